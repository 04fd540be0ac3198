package vn.liennganh.console.mail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.language.Words;

/**
 * {@code /hop-thu/so-van-ban}: the registers of incoming and outgoing documents that a clerk keeps,
 * made of what the hub has accepted, to be taken away.
 */
@Controller
class CorrespondenceController {

    private static final int SHOWN = 200;
    private static final int TAKEN = 2_000;
    private static final int DAYS_BACK = 30;
    private static final int DAYS_MAX = 366;

    private final CurrentPerson current;
    private final RegisterNumbers numbers;
    private final RegisterLines register;
    private final DutyNames names;
    private final Exports exports;
    private final Clock clock;

    CorrespondenceController(
            CurrentPerson current,
            RegisterNumbers numbers,
            RegisterLines register,
            DutyNames names,
            Exports exports,
            @Qualifier("hubClock") Clock clock) {
        this.current = current;
        this.numbers = numbers;
        this.register = register;
        this.names = names;
        this.exports = exports;
        this.clock = clock;
    }

    private record Days(LocalDate from, LocalDate to) {}

    /**
     * Documents in the order of acceptance.
     *
     * @param first the number of the first of them
     * @param more true where there are earlier ones in those days
     */
    private record Found(List<RegisterLines.Line> lines, long first, boolean more) {

        /** Whether some of them get their numbers later. */
        boolean numbering() {
            return lines.stream().anyMatch(one -> one.place().isEmpty());
        }
    }

    @GetMapping("/hop-thu/so-van-ban")
    @Page(Section.MAILBOX)
    String page(
            @RequestParam(name = "chieu", defaultValue = "") String way,
            @RequestParam(name = "tu", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(name = "den", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(name = "truoc", required = false) @Nullable Long before,
            @ModelAttribute("w") Words words,
            Model model) {
        Days days = days(from, to);
        Found found = found(way, days, before == null ? Long.MAX_VALUE : before, SHOWN, words);
        List<RegisterLines.Line> newestFirst = new ArrayList<>(found.lines());
        Collections.reverse(newestFirst);
        model.addAttribute("lines", newestFirst);
        model.addAttribute("first", found.first());
        model.addAttribute("later", before != null);
        model.addAttribute("way", way);
        model.addAttribute("from", days.from());
        model.addAttribute("to", days.to());
        model.addAttribute("more", found.more());
        model.addAttribute("numbering", found.numbering());
        model.addAttribute(
                "query", "?chieu=" + shown(way) + "&tu=" + days.from() + "&den=" + days.to());
        return "console/correspondence";
    }

    @GetMapping("/hop-thu/so-van-ban.{form}")
    @Page(Section.MAILBOX)
    ResponseEntity<byte[]> taken(
            @PathVariable String form,
            @RequestParam(name = "chieu", defaultValue = "") String way,
            @RequestParam(name = "tu", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(name = "den", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @ModelAttribute("w") Words words) {
        Days days = days(from, to);
        Found found = found(way, days, Long.MAX_VALUE, TAKEN, words);
        List<String> notes =
                new ArrayList<>(
                        List.of(
                                names.agency(current.required().acting(), words),
                                words.say(
                                        "mail.register-days",
                                        words.day(days.from()),
                                        words.day(days.to())),
                                words.say(
                                        found.more() ? "mail.register-first" : "mail.register-rows",
                                        found.lines().size())));
        if (found.numbering()) {
            notes.add(words.say("mail.register-numbering"));
        }
        Table table = register.table(way, notes, found.lines(), words);
        return exports.of(table, "so-van-ban", form, words);
    }

    /** The last so many that an agency sent or was sent in those days, one way or both. */
    private Found found(String way, Days days, long before, int limit, Words words) {
        Person person = current.required();
        List<StoredMessage> all =
                new ArrayList<>(
                        numbers.listed(
                                person.acting(),
                                new RegisterRepository.Extract(
                                        days.from(),
                                        days.to(),
                                        !way.equals("den"),
                                        !way.equals("di"),
                                        before),
                                limit + 1));
        boolean more = all.size() > limit;
        if (more) {
            all.remove(limit);
        }
        Collections.reverse(all);
        return new Found(
                register.of(all, person, words), all.isEmpty() ? 0 : all.get(0).number(), more);
    }

    private Days days(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate today = LegalClock.day(clock.instant());
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(DAYS_BACK) : from;
        if (last.isBefore(first) || first.plusDays(DAYS_MAX).isBefore(last)) {
            first = last.minusDays(DAYS_BACK);
        }
        return new Days(first, last);
    }

    private static String shown(String way) {
        return way.equals("di") || way.equals("den") ? way : "";
    }
}
