package vn.liennganh.console.members;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
 * shows what is registered and changes nothing.
 */
@Controller
class LentController {

    private static final int FINGERPRINT_SHOWN = 16;

    private final CurrentPerson current;
    private final Members members;
    private final Directory directory;
    private final DutyNames names;

    LentController(CurrentPerson current, Members members, Directory directory, DutyNames names) {
        this.current = current;
        this.members = members;
        this.directory = directory;
        this.names = names;
    }

    @GetMapping("/quan-tri/uy-quyen")
    @Page(Section.MEMBERS)
    String list(@ModelAttribute("w") Words words, Model model) {
        Person head = current.required();
        Map<String, String> people =
                members.of(head.agency()).stream()
                        .filter(one -> one.issuer().equals(Member.CERTIFICATE))
                        .collect(
                                Collectors.toMap(Member::subject, Member::name, (one, two) -> one));
        List<LentView> all =
                directory.delegationsOf(head.acting()).stream()
                        .filter(one -> concerns(one, head))
                        .map(one -> view(one, people, words))
                        .toList();
        model.addAttribute("states", List.of("now", "coming", "past"));
        model.addAttribute("lent", all.stream().collect(Collectors.groupingBy(LentView::state)));
        model.addAttribute("today", words.day(directory.today()));
        return "console/members-lent";
    }

    /** A division's heads see what lets its own officials act; the agency's see everything. */
    private boolean concerns(Delegation one, Person head) {
        return head.agency().equals(head.acting())
                || directory
                        .official(one.delegate())
                        .filter(official -> official.unit().equals(head.agency()))
                        .isPresent();
    }

    private LentView view(Delegation one, Map<String, String> people, Words words) {
        return new LentView(
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
                state(one, directory.today()));
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
