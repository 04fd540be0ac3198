package vn.liennganh.console.inmate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.letter.DeskLetters;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.matter.MatterReadings;
import vn.liennganh.console.matter.Pages;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.inmate.RoundBook;
import vn.liennganh.inmate.certificate.Round;
import vn.liennganh.message.language.Words;

/** {@code /pham-nhan/dot}: lists for an amnesty or a reduction, and what is certified of them. */
@Controller
class RoundController {

    private static final int LISTED = 200;

    private final CurrentPerson current;
    private final RoundBook book;
    private final Viewing viewing;
    private final Pages pages;
    private final RoundViews views;
    private final MatterReadings readings;
    private final Drafts drafts;

    RoundController(
            CurrentPerson current,
            RoundBook book,
            Viewing viewing,
            Pages pages,
            RoundViews views,
            MatterReadings readings,
            Drafts drafts) {
        this.current = current;
        this.book = book;
        this.viewing = viewing;
        this.pages = pages;
        this.views = views;
        this.readings = readings;
        this.drafts = drafts;
    }

    @GetMapping("/pham-nhan/dot")
    @Page(Section.INMATES)
    String list(
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        List<Standing<Round>> page = pages.of(book, person, Set.of(), after, LISTED, model);
        model.addAttribute(
                "rounds",
                page.stream().map(one -> views.part(one.content(), person, words)).toList());
        return "console/inmate/rounds";
    }

    @GetMapping("/pham-nhan/dot/{exchange}")
    @Page(Section.INMATES)
    String one(@PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Round round = find(exchange, person);
        readings.shown(person, List.of(exchange));
        model.addAttribute("round", views.part(round, person, words));
        model.addAttribute("lines", views.lines(round, words));
        model.addAttribute("ready", ours(round, person) ? views.ready(round) : List.of());
        return "console/inmate/round";
    }

    /** The certificate of a line becomes a draft, to be completed, signed and sent. */
    @PostMapping("/pham-nhan/dot/{exchange}/giay-xac-nhan")
    @Page(Section.INMATES)
    String certificate(@PathVariable UUID exchange, @RequestParam("so") String line) {
        Person person = current.required();
        Round round = find(exchange, person);
        if (!ours(round, person)) {
            throw none();
        }
        return views.certificate(round, line)
                .map(one -> "redirect:/cho-ky/" + drafts.begin(person, DeskLetters.of(one)))
                .orElseThrow(RoundController::none);
    }

    private boolean ours(Round round, Person person) {
        return viewing.viewers(person.acting()).contains(round.agency());
    }

    private Round find(UUID exchange, Person person) {
        return viewing
                .visible(book, person.acting(), views.find(exchange), Optional.empty())
                .stream()
                .findFirst()
                .orElseThrow(RoundController::none)
                .content();
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
