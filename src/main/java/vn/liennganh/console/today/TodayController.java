package vn.liennganh.console.today;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Draft;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.Signing;
import vn.liennganh.console.mail.Mailbox;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** {@code /hom-nay}: three lists, each line with its one action. */
@Controller
class TodayController {

    private static final int LINES = 10;

    private final CurrentPerson current;
    private final Mailbox mailbox;
    private final Drafts drafts;
    private final Signing signing;
    private final DutyNames names;

    TodayController(
            CurrentPerson current,
            Mailbox mailbox,
            Drafts drafts,
            Signing signing,
            DutyNames names) {
        this.current = current;
        this.mailbox = mailbox;
        this.drafts = drafts;
        this.signing = signing;
        this.names = names;
    }

    /** A draft that waits for the person. */
    public record ToSign(Draft draft, String title) {}

    @GetMapping("/hom-nay")
    @Page(Section.TODAY)
    String today(@ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        model.addAttribute("overdue", lines(person, Mailbox.Pile.OVERDUE, words));
        model.addAttribute("due", lines(person, Mailbox.Pile.DOING, words));
        model.addAttribute("answers", lines(person, Mailbox.Pile.WAITING, words));
        model.addAttribute(
                "toSign",
                drafts.open(person).stream()
                        .filter(one -> signing.turnOf(one, person))
                        .map(one -> new ToSign(one, names.title(one.letter().type(), words)))
                        .toList());
        model.addAttribute("nearest", mailbox.nearest(person, words));
        return "console/today";
    }

    private List<Mailbox.Line> lines(Person person, Mailbox.Pile pile, Words words) {
        return mailbox.list(person, pile, words).lines().stream().limit(LINES).toList();
    }
}
