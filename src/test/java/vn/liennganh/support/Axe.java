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
        return serious(new AxeBuilder(page).withTags(RULES));
    }

    /** Of these only what cannot be told from its ground; a tenth of the work. */
    public static List<String> contrast(Page page) {
        return serious(new AxeBuilder(page).withRules(List.of("color-contrast")));
    }

    private static List<String> serious(AxeBuilder axe) {
        return axe.setLegacyMode(true).analyze().getViolations().stream()
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
