package vn.liennganh.console.police.day;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.police.Said;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;

/** Carries the day: the sheet, the four moments, the report. */
@Controller
class PoliceDayController {

    /** A telephone that was in a valley may be late, its clock a little ahead. */
    private static final Duration LATE_MAX = Duration.ofDays(14);

    private static final Duration AHEAD_MAX = Duration.ofMinutes(10);
    private static final int TEXT_MAX = 5_000;

    private final CurrentPerson current;
    private final SeenCoercions operations;
    private final PoliceDayRepository rows;
    private final DutySheet sheets;
    private final DutyNames names;
    private final Readings readings;
    private final Clock clock;
    private final String url;

    PoliceDayController(
            CurrentPerson current,
            SeenCoercions operations,
            PoliceDayRepository rows,
            DutySheet sheets,
            DutyNames names,
            Readings readings,
            Clock clock,
            @Value("${hub.gateway.public-url}") String url) {
        this.current = current;
        this.operations = operations;
        this.rows = rows;
        this.sheets = sheets;
        this.names = names;
        this.readings = readings;
        this.clock = clock;
        this.url = url;
    }

    @GetMapping("/lich-cuong-che/{exchange}/phieu-nhiem-vu")
    @Page(Section.POLICE)
    String sheet(@PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        Operation seen = shown(current.required(), exchange);
        model.addAttribute("sheet", sheets.of(seen, words));
        model.addAttribute("qr", QrDrawing.of(url + "/lich-cuong-che/" + exchange));
        model.addAttribute("exchange", exchange);
        return "console/police/sheet";
    }

    @GetMapping("/lich-cuong-che/{exchange}/ngay-thuc-hien")
    @Page(Section.POLICE)
    String day(@PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        Person person = police(exchange);
        Operation seen = shown(person, exchange);
        Said said = new Said(words.locale());
        List<Mark> marks = rows.marks(exchange, person.acting());
        model.addAttribute("exchange", exchange);
        model.addAttribute("number", seen.key().number());
        model.addAttribute("agency", names.agency(seen.key().agency(), words));
        model.addAttribute("when", seen.terms().map(one -> said.moment(one.time())).orElse(""));
        model.addAttribute("place", seen.terms().map(one -> one.place()).orElse(""));
        model.addAttribute("marks", marks);
        model.addAttribute("said", said);
        model.addAttribute("kinds", List.of("arrived", "started", "paused", "ended"));
        model.addAttribute("key", UUID.randomUUID());
        model.addAttribute("report", rows.report(exchange, person.acting()));
        model.addAttribute("committed", seen.committed());
        return "console/police/day";
    }

    /**
     * Writes a moment down. The same id again changes nothing, so that a telephone may send what it
     * is not sure of; a script is told so by a plain 204.
     */
    @PostMapping("/lich-cuong-che/{exchange}/moc")
    @Page(Section.POLICE)
    Object mark(
            @PathVariable UUID exchange,
            @RequestParam UUID id,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String queued) {
        Person person = police(exchange);
        if (!Mark.KINDS.contains(kind)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Instant now = clock.instant();
        rows.keep(exchange, person, new Mark(id, kind, moment(at, now), now, person.name()));
        return queued.isEmpty()
                ? "redirect:/lich-cuong-che/" + exchange + "/ngay-thuc-hien"
                : ResponseEntity.noContent().build();
    }

    /** What lies far off is not believed: then the hub's own time stands. */
    private static Instant moment(String text, Instant now) {
        return WireTime.read(text)
                .map(OffsetDateTime::toInstant)
                .filter(one -> one.isAfter(now.minus(LATE_MAX)))
                .filter(one -> one.isBefore(now.plus(AHEAD_MAX)))
                .orElse(now);
    }

    @PostMapping("/lich-cuong-che/{exchange}/bao-cao")
    @Page(Section.POLICE)
    String report(
            @PathVariable UUID exchange,
            @RequestParam(defaultValue = "0") int people,
            @RequestParam(defaultValue = "") String incidents,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String proposals) {
        Person person = police(exchange);
        rows.report(
                exchange,
                person,
                new DayReport(
                        Math.max(0, Math.min(10_000, people)),
                        cut(incidents),
                        cut(result),
                        cut(proposals),
                        clock.instant(),
                        person.name()));
        return "redirect:/lich-cuong-che/" + exchange + "/ngay-thuc-hien#bao-cao";
    }

    private static String cut(String text) {
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    }

    /** Only police who are asked for forces write down how the day went. */
    private Person police(UUID exchange) {
        Person person = current.required();
        Operation seen = seen(person, exchange);
        boolean police =
                List.of("commune-police", "provincial-police").contains(person.kind())
                        && seen.police().contains(person.acting());
        if (!police) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return person;
    }

    /** The operation, of which the page is about to tell. */
    private Operation shown(Person person, UUID exchange) {
        Operation seen = seen(person, exchange);
        readings.shown(person, seen.facts().stream().map(Fact::message).toList());
        return seen;
    }

    private Operation seen(Person person, UUID exchange) {
        return operations
                .find(person.acting(), exchange, Optional.empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
