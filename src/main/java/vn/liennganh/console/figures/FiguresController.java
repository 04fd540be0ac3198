package vn.liennganh.console.figures;

import java.util.List;
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
import vn.liennganh.console.access.Section;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.statistics.scorecard.Mark;

/** {@code /thong-ke}: reports of a period and scorecards. */
@Controller
class FiguresController {

    private final CurrentPerson current;
    private final PeriodPage periods;
    private final CardPage cards;
    private final Exports exports;

    FiguresController(CurrentPerson current, PeriodPage periods, CardPage cards, Exports exports) {
        this.current = current;
        this.periods = periods;
        this.cards = cards;
        this.exports = exports;
    }

    @GetMapping("/thong-ke")
    @Page(Section.STATISTICS)
    String period(
            @RequestParam(defaultValue = "") String nam,
            @RequestParam(defaultValue = "") String ky,
            @ModelAttribute("w") Words words,
            Model model) {
        Period period = periods.period(nam, ky);
        model.addAttribute("seen", periods.look(viewer(), period, words));
        model.addAttribute("lengths", List.of(Period.Length.values()));
        return "console/figures/period";
    }

    @GetMapping("/thong-ke/ky.{form}")
    @Page(Section.STATISTICS)
    ResponseEntity<byte[]> exportPeriod(
            @PathVariable String form,
            @RequestParam(defaultValue = "") String nam,
            @RequestParam(defaultValue = "") String ky,
            @ModelAttribute("w") Words words) {
        PeriodPage.Seen seen = periods.look(viewer(), periods.period(nam, ky), words);
        return exports.of(periods.table(seen, words), "thong-ke", form, words);
    }

    @GetMapping("/thong-ke/bang-diem")
    @Page(Section.STATISTICS)
    String cards(
            @RequestParam(defaultValue = "") String tu,
            @RequestParam(defaultValue = "") String den,
            @ModelAttribute("w") Words words,
            Model model) {
        CardPage.Period days = cards.days(tu, den);
        model.addAttribute("from", days.from());
        model.addAttribute("to", days.to());
        model.addAttribute("marks", Mark.values());
        model.addAttribute("cards", cards.cards(viewer(), days, words));
        model.addAttribute("outage", cards.outageMinutes(days));
        return "console/figures/cards";
    }

    @GetMapping("/thong-ke/bang-diem.{form}")
    @Page(Section.STATISTICS)
    ResponseEntity<byte[]> exportCards(
            @PathVariable String form,
            @RequestParam(defaultValue = "") String tu,
            @RequestParam(defaultValue = "") String den,
            @ModelAttribute("w") Words words) {
        CardPage.Period days = cards.days(tu, den);
        return exports.of(
                cards.table(cards.cards(viewer(), days, words), days, words),
                "bang-diem",
                form,
                words);
    }

    @GetMapping("/thong-ke/bang-diem/{agency}/{mark}")
    @Page(Section.STATISTICS)
    String duties(
            @PathVariable String agency,
            @PathVariable String mark,
            @RequestParam(defaultValue = "") String tu,
            @RequestParam(defaultValue = "") String den,
            @ModelAttribute("w") Words words,
            Model model) {
        CardPage.Period days = cards.days(tu, den);
        Mark which =
                Mark.of(mark).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute(
                "duties",
                cards.duties(viewer(), agency, which, days, words)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("agency", agency);
        model.addAttribute("mark", which);
        model.addAttribute("from", days.from());
        model.addAttribute("to", days.to());
        return "console/figures/duties";
    }

    private AgencyId viewer() {
        return current.required().acting();
    }
}
