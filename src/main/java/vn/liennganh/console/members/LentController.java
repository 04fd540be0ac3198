package vn.liennganh.console.members;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.language.Words;

/**
 * Who may sign in whose place, from which day to which (Decree 30/2020, article 13 clause 3). It
 * shows what is registered; a head of the agency may end it earlier.
 */
@Controller
class LentController {

    private static final int FINGERPRINT_SHOWN = 16;
    private static final int REASON_MAX = 200;

    private final CurrentPerson current;
    private final Members members;
    private final Directory directory;
    private final DutyNames names;
    private final Recalls recalls;

    LentController(
            CurrentPerson current,
            Members members,
            Directory directory,
            DutyNames names,
            Recalls recalls) {
        this.current = current;
        this.members = members;
        this.directory = directory;
        this.names = names;
        this.recalls = recalls;
    }

    @GetMapping("/quan-tri/uy-quyen")
    @Page(Section.MEMBERS)
    String list(
            @RequestParam(name = "ket-qua", defaultValue = "") String outcome,
            @ModelAttribute("w") Words words,
            Model model) {
        Person head = current.required();
        Map<String, String> people = people(head);
        List<LentView> all =
                directory.delegationsOf(head.acting()).stream()
                        .filter(one -> concerns(one, head))
                        .map(one -> view(one, people, head, words))
                        .toList();
        Stream.of(Verdict.RECALLED, Verdict.ALREADY_ENDED)
                .filter(one -> one.word().equals(outcome))
                .forEach(
                        one ->
                                model.addAttribute("verdict", one.word())
                                        .addAttribute("done", one.done()));
        model.addAttribute("states", List.of("now", "coming", "past"));
        model.addAttribute("lent", all.stream().collect(Collectors.groupingBy(LentView::state)));
        model.addAttribute("today", words.day(directory.today()));
        return "console/members-lent";
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
                        name(found.delegate(), people(head)),
                        throughToday ? today : today.minusDays(1),
                        why);
        return "redirect:/quan-tri/uy-quyen?ket-qua=" + said.word();
    }

    private Map<String, String> people(Person head) {
        return members.of(head.agency()).stream()
                .filter(one -> one.issuer().equals(Member.CERTIFICATE))
                .collect(Collectors.toMap(Member::subject, Member::name, (one, two) -> one));
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
                name(one.delegate(), people),
                name(one.grantor(), people),
                capacity(one.capacity(), words),
                one.content().stream()
                        .map(what -> covered(what, words))
                        .sorted(Comparator.naturalOrder())
                        .toList(),
                words.day(one.from()),
                words.day(one.to()),
                one.document(),
                state,
                !state.equals("past") && recalls.may(head, one));
    }

    private static String name(String fingerprint, Map<String, String> people) {
        return people.getOrDefault(
                fingerprint,
                fingerprint.substring(0, Math.min(FINGERPRINT_SHOWN, fingerprint.length()))
                        + "\u2026");
    }

    private String covered(String what, Words words) {
        return what.contains(".")
                ? names.title(new MessageType(what), words)
                : names.procedure(what, words);
    }

    private static String capacity(String registered, Words words) {
        String key = "paper.capacity." + registered;
        String said = words.say(key);
        return said.equals(key) ? words.say("paper.capacity") : said;
    }

    private static String state(Delegation one, LocalDate today) {
        if (today.isBefore(one.from())) {
            return "coming";
        }
        return today.isAfter(one.to()) ? "past" : "now";
    }
}
