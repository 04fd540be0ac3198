package vn.liennganh.console.open;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.message.RefusalCode;

/**
 * {@code GET /problems/<code>}: what a problem's {@code type} leads to, its meaning and who must
 * act; {@code /loi/<code>} is the same for people.
 */
@Controller
class ProblemPageController {

    private static final Map<String, Entry> ENTRIES = entries();

    private final String publicUrl;

    ProblemPageController(@Value("${hub.gateway.public-url}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /**
     * @param actor {@code sender}, {@code again} or {@code hub}
     */
    public record Entry(String code, int status, String actor) {}

    @GetMapping({"/problems", "/loi"})
    @Page(Section.OPEN)
    String all(Model model) {
        model.addAttribute("entries", List.copyOf(ENTRIES.values()));
        return "console/open/problems";
    }

    @GetMapping({"/problems/{code}", "/loi/{code}"})
    @Page(Section.OPEN)
    String one(@PathVariable String code, Model model) {
        Entry entry =
                Optional.ofNullable(ENTRIES.get(code))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("entry", entry);
        model.addAttribute("type", publicUrl + "/problems/" + code);
        return "console/open/problem";
    }

    private static Map<String, Entry> entries() {
        Map<String, Entry> entries = new TreeMap<>();
        Arrays.stream(RefusalCode.values())
                .map(code -> new Entry(code.slug(), code.status(), actor(code)))
                .forEach(entry -> entries.put(entry.code(), entry));
        http(entries, HttpStatus.METHOD_NOT_ALLOWED);
        http(entries, HttpStatus.NOT_ACCEPTABLE);
        http(entries, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        return entries;
    }

    /** What HTTP itself refuses is called as HTTP calls it. */
    private static void http(Map<String, Entry> entries, HttpStatus status) {
        String code = status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        entries.put(code, new Entry(code, status.value(), "sender"));
    }

    private static String actor(RefusalCode code) {
        if (code == RefusalCode.INTERNAL) {
            return "hub";
        }
        return code.retryable() ? "again" : "sender";
    }
}
