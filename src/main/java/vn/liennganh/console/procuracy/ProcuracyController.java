package vn.liennganh.console.procuracy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.language.Words;
import vn.liennganh.supervision.DocketLine;
import vn.liennganh.supervision.Mark;

/** {@code /kiem-sat}: the procuracy's docket by part, the late and the missing first. */
@Controller
class ProcuracyController {

    private static final int TAKEN = 5_000;

    /** The due instant and the duty of the last line of the page before. */
    private static final Pattern PLACE = Pattern.compile("(\\d{1,15})~([0-9a-f-]{36})");

    private final CurrentPerson current;
    private final DocketLines lines;
    private final Exports exports;
    private final Clock clock;

    ProcuracyController(
            CurrentPerson current,
            DocketLines lines,
            Exports exports,
            @Qualifier("hubClock") Clock clock) {
        this.current = current;
        this.lines = lines;
        this.exports = exports;
        this.clock = clock;
    }

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
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Asked asked = asked(part, mark, from, to);
        List<DocketLine> page = lines.page(asked, person, place(after), DocketLines.PAGE);
        model.addAttribute("lines", lines.lines(page, person, words));
        model.addAttribute("asked", asked.section().word());
        model.addAttribute("mark", asked.markWord());
        model.addAttribute("from", asked.from());
        model.addAttribute("to", asked.to());
        model.addAttribute("parts", vn.liennganh.supervision.Section.values());
        model.addAttribute("marks", Mark.listed());
        model.addAttribute("begun", !after.isEmpty());
        model.addAttribute("next", page.size() < DocketLines.PAGE ? "" : next(page));
        model.addAttribute(
                "query",
                "?phan="
                        + asked.part()
                        + "&dau="
                        + asked.markWord()
                        + "&tu="
                        + asked.from()
                        + "&den="
                        + asked.to());
        return "console/procuracy";
    }

    /** All pages of what was asked for. */
    @GetMapping("/kiem-sat/so.{form}")
    @Page(Section.PROCURACY)
    ResponseEntity<byte[]> taken(
            @PathVariable String form,
            @RequestParam(name = "phan", defaultValue = "copies") String part,
            @RequestParam(name = "dau", required = false) @Nullable String mark,
            @RequestParam(name = "tu", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(name = "den", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @ModelAttribute("w") Words words) {
        Person person = current.required();
        Asked asked = asked(part, mark, from, to);
        List<DocketLine> all =
                lines.all(asked, person, TAKEN)
                        .orElseThrow(
                                () -> new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE));
        return exports.of(
                lines.table(
                        words.say("procuracy.part." + asked.part()),
                        List.of(
                                words.say(
                                        "procuracy.sample-days",
                                        words.day(asked.from()),
                                        words.day(asked.to()))),
                        all,
                        person,
                        words),
                "so-kiem-sat",
                form,
                words);
    }

    private Asked asked(
            String part, @Nullable String mark, @Nullable LocalDate from, @Nullable LocalDate to) {
        return Asked.of(part, mark, from, to, LegalClock.day(clock.instant()));
    }

    private static DocketLines.Place place(String after) {
        if (after.isEmpty()) {
            return DocketLines.Place.START;
        }
        Matcher read = PLACE.matcher(after);
        if (!read.matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new DocketLines.Place(
                Instant.ofEpochMilli(Long.parseLong(read.group(1))),
                UUID.fromString(read.group(2)));
    }

    private static String next(List<DocketLine> page) {
        DocketLine last = page.get(page.size() - 1);
        return last.due().toEpochMilli() + "~" + last.obligation();
    }
}
