package vn.liennganh.console.procuracy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Viewing;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.supervision.Docket;
import vn.liennganh.supervision.DocketLine;
import vn.liennganh.supervision.Mark;
import vn.liennganh.supervision.Wanted;

/** {@code /kiem-sat}: the procuracy's docket by part, the late and the missing first. */
@Controller
class ProcuracyController {

    private static final int LINES = 200;
    private static final int DAYS_BACK = 60;
    private static final int DAYS_AHEAD = 30;
    private static final int DAYS_MAX = 400;
    private static final int SAMPLE_MAX = 50;
    private static final UUID FIRST = new UUID(0, 0);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final CurrentPerson current;
    private final Docket docket;
    private final Viewing viewing;
    private final DutyNames names;
    private final Clock clock;

    ProcuracyController(
            CurrentPerson current,
            Docket docket,
            Viewing viewing,
            DutyNames names,
            @Qualifier("hubClock") Clock clock) {
        this.current = current;
        this.docket = docket;
        this.viewing = viewing;
        this.names = names;
        this.clock = clock;
    }

    /** A line of the docket, for people. */
    public record Line(
            UUID message,
            String what,
            String owes,
            String who,
            String arrived,
            String due,
            String mark,
            boolean policy,
            Optional<UUID> answer) {}

    /** A stretch of days, and which lines of it. */
    private record Asked(
            vn.liennganh.supervision.Section part,
            Optional<Mark> mark,
            LocalDate from,
            LocalDate to) {}

    @GetMapping("/kiem-sat")
    @Page(Section.PROCURACY)
    String docket(
            @RequestParam(name = "phan", defaultValue = "copies") String part,
            @RequestParam(name = "dau", required = false) @Nullable String mark,
            @RequestParam(name = "tu", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(name = "den", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @ModelAttribute("w") Words words,
            Model model) {
        Asked asked = asked(part, mark, from, to);
        List<Line> lines = lines(asked, words);
        model.addAttribute("lines", lines);
        model.addAttribute("asked", asked.part().word());
        model.addAttribute("mark", asked.mark().map(Mark::word).orElse(""));
        model.addAttribute("from", asked.from());
        model.addAttribute("to", asked.to());
        model.addAttribute("parts", vn.liennganh.supervision.Section.values());
        model.addAttribute("marks", Mark.values());
        model.addAttribute("full", lines.size() == LINES);
        return "console/procuracy";
    }

    /** A random sample; whoever types the same seed and days draws the same lines again. */
    @GetMapping("/kiem-sat/mau")
    @Page(Section.PROCURACY)
    String sample(
            @RequestParam(name = "hat", required = false) @Nullable Long seed,
            @RequestParam(name = "so", defaultValue = "10") int size,
            @RequestParam(name = "tu", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(name = "den", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @ModelAttribute("w") Words words,
            Model model) {
        long used = seed == null ? clock.millis() / 1_000 : seed;
        Asked asked = asked("copies", null, from, to);
        List<Line> all = new ArrayList<>(lines(asked, words));
        int drawnFrom = all.size();
        Collections.shuffle(all, new Random(used));
        model.addAttribute(
                "lines", all.stream().limit(Math.max(1, Math.min(size, SAMPLE_MAX))).toList());
        model.addAttribute("seed", used);
        model.addAttribute("size", size);
        model.addAttribute("drawnFrom", drawnFrom);
        model.addAttribute("from", asked.from());
        model.addAttribute("to", asked.to());
        return "console/procuracy-sample";
    }

    private Asked asked(
            String part, @Nullable String mark, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate today = LegalClock.day(clock.instant());
        LocalDate first = from == null ? today.minusDays(DAYS_BACK) : from;
        LocalDate last = to == null ? today.plusDays(DAYS_AHEAD) : to;
        if (last.isBefore(first) || first.plusDays(DAYS_MAX).isBefore(last)) {
            last = first.plusDays(DAYS_AHEAD);
        }
        return new Asked(
                vn.liennganh.supervision.Section.of(part)
                        .orElse(vn.liennganh.supervision.Section.COPIES),
                Optional.ofNullable(mark).flatMap(Mark::of),
                first,
                last);
    }

    private List<Line> lines(Asked asked, Words words) {
        Person person = current.required();
        return docket
                .page(
                        new Wanted(
                                viewing.viewers(person.acting()),
                                asked.part(),
                                asked.mark(),
                                asked.from().atStartOfDay(WireTime.ZONE).toInstant(),
                                asked.to().plusDays(1).atStartOfDay(WireTime.ZONE).toInstant(),
                                Instant.EPOCH,
                                FIRST,
                                LINES))
                .stream()
                .map(entry -> line(entry.line(), person, words))
                .toList();
    }

    private Line line(DocketLine line, Person person, Words words) {
        boolean own = line.party().equals(person.acting());
        return new Line(
                line.cause(),
                names.title(new MessageType(line.type()), words),
                names.owed(line.owes(), line.rule(), words),
                names.agency(own ? line.owedTo() : line.party(), words),
                MOMENT.format(line.arrivedAt().atZone(WireTime.ZONE)),
                MOMENT.format(line.due().atZone(WireTime.ZONE)),
                line.mark().word(),
                line.policy(),
                line.answer());
    }
}
