package vn.liennganh.console.court;

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
import vn.liennganh.clarification.ClarificationBook;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.matter.Pages;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/**
 * {@code /giai-thich}: a court's queue of questions, and an agency's cases that wait for answers.
 */
@Controller
class CourtController {

    private static final int LISTED = 100;

    private final CurrentPerson current;
    private final ClarificationBook book;
    private final Viewing viewing;
    private final Pages pages;
    private final Desks desks;
    private final CourtQueue queue;
    private final CourtViews views;
    private final Readings readings;
    private final Proposals proposals;

    CourtController(
            CurrentPerson current,
            ClarificationBook book,
            Viewing viewing,
            Pages pages,
            Desks desks,
            CourtQueue queue,
            CourtViews views,
            Readings readings,
            Proposals proposals) {
        this.current = current;
        this.book = book;
        this.viewing = viewing;
        this.pages = pages;
        this.desks = desks;
        this.queue = queue;
        this.views = views;
        this.readings = readings;
        this.proposals = proposals;
    }

    @GetMapping("/giai-thich")
    @Page(Section.COURT)
    String list(
            @RequestParam(name = "xem", defaultValue = "") String which,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Set<String> marks =
                switch (which) {
                    case "het" -> Set.of(ClarificationBook.ASKED);
                    case "theo-doi" ->
                            Set.of(ClarificationBook.ASKED, ClarificationBook.TO_FOLLOW_UP);
                    default -> Set.of(ClarificationBook.ASKED, ClarificationBook.OPEN);
                };
        CourtQueue.Listed page = page(marks, after, person, words);
        pages.say(book, person, marks, !after.isEmpty(), page.next(), model);
        model.addAttribute("which", which);
        model.addAttribute("rows", page.rows());
        model.addAttribute("court", person.kind().equals("court"));
        return "console/court/list";
    }

    private CourtQueue.Listed page(Set<String> marks, String after, Person person, Words words) {
        try {
            return queue.page(marks, after, LISTED, person, words);
        } catch (IllegalArgumentException noPlace) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/giai-thich/{exchange}")
    @Page(Section.COURT)
    String one(@PathVariable UUID exchange, @ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Set<AgencyId> readers = viewing.viewers(person.acting());
        Standing<Position> found = find(exchange, person);
        readings.shown(person, CourtViews.told(found, readers));
        model.addAttribute("one", views.of(found, readers, person, words));
        model.addAttribute("exchange", exchange);
        return "console/court/case";
    }

    /** What the desk proposes becomes a draft, to be completed, signed and sent. */
    @PostMapping("/giai-thich/{exchange}/du-thao")
    @Page(Section.COURT)
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
                "/giai-thich/" + exchange);
    }

    private Standing<Position> find(UUID exchange, Person person) {
        Set<AgencyId> readers = viewing.viewers(person.acting());
        return viewing
                .visible(book, person.acting(), desks.find(book, exchange), Optional.empty())
                .stream()
                .filter(one -> CourtViews.seen(one, readers).findAny().isPresent())
                .findFirst()
                .orElseThrow(CourtController::none);
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
