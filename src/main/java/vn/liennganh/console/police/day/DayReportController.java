package vn.liennganh.console.police.day;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** What the police report of a day: written on the page, kept, and taken out as a file. */
@Controller
class DayReportController {

    private static final Duration WAITED_MIN = Duration.ofMinutes(10);
    private static final int TEXT_MAX = 5_000;
    private static final int PEOPLE_MAX = 10_000;

    private final CurrentPerson current;
    private final DayOperations operations;
    private final PoliceDayRepository rows;
    private final ReportPaper papers;
    private final Exports exports;
    private final Clock clock;

    DayReportController(
            CurrentPerson current,
            DayOperations operations,
            PoliceDayRepository rows,
            ReportPaper papers,
            Exports exports,
            Clock clock) {
        this.current = current;
        this.operations = operations;
        this.rows = rows;
        this.papers = papers;
        this.exports = exports;
        this.clock = clock;
    }

    /** Keeps a report; one that was written before the one that is known changes nothing. */
    @PostMapping("/lich-cuong-che/{exchange}/bao-cao")
    @Page(Section.POLICE)
    Object report(
            @PathVariable UUID exchange,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String queued,
            @RequestParam(defaultValue = "0") int people,
            @RequestParam(defaultValue = "") String incidents,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String proposals) {
        Person person = current.required();
        operations.police(person, exchange);
        Instant now = clock.instant();
        rows.report(
                exchange,
                person,
                new DayReport(
                        Math.max(0, Math.min(PEOPLE_MAX, people)),
                        cut(incidents),
                        cut(result),
                        cut(proposals),
                        written(at, now),
                        person.name()));
        return queued.isEmpty()
                ? "redirect:/lich-cuong-che/" + exchange + "/ngay-thuc-hien#bao-cao"
                : ResponseEntity.noContent().build();
    }

    @GetMapping("/lich-cuong-che/{exchange}/bao-cao.{form}")
    @Page(Section.POLICE)
    ResponseEntity<byte[]> file(
            @PathVariable UUID exchange,
            @PathVariable String form,
            @ModelAttribute("w") Words words) {
        Person person = current.required();
        operations.police(person, exchange);
        Operation seen = operations.shown(person, exchange);
        return rows.report(exchange, person.acting())
                .map(one -> papers.of(seen, rows.marks(exchange, person.acting()), one, words))
                .map(table -> exports.of(table, "bao-cao", form, words))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Only what has waited is older than now: clocks of telephones are some minutes off. */
    private static Instant written(String at, Instant now) {
        Instant typed = DayOperations.moment(at, now);
        return typed.isBefore(now.minus(WAITED_MIN)) ? typed : now;
    }

    private static String cut(String text) {
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    }
}
