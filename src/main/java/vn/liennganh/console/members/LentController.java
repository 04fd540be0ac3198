package vn.liennganh.console.members;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Official;
import vn.liennganh.message.language.Words;

/**
 * Who may sign in whose place, from which day to which (Decree 30/2020, article 13 clause 3). It
 * shows what is registered; two heads of the agency add to it, and one ends it earlier.
 */
@Controller
class LentController {

    static final String PATH = "/quan-tri/uy-quyen";

    private static final int REASON_MAX = 200;

    private final CurrentPerson current;
    private final Directory directory;
    private final LendingDesk desk;
    private final Lendings lendings;
    private final Recalls recalls;

    LentController(
            CurrentPerson current,
            Directory directory,
            LendingDesk desk,
            Lendings lendings,
            Recalls recalls) {
        this.current = current;
        this.directory = directory;
        this.desk = desk;
        this.lendings = lendings;
        this.recalls = recalls;
    }

    @GetMapping("/quan-tri/uy-quyen")
    @Page(Section.MEMBERS)
    String list(
            @RequestParam(name = "ket-qua", defaultValue = "") String outcome,
            @ModelAttribute("w") Words words,
            Model model) {
        Stream.of(Verdict.values())
                .filter(one -> one.lends() && one.word().equals(outcome))
                .forEach(
                        one ->
                                model.addAttribute("verdict", "lent-" + one.word())
                                        .addAttribute("done", one.done()));
        return page(LendingForm.empty(directory.today()), List.of(), words, model);
    }

    private String page(LendingForm form, List<String> wrong, Words words, Model model) {
        Person head = current.required();
        Map<String, String> people = desk.people(head.agency());
        List<LentView> all =
                directory.delegationsOf(head.acting()).stream()
                        .filter(one -> concerns(one, head))
                        .map(one -> view(one, people, head, words))
                        .toList();
        if (lendings.may(head)) {
            model.addAttribute(
                    "waiting",
                    lendings.open(head).stream().map(it -> desk.words(it, head, words)).toList());
            model.addAttribute("officials", desk.choices(head.agency(), words));
            model.addAttribute("procedures", desk.procedures(head.kind(), words));
            model.addAttribute("form", form);
            model.addAttribute("wrong", wrong);
        }
        model.addAttribute("states", List.of("now", "coming", "past"));
        model.addAttribute("lent", all.stream().collect(Collectors.groupingBy(LentView::state)));
        model.addAttribute("today", words.day(directory.today()));
        return "console/members-lent";
    }

    /** A head writes down a delegation; it counts when another head says so. */
    @PostMapping("/quan-tri/uy-quyen/de-xuat")
    @Page(Section.MEMBERS)
    ModelAndView propose(
            @ModelAttribute LendingForm typed, @ModelAttribute("w") Words words, Model model) {
        Person head = lender();
        LendingForm form = typed.filled();
        Map<String, Official> officials = desk.officials(head.agency());
        List<String> wrong =
                form.wrong(officials.keySet(), desk.procedures(head.kind()), directory.today());
        if (!wrong.isEmpty()) {
            ModelAndView page = new ModelAndView(page(form, wrong, words, model), model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Delegation wanted =
                Delegation.of(
                        new Delegation.Parties(
                                head.agency(),
                                form.grantor(),
                                form.delegate(),
                                officials.get(form.grantor()).capacity()),
                        Set.copyOf(form.content()),
                        LocalDate.parse(form.from()),
                        LocalDate.parse(form.to()),
                        form.document());
        return new ModelAndView(
                said(lendings.propose(head, wanted, desk.name(form.delegate(), head.agency()))));
    }

    @PostMapping("/quan-tri/uy-quyen/de-xuat/{lending}/duyet")
    @Page(Section.MEMBERS)
    String approve(@PathVariable UUID lending) {
        Person head = lender();
        Lending one = open(head, lending);
        return said(lendings.approve(head, one, delegate(one)));
    }

    @PostMapping("/quan-tri/uy-quyen/de-xuat/{lending}/bo")
    @Page(Section.MEMBERS)
    String drop(@PathVariable UUID lending) {
        Person head = lender();
        Lending one = open(head, lending);
        return said(lendings.drop(head, one, delegate(one)));
    }

    private Person lender() {
        return Optional.of(current.required())
                .filter(lendings::may)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Lending open(Person head, UUID lending) {
        return lendings.open(head, lending)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String delegate(Lending one) {
        return desk.name(one.delegation().delegate(), one.delegation().agency());
    }

    private static String said(Verdict verdict) {
        return "redirect:" + PATH + "?ket-qua=" + verdict.word();
    }

    /** From this moment on, or after today: what it let sign before stays signed. */
    @PostMapping("/quan-tri/uy-quyen/{delegation}/ket-thuc")
    @Page(Section.MEMBERS)
    String end(
            @PathVariable UUID delegation,
            @RequestParam(name = "con-hom-nay", defaultValue = "false") boolean throughToday,
            @RequestParam(name = "ly-do") String reason) {
        Person head = current.required();
        Delegation found =
                directory.delegationsOf(head.acting()).stream()
                        .filter(one -> one.id().equals(delegation))
                        .filter(one -> recalls.may(head, one))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        LocalDate today = directory.today();
        Verdict said =
                recalls.recall(
                        head,
                        found,
                        desk.name(found.delegate(), head.agency()),
                        throughToday ? today : today.minusDays(1),
                        why);
        return said(said);
    }

    /** A division's heads see what lets its own officials act; the agency's see everything. */
    private boolean concerns(Delegation one, Person head) {
        return head.agency().equals(head.acting())
                || directory
                        .official(one.delegate())
                        .filter(official -> official.unit().equals(head.agency()))
                        .isPresent();
    }

    private LentView view(Delegation one, Map<String, String> people, Person head, Words words) {
        String state = state(one, directory.today());
        return new LentView(
                one.id(),
                LendingDesk.name(one.delegate(), people),
                LendingDesk.name(one.grantor(), people),
                LendingDesk.capacity(one.capacity(), words),
                one.content().stream()
                        .map(what -> desk.covered(what, words))
                        .sorted(Comparator.naturalOrder())
                        .toList(),
                words.day(one.from()),
                words.day(one.to()),
                one.document(),
                state,
                !state.equals("past") && recalls.may(head, one));
    }

    private static String state(Delegation one, LocalDate today) {
        if (today.isBefore(one.from())) {
            return "coming";
        }
        return today.isAfter(one.to()) ? "past" : "now";
    }
}
