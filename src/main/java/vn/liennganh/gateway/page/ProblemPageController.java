package vn.liennganh.gateway.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.language.Languages;
import vn.liennganh.message.language.Words;

/**
 * {@code GET /problems/<code>}: what a problem's {@code type} leads to, its meaning and who must
 * act.
 */
@Controller
class ProblemPageController {

    private static final Map<String, Entry> ENTRIES = entries();

    private final boolean sandbox;

    ProblemPageController(@Value("${hub.sandbox.enabled:false}") boolean sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * @param actor {@code sender}, {@code again} or {@code hub}
     */
    public record Entry(String code, int status, String actor) {}

    @GetMapping("/problems")
    String all(
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(value = "Accept-Language", required = false) @Nullable String languages,
            Model model,
            HttpServletResponse response) {
        return page(List.copyOf(ENTRIES.values()), Languages.of(lang, languages), model, response);
    }

    @GetMapping("/problems/{code}")
    String one(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(value = "Accept-Language", required = false) @Nullable String languages,
            Model model,
            HttpServletResponse response) {
        Entry entry = ENTRIES.get(code);
        if (entry == null) {
            throw new ProblemException(Problem.notFound());
        }
        return page(List.of(entry), Languages.of(lang, languages), model, response);
    }

    private String page(
            List<Entry> entries, Locale locale, Model model, HttpServletResponse response) {
        response.setHeader("Content-Language", locale.getLanguage());
        model.addAttribute("w", new Words(locale));
        model.addAttribute("sandbox", sandbox);
        model.addAttribute("entries", entries);
        return "gateway/problem";
    }

    private static Map<String, Entry> entries() {
        Map<String, Entry> entries = new TreeMap<>();
        Arrays.stream(RefusalCode.values())
                .forEach(
                        code ->
                                entries.put(
                                        code.slug(),
                                        new Entry(code.slug(), code.status(), actor(code))));
        for (int status : new int[] {405, 406, 415}) {
            String code = Problem.ofStatus(status).code();
            entries.put(code, new Entry(code, status, "sender"));
        }
        return entries;
    }

    private static String actor(RefusalCode code) {
        if (code == RefusalCode.INTERNAL) {
            return "hub";
        }
        return code.retryable() ? "again" : "sender";
    }
}
