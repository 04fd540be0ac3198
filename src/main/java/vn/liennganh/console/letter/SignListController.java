package vn.liennganh.console.letter;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** {@code /cho-ky}: what waits for the reader, what waits for colleagues, what was sent. */
@Controller
class SignListController {

    /** Of more recipients only the number is said. */
    private static final int NAMED = 3;

    private final CurrentPerson current;
    private final Drafts drafts;
    private final Signing signing;
    private final Choices choices;
    private final Addressees addressees;

    SignListController(
            CurrentPerson current,
            Drafts drafts,
            Signing signing,
            Choices choices,
            Addressees addressees) {
        this.current = current;
        this.drafts = drafts;
        this.signing = signing;
        this.choices = choices;
        this.addressees = addressees;
    }

    /** A draft in a list. */
    public record Line(Draft draft, String title, String to, boolean mine) {}

    @GetMapping("/cho-ky")
    @Page(Section.SIGN)
    String waiting(@ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        List<Line> lines =
                drafts.open(person).stream()
                        .map(one -> line(one, mine(one, person), words))
                        .toList();
        model.addAttribute("mine", lines.stream().filter(Line::mine).toList());
        model.addAttribute("others", lines.stream().filter(one -> !one.mine()).toList());
        model.addAttribute(
                "sent", drafts.sent(person).stream().map(one -> line(one, false, words)).toList());
        return "console/sign-list";
    }

    private boolean mine(Draft draft, Person person) {
        return signing.turnOf(draft, person)
                || draft.open() && draft.author().equals(person.member());
    }

    private Line line(Draft draft, boolean mine, Words words) {
        List<Addressees.Addressee> all = addressees.of(draft.letter(), words);
        String first =
                all.stream()
                        .limit(NAMED)
                        .map(Addressees.Addressee::name)
                        .collect(Collectors.joining(", "));
        String to =
                all.size() > NAMED ? words.say("letter.to-more", first, all.size() - NAMED) : first;
        return new Line(draft, choices.title(draft, words), to, mine);
    }
}
