package vn.liennganh.console.mail;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.WireTime;
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
    private final MessageArchive archive;
    private final Letterbox letters;
    private final Readings readings;
    private final DutyNames names;
    private final Exports exports;
    private final Clock clock;

    CorrespondenceController(
            CurrentPerson current,
            MessageArchive archive,
            Letterbox letters,
            Readings readings,
            DutyNames names,
            Exports exports,
            @Qualifier("hubClock") Clock clock) {
        this.current = current;
        this.archive = archive;
        this.letters = letters;
        this.readings = readings;
        this.names = names;
        this.exports = exports;
        this.clock = clock;
    }

    /**
     * A document of the register.
     *
     * @param caseNumber empty while the agency has not opened the document
     */
    record Line(
            int place,
            UUID message,
            boolean sent,
            LocalDateTime at,
            String title,
            String other,
            String caseNumber,
            int attachments) {}

    private record Days(LocalDate from, LocalDate to) {}

    /**
     * Documents in the order of acceptance.
     *
     * @param first the number of the first of them
     * @param more true where there are earlier ones in those days
     */
    private record Found(List<Line> lines, long first, boolean more) {}

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
        List<Line> newestFirst = new ArrayList<>(found.lines());
        Collections.reverse(newestFirst);
        model.addAttribute("lines", newestFirst);
        model.addAttribute("first", found.first());
        model.addAttribute("later", before != null);
        model.addAttribute("way", way);
        model.addAttribute("from", days.from());
        model.addAttribute("to", days.to());
        model.addAttribute("more", found.more());
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
        List<Line> lines = found.lines();
        Table table =
                new Table(
                        words.say("mail.register"),
                        List.of(
                                names.agency(current.required().acting(), words),
                                words.say(
                                        "mail.register-days",
                                        words.day(days.from()),
                                        words.day(days.to())),
                                words.say(
                                        found.more() ? "mail.register-first" : "mail.register-rows",
                                        lines.size())),
                        List.of(
                                words.say("mail.register-place"),
                                words.say("mail.register-way"),
                                words.say("mail.register-at"),
                                words.say("mail.register-what"),
                                words.say("mail.register-other"),
                                words.say("mail.register-case"),
                                words.say("mail.register-files")),
                        lines.stream().map(one -> cells(one, words)).toList());
        return exports.of(table, "so-van-ban", form, words);
    }

    private static List<Object> cells(Line one, Words words) {
        return List.of(
                (long) one.place(),
                words.say(one.sent() ? "mail.register-out" : "mail.register-in"),
                one.at(),
                one.title(),
                one.other(),
                one.caseNumber(),
                (long) one.attachments());
    }

    /** The last so many that an agency sent or was sent in those days, one way or both. */
    private Found found(String way, Days days, long before, int limit, Words words) {
        Person person = current.required();
        List<StoredMessage> all =
                new ArrayList<>(
                        archive.ofParty(
                                person.acting(),
                                new MessageArchive.Span(
                                        days.from().atStartOfDay(WireTime.ZONE).toInstant(),
                                        days.to()
                                                .plusDays(1)
                                                .atStartOfDay(WireTime.ZONE)
                                                .toInstant(),
                                        !way.equals("den"),
                                        !way.equals("di"),
                                        before),
                                limit + 1));
        boolean more = all.size() > limit;
        if (more) {
            all.remove(limit);
        }
        Collections.reverse(all);
        Set<UUID> read = readings.read(person, all.stream().map(StoredMessage::id).toList());
        List<Line> lines = new ArrayList<>();
        for (StoredMessage one : all) {
            lines.add(line(lines.size() + 1, one, read.contains(one.id()), person, words));
        }
        return new Found(lines, all.isEmpty() ? 0 : all.get(0).number(), more);
    }

    private Line line(int place, StoredMessage one, boolean read, Person person, Words words) {
        boolean sent = one.from().equals(person.acting());
        return new Line(
                place,
                one.id(),
                sent,
                LocalDateTime.ofInstant(one.acceptedAt(), WireTime.ZONE),
                names.title(one.type(), words),
                sent
                        ? one.recipients().stream()
                                .map(it -> names.agency(it, words))
                                .collect(Collectors.joining(", "))
                        : names.agency(one.from(), words),
                read ? letters.envelope(one).caseNumber().orElse("") : "",
                one.attachments().size());
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
