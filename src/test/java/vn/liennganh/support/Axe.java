package vn.liennganh.support;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What keeps people out of a page. */
public final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Axe() {}

    /** Serious and critical violations, each with the first places; none on a good page. */
    public static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .filter(one -> List.of("serious", "critical").contains(one.getImpact()))
                        .map(Axe::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    /** By how many pixels a page is wider than its window. */
    public static int overflow(Page page) {
        Object wider =
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
        return ((Number) wider).intValue();
    }
}
