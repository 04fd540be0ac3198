package vn.liennganh.console.money;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.amount.Moments;
import vn.liennganh.console.matter.Pages;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.FreezeDrafts;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.language.Words;

/** What is held for an agency's debts, what is too much, and the decisions that would end it. */
@Controller
class FreezeController {

    private static final String CASE = "/phong-toa/vu-viec";
    private static final int LISTED = 200;
    private static final int NUMBER_MAX = 100;

    private final CurrentPerson current;
    private final FreezeBook book;
    private final Viewing viewing;
    private final Pages pages;
    private final DebtViews views;
    private final FreezeDrafts releases;
    private final FreezePlans plans;
    private final Proposals proposals;

    FreezeController(
            CurrentPerson current,
            FreezeBook book,
            Viewing viewing,
            Pages pages,
            DebtViews views,
            FreezeDrafts releases,
            FreezePlans plans,
            Proposals proposals) {
        this.current = current;
        this.book = book;
        this.viewing = viewing;
        this.pages = pages;
        this.views = views;
        this.releases = releases;
        this.plans = plans;
        this.proposals = proposals;
    }

    @GetMapping("/phong-toa")
    @Page(Section.MONEY)
    String list(
            @RequestParam(name = "vuot", defaultValue = "") String excess,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Set<String> marks = excess.isEmpty() ? Set.of() : Set.of(FreezeBook.EXCESS);
        List<Standing<Position>> page = pages.of(book, person, marks, after, LISTED, model);
        model.addAttribute("excess", !excess.isEmpty());
        model.addAttribute(
                "debts",
                page.stream()
                        .sorted(
                                Comparator.comparing(
                                        (Standing<Position> one) -> -one.content().excess()))
                        .map(one -> views.of(one, person, words, false))
                        .toList());
        return "console/money/list";
    }

    @GetMapping(CASE)
    @Page(Section.MONEY)
    String one(
            @RequestParam("so") String number,
            @RequestParam(name = "luc", defaultValue = "") String at,
            @RequestParam(name = "no", defaultValue = "") String part,
            @RequestParam(name = "noi", defaultValue = "") List<String> holders,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        Optional<Instant> moment = Moments.read(at);
        List<Standing<Position>> found = find(person, number, moment);
        model.addAttribute("number", number);
        model.addAttribute("byClient", releases.sentByClient(person.acting()));
        model.addAttribute("at", moment.isPresent() ? at : "");
        model.addAttribute(
                "debts",
                found.stream().map(one -> views.of(one, person, words, moment.isEmpty())).toList());
        model.addAttribute(
                "piles", found.stream().flatMap(one -> plans.piles(one, words).stream()).toList());
        model.addAttribute("places", plans.places(words));
        model.addAttribute("chosen", Set.copyOf(holders));
        model.addAttribute("part", part);
        if (!holders.isEmpty()) {
            model.addAttribute(
                    "plan",
                    debt(found, part)
                            .flatMap(one -> plans.plan(one, person, holders))
                            .map(made -> plans.view(made, words))
                            .orElse(null));
        }
        return "console/money/case";
    }

    /** A partial release of the excess becomes a draft, to be completed, signed and sent. */
    @PostMapping(CASE + "/giai-toa")
    @Page(Section.MONEY)
    String release(
            @RequestParam("so") String number,
            @RequestParam("no") String part,
            @RequestParam("de-xuat") String key,
            @RequestParam(name = "quyet-dinh", defaultValue = "") String decision) {
        Person person = current.required();
        return debt(find(person, number, Optional.empty()), part)
                .map(one -> releases.releases(one.content(), Proposals.number(decision)))
                .map(all -> proposals.begin(person, all, key, page(number)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A request or an order of a plan becomes a draft. */
    @PostMapping(CASE + "/ke-hoach")
    @Page(Section.MONEY)
    String planned(
            @RequestParam("so") String number,
            @RequestParam("no") String part,
            @RequestParam("noi") List<String> holders,
            @RequestParam("de-xuat") String key) {
        Person person = current.required();
        return debt(find(person, number, Optional.empty()), part)
                .map(one -> plans.plan(one, person, holders))
                .map(made -> made.map(FreezeDrafts.Planned::drafts).orElse(List.of()))
                .map(all -> proposals.begin(person, all, key, page(number)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String page(String number) {
        return CASE + "?so=" + UriUtils.encode(number, StandardCharsets.UTF_8);
    }

    private List<Standing<Position>> find(Person person, String number, Optional<Instant> at) {
        if (number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<Standing<Position>> found = viewing.ownCase(book, person.acting(), number, at);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    private static Optional<Standing<Position>> debt(List<Standing<Position>> all, String part) {
        return all.stream().filter(one -> one.matter().part().equals(part)).findFirst();
    }
}
