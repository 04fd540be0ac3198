package vn.liennganh.console.police.day;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.police.Said;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** Carries the day: the sheet, and the four moments from wherever the telephone is. */
@Controller
class PoliceDayController {

    private final CurrentPerson current;
    private final DayOperations operations;
    private final PoliceDayRepository rows;
    private final DutySheet sheets;
    private final DutyNames names;
    private final Clock clock;
    private final String url;

    PoliceDayController(
            CurrentPerson current,
            DayOperations operations,
            PoliceDayRepository rows,
            DutySheet sheets,
            DutyNames names,
            Clock clock,
            @Value("${hub.gateway.public-url}") String url) {
        this.current = current;
        this.operations = operations;
        this.rows = rows;
        this.sheets = sheets;
        this.names = names;
        this.clock = clock;
        this.url = url;
    }

    @GetMapping("/lich-cuong-che/{exchange}/phieu-nhiem-vu")
    @Page(Section.POLICE)
    String sheet(@PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        Operation seen = operations.shown(current.required(), exchange);
        model.addAttribute("sheet", sheets.of(seen, words));
        model.addAttribute("qr", QrDrawing.of(url + "/lich-cuong-che/" + exchange));
        model.addAttribute("exchange", exchange);
        return "console/police/sheet";
    }

    @GetMapping("/lich-cuong-che/{exchange}/ngay-thuc-hien")
    @Page(Section.POLICE)
    String day(@PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        operations.police(person, exchange);
        Operation seen = operations.shown(person, exchange);
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
        model.addAttribute("member", person.member());
        model.addAttribute("made", said.moment(clock.instant()));
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
        Person person = current.required();
        operations.police(person, exchange);
        if (!Mark.KINDS.contains(kind)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Instant now = clock.instant();
        rows.keep(
                exchange,
                person,
                new Mark(id, kind, DayOperations.moment(at, now), now, person.name()));
        return queued.isEmpty()
                ? "redirect:/lich-cuong-che/" + exchange + "/ngay-thuc-hien"
                : ResponseEntity.noContent().build();
    }

    /** The program that shows the copy of a day's page on a telephone without a line. */
    @GetMapping("/lich-cuong-che/ngoai-tuyen.js")
    @Page(Section.POLICE)
    ResponseEntity<Resource> offline() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript"))
                .body(new ClassPathResource("static/console/police-offline.js"));
    }
}
