package vn.liennganh.console.land;

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
import vn.liennganh.console.matter.MatterReadings;
import vn.liennganh.console.matter.Pages;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.registry.RegistryBook;
import vn.liennganh.registry.position.Measure;
import vn.liennganh.registry.position.Position;

/** {@code /dang-ky}: assets on which measures stand, for agencies and for registries. */
@Controller
class LandController {

    private static final int LISTED = 200;

    private final CurrentPerson current;
    private final RegistryBook book;
    private final Viewing viewing;
    private final Pages pages;
    private final Desks desks;
    private final LockViews views;
    private final MatterReadings readings;
    private final Proposals proposals;

    LandController(
            CurrentPerson current,
            RegistryBook book,
            Viewing viewing,
            Pages pages,
            Desks desks,
            LockViews views,
            MatterReadings readings,
            Proposals proposals) {
        this.current = current;
        this.book = book;
        this.viewing = viewing;
        this.pages = pages;
        this.desks = desks;
        this.views = views;
        this.readings = readings;
        this.proposals = proposals;
    }

    @GetMapping("/dang-ky")
    @Page(Section.LAND)
    String list(
            @RequestParam(name = "xem", defaultValue = "") String which,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Set<String> marks =
                switch (which) {
                    case "cho" -> Set.of(RegistryBook.UNANSWERED);
                    case "ho-so" -> Set.of(RegistryBook.LODGED);
                    case "het" -> Set.of();
                    default -> Set.of(RegistryBook.LIVE);
                };
        List<Standing<Position>> page = pages.of(book, person, marks, after, LISTED, model);
        Set<AgencyId> readers = viewing.viewers(person.acting());
        Set<UUID> read =
                readings.read(
                        person,
                        page.stream()
                                .flatMap(one -> LockViews.seen(one, readers).stream())
                                .map(Measure::exchange)
                                .toList());
        model.addAttribute("which", which);
        model.addAttribute(
                "rows",
                page.stream()
                        .flatMap(one -> views.rows(one, readers, read, words).stream())
                        .toList());
        return "console/land/list";
    }

    @GetMapping("/dang-ky/{exchange}")
    @Page(Section.LAND)
    String one(@PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Standing<Position> found = find(exchange, person);
        readings.shown(person, desks.exchanges(book, found.matter()));
        model.addAttribute("one", views.of(found, viewing.viewers(person.acting()), person, words));
        model.addAttribute("exchange", exchange);
        return "console/land/asset";
    }

    /** What the desk proposes becomes a draft, to be completed, signed and sent. */
    @PostMapping("/dang-ky/{exchange}/du-thao")
    @Page(Section.LAND)
    String draft(
            @PathVariable UUID exchange,
            @RequestParam("de-xuat") String key,
            @RequestParam(name = "quyet-dinh", defaultValue = "") String decision) {
        Person person = current.required();
        Standing<Position> found = find(exchange, person);
        if (!viewing.viewers(person.acting()).contains(found.matter().agency())) {
            throw none();
        }
        return proposals.begin(
                person,
                views.proposed(found.content(), Proposals.number(decision)),
                key,
                "/dang-ky/" + exchange);
    }

    private Standing<Position> find(UUID exchange, Person person) {
        Set<AgencyId> readers = viewing.viewers(person.acting());
        List<Standing<Position>> all =
                viewing.visible(
                        book, person.acting(), desks.find(book, exchange), Optional.empty());
        return all.stream()
                .filter(one -> !LockViews.seen(one, readers).isEmpty())
                .findFirst()
                .orElseThrow(LandController::none);
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
