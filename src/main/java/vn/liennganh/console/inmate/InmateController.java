package vn.liennganh.console.inmate;

import java.time.Instant;
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
import vn.liennganh.console.amount.Moments;
import vn.liennganh.console.matter.MatterReadings;
import vn.liennganh.console.matter.Pages;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.inmate.InmateBook;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** {@code /pham-nhan}: prisoners, and every dong and thing that was taken from them. */
@Controller
class InmateController {

    private static final int LISTED = 200;

    private final CurrentPerson current;
    private final InmateBook book;
    private final Viewing viewing;
    private final Pages pages;
    private final InmateFiles files;
    private final InmateViews views;
    private final MatterReadings readings;
    private final Proposals proposals;

    InmateController(
            CurrentPerson current,
            InmateBook book,
            Viewing viewing,
            Pages pages,
            InmateFiles files,
            InmateViews views,
            MatterReadings readings,
            Proposals proposals) {
        this.current = current;
        this.book = book;
        this.viewing = viewing;
        this.pages = pages;
        this.files = files;
        this.views = views;
        this.readings = readings;
        this.proposals = proposals;
    }

    @GetMapping("/pham-nhan")
    @Page(Section.INMATES)
    String list(
            @RequestParam(name = "xem", defaultValue = "") String which,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Set<String> marks =
                switch (which) {
                    case "tranh-chap" -> Set.of(InmateBook.DISPUTED);
                    case "luu-giu" -> Set.of(InmateBook.CUSTODY);
                    default -> Set.of();
                };
        List<Standing<Inmate>> page = pages.of(book, person, marks, after, LISTED, model);
        Set<AgencyId> readers = viewing.viewers(person.acting());
        Set<UUID> read =
                readings.read(person, page.stream().map(one -> one.content().exchange()).toList());
        model.addAttribute("which", which);
        model.addAttribute(
                "rows", page.stream().map(one -> views.row(one, read, readers, words)).toList());
        return "console/inmate/list";
    }

    @GetMapping("/pham-nhan/{exchange}")
    @Page(Section.INMATES)
    String one(
            @PathVariable UUID exchange,
            @RequestParam(name = "luc", defaultValue = "") String at,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Optional<Instant> moment = Moments.read(at);
        Standing<Inmate> found = find(exchange, moment, person);
        readings.shown(person, List.of(exchange));
        model.addAttribute("at", moment.isPresent() ? at : "");
        model.addAttribute(
                "one", views.of(found, moment, viewing.viewers(person.acting()), person, words));
        return "console/inmate/one";
    }

    /** What the desk proposes becomes a draft, to be completed, signed and sent. */
    @PostMapping("/pham-nhan/{exchange}/du-thao")
    @Page(Section.INMATES)
    String draft(@PathVariable UUID exchange, @RequestParam("de-xuat") String key) {
        Person person = current.required();
        Inmate found = find(exchange, Optional.empty(), person).content();
        return proposals.begin(
                person,
                files.proposed(found, viewing.viewers(person.acting())),
                key,
                "/pham-nhan/" + exchange);
    }

    private Standing<Inmate> find(UUID exchange, Optional<Instant> at, Person person) {
        return viewing.visible(book, person.acting(), files.find(exchange), at).stream()
                .findFirst()
                .orElseThrow(InmateController::none);
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
