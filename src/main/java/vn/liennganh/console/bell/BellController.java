package vn.liennganh.console.bell;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** {@code /toi/chuong}: what concerns the reader, and what of it is new to that reader. */
@Controller
class BellController {

    private static final String PAGE = "/toi/chuong";

    /** Hub's and machine's milliseconds and the inbox's round, as the page was shown. */
    private static final Pattern UNTIL = Pattern.compile("(\\d{1,15})-(\\d{1,15})-(\\d{1,18})");

    private final CurrentPerson current;
    private final Bell bell;

    BellController(CurrentPerson current, Bell bell) {
        this.current = current;
        this.bell = bell;
    }

    /** A line of the list. */
    public record Line(
            Kind kind,
            Section part,
            boolean fresh,
            Instant at,
            String path,
            String what,
            String from,
            String caseNumber) {}

    @GetMapping(PAGE)
    @Page(Section.OWN)
    String page(@ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Mark now = bell.now(person); // before the list: what comes in between stays new
        List<Line> lines = bell.list(person).stream().map(one -> line(one, words)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("fresh", lines.stream().filter(Line::fresh).count());
        model.addAttribute(
                "until",
                now.at().toEpochMilli() + "-" + now.machineAt().toEpochMilli() + "-" + now.round());
        return "console/bell";
    }

    /** The numbers alone, for pages that fetch nothing else anew. */
    @GetMapping(PAGE + "/so")
    @Page(Section.OWN)
    String counts() {
        return "console/bell-counts";
    }

    /** Everything that the page showed is known to this reader, and to nobody else. */
    @PostMapping(PAGE + "/da-xem")
    @Page(Section.OWN)
    String seen(@RequestParam("den") String until) {
        Matcher read = UNTIL.matcher(until);
        if (!read.matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        bell.seen(
                current.required(),
                new Mark(
                        Instant.ofEpochMilli(Long.parseLong(read.group(1))),
                        Instant.ofEpochMilli(Long.parseLong(read.group(2))),
                        Long.parseLong(read.group(3))));
        return "redirect:" + PAGE;
    }

    private static Line line(Bell.Told told, Words words) {
        Tiding one = told.tiding();
        return new Line(
                one.kind(),
                one.part(),
                told.fresh(),
                one.at(),
                one.path(),
                one.what().apply(words),
                one.from().apply(words),
                told.caseNumber());
    }
}
