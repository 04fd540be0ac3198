package vn.liennganh.console.today;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DuePill;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Choices;
import vn.liennganh.console.letter.Draft;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.Signing;
import vn.liennganh.console.mail.Mailbox;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;

/** {@code /hom-nay}: three lists of what is for now, each line with its one action. */
@Controller
class TodayController {

    private static final int LINES = 10;

    /** What is due later is no matter of today. */
    private static final Duration SOON = Duration.ofDays(7);

    /** Its answers have forms of their own on the page of the operation. */
    private static final String COERCION = "coercion-security.";

    private final CurrentPerson current;
    private final Mailbox mailbox;
    private final Drafts drafts;
    private final Signing signing;
    private final Choices choices;
    private final DutyNames names;
    private final Clock clock;

    TodayController(
            CurrentPerson current,
            Mailbox mailbox,
            Drafts drafts,
            Signing signing,
            Choices choices,
            DutyNames names,
            Clock clock) {
        this.current = current;
        this.mailbox = mailbox;
        this.drafts = drafts;
        this.signing = signing;
        this.choices = choices;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A line of a pile.
     *
     * @param answer where what is owed is written; empty where nothing is, or no letter does it
     */
    public record Row(Mailbox.Line line, String answer) {}

    /** A draft that waits for the person. */
    public record ToSign(Draft draft, String title) {}

    @GetMapping("/hom-nay")
    @Page(Section.TODAY)
    String today(@ModelAttribute("w") Words words, Model model) {
        Person person = current.required();
        Predicate<Mailbox.Line> any = one -> true;
        model.addAttribute("overdue", rows(person, Mailbox.Pile.OVERDUE, any, words));
        model.addAttribute("due", rows(person, Mailbox.Pile.DOING, this::soon, words));
        model.addAttribute("answers", rows(person, Mailbox.Pile.WAITING, any, words));
        model.addAttribute(
                "toSign",
                drafts.open(person).stream()
                        .filter(one -> signing.turnOf(one, person))
                        .map(one -> new ToSign(one, names.title(one.letter().type(), words)))
                        .toList());
        model.addAttribute("nearest", mailbox.nearest(person, words));
        return "console/today";
    }

    private List<Row> rows(
            Person person, Mailbox.Pile pile, Predicate<Mailbox.Line> wanted, Words words) {
        return mailbox.list(person, pile, words).lines().stream()
                .filter(wanted)
                .limit(LINES)
                .map(one -> new Row(one, answer(one, person)))
                .toList();
    }

    private boolean soon(Mailbox.Line line) {
        Instant last = clock.instant().plus(SOON);
        return line.due()
                .map(DuePill::instant)
                .flatMap(WireTime::read)
                .filter(due -> !due.toInstant().isAfter(last))
                .isPresent();
    }

    private String answer(Mailbox.Line line, Person person) {
        if (!choices.writes(person, line.owes())) {
            return "";
        }
        return line.owes().startsWith(COERCION)
                ? "/lich-cuong-che/" + line.exchange()
                : "/yeu-cau/moi?loai=" + line.owes() + "&tra-loi=" + line.message();
    }
}
