package vn.liennganh.console.open.debtor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.open.check.PublicGate;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.RuleBook;

/**
 * {@code /cong-khai}: who is published as a debtor without means. Search engines are told to keep
 * none of it, so that what is taken down is gone.
 */
@Controller
class DebtorController {

    private static final List<MessageType> PUBLISHED =
            List.of(
                    new MessageType("debtor-publication.posting-request"),
                    new MessageType("debtor-publication.publication-record"));
    private static final int ROWS = 20;
    private static final int PAGES = 500;
    private static final int NAME_MAX = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final PublicationRepository rows;
    private final PublicGate gate;
    private final DutyNames names;
    private final RuleBook rules;
    private final Clock clock;

    DebtorController(
            PublicationRepository rows,
            PublicGate gate,
            DutyNames names,
            RuleBook rules,
            @Qualifier("hubClock") Clock clock) {
        this.rows = rows;
        this.gate = gate;
        this.names = names;
        this.rules = rules;
        this.clock = clock;
    }

    /** An agency to choose. */
    public record Office(String id, String name) {}

    /** One debtor as shown. */
    public record Row(Publication said, String agency, String since) {}

    @GetMapping("/cong-khai")
    @Page(Section.OPEN)
    String debtors(
            @RequestParam(defaultValue = "") String ten,
            @RequestParam(defaultValue = "", name = "co-quan") String office,
            @RequestParam(defaultValue = "1") int trang,
            @ModelAttribute("w") Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("X-Robots-Tag", "noindex, noarchive");
        gate.ask(request);
        String name = ten.length() > NAME_MAX ? ten.substring(0, NAME_MAX) : ten;
        int page = Math.min(Math.max(1, trang), PAGES);
        List<Publication> found = rows.page(Folded.of(name), office, (page - 1) * ROWS, ROWS + 1);
        model.addAttribute("name", name);
        model.addAttribute("office", office);
        model.addAttribute(
                "offices",
                rows.agencies().stream().map(id -> new Office(id, agency(id, words))).toList());
        model.addAttribute(
                "rows",
                found.stream()
                        .limit(ROWS)
                        .map(
                                one ->
                                        new Row(
                                                one,
                                                agency(one.agency(), words),
                                                DAY.format(
                                                        one.publishedAt().atZone(WireTime.ZONE))))
                        .toList());
        model.addAttribute("cited", cited(words));
        model.addAttribute("page", page);
        model.addAttribute("more", found.size() > ROWS);
        return "console/open/debtors";
    }

    /** Under which law people are published, as far as it may be shown. */
    private List<String> cited(Words words) {
        LocalDate today = LegalClock.day(clock.instant());
        return PUBLISHED.stream()
                .flatMap(type -> rules.rule(type, today).stream())
                .flatMap(rule -> rule.citations().stream())
                .flatMap(one -> one.shown(words.locale()).stream())
                .distinct()
                .toList();
    }

    private String agency(String id, Words words) {
        return names.agency(new AgencyId(id), words);
    }
}
