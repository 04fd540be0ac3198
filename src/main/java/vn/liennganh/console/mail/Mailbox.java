package vn.liennganh.console.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.assign.Assigned;
import vn.liennganh.console.assign.Assignments;
import vn.liennganh.console.due.DuePill;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** The piles of an agency's mailbox, each read from where it is true. */
@Component
public class Mailbox {

    static final int PAGE = 50;

    /** Beyond it a pile is only said to be larger. */
    static final int COUNTED = 1_000;

    private final Inbox inbox;
    private final Sight sight;
    private final MessageArchive archive;
    private final DutyNames names;
    private final Dues dues;
    private final Assignments assignments;
    private final Notes notes;
    private final WaitingPile waiting;

    Mailbox(
            Inbox inbox,
            Sight sight,
            MessageArchive archive,
            DutyNames names,
            Dues dues,
            Assignments assignments,
            Notes notes,
            WaitingPile waiting) {
        this.inbox = inbox;
        this.sight = sight;
        this.archive = archive;
        this.names = names;
        this.dues = dues;
        this.assignments = assignments;
        this.notes = notes;
        this.waiting = waiting;
    }

    /** A pile of the mailbox. */
    public enum Pile {
        /** Delivered, and not yet acknowledged. */
        WAITING("cho"),
        /** Conversations that the reader takes care of. */
        MINE("cua-toi"),
        /** Something is owed, in time. */
        DOING("dang"),
        /** Something is owed, too late. */
        OVERDUE("qua-han"),
        /** What was owed has been done, the newest first. */
        DONE("xong"),
        /** Others owe us something. */
        AWAITED("cho-tra-loi");

        private final String word;

        Pile(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Pile of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElse(WAITING);
        }
    }

    /**
     * One line of a pile.
     *
     * @param title what the message is, or what is owed
     * @param other who sent it, or who owes it
     * @param code of that agency
     * @param due of what is owed; absent where nothing is
     * @param owes the type of message that the reader's own agency owes; empty where it owes none
     * @param assigned who takes care of it; empty where nobody does
     * @param caseNumber of its conversation; empty without one, or where nobody has opened it yet
     */
    public record Line(
            UUID message,
            UUID exchange,
            String title,
            String detail,
            String other,
            String code,
            String urgency,
            boolean copy,
            String at,
            Optional<DuePill> due,
            String owes,
            String assigned,
            String caseNumber) {

        Line with(String name, String number) {
            return new Line(
                    message, exchange, title, detail, other, code, urgency, copy, at, due, owes,
                    name, number);
        }
    }

    /**
     * @param next continues the list; absent at its end
     */
    public record Lines(List<Line> lines, Optional<String> next) {

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** A pile from its beginning, as it is in order. */
    public Lines list(Person person, Pile pile, Words words) {
        return list(person, pile, MailFilter.NONE, Optional.empty(), words);
    }

    /**
     * A page of a pile.
     *
     * @throws IllegalArgumentException where {@code after} is no cursor of the pile
     */
    Lines list(Person person, Pile pile, MailFilter filter, Optional<String> after, Words words) {
        Lines found =
                switch (pile) {
                    case WAITING -> waiting.page(person, filter, after, words);
                    case MINE -> narrowed(mine(person, words), filter);
                    default -> duties(person, pile, filter, after, words);
                };
        return notes.beside(person, found);
    }

    private static Lines narrowed(Lines all, MailFilter filter) {
        return new Lines(
                all.lines().stream().filter(one -> filter.wants(one)).toList(), all.next());
    }

    /** What is owed in the reader's own conversations first, then those where nothing is. */
    private Lines mine(Person person, Words words) {
        List<UUID> exchanges = assignments.mine(person).stream().map(Assigned::exchange).toList();
        List<Obligation> duties =
                exchanges.isEmpty()
                        ? List.of()
                        : sight.duties(exchanges, person.acting()).stream()
                                .filter(Obligation::outstanding)
                                .filter(one -> sight.owes(one, person.acting()))
                                .toList();
        List<Line> lines = new ArrayList<>(lines(duties, Pile.MINE, words));
        Set<UUID> owed = duties.stream().map(Obligation::exchange).collect(Collectors.toSet());
        archive.find(exchanges.stream().filter(one -> !owed.contains(one)).toList())
                .forEach(opening -> lines.add(quiet(opening, person, words)));
        return new Lines(lines, Optional.empty());
    }

    /** A conversation by its first message, which has the same id. */
    private Line quiet(StoredMessage opening, Person person, Words words) {
        boolean ours = opening.from().equals(person.acting());
        AgencyId other = ours ? opening.recipients().get(0) : opening.from();
        return new Line(
                opening.id(),
                opening.exchange(),
                names.title(opening.type(), words),
                "",
                names.agency(other, words),
                other.value(),
                opening.urgency().wireName(),
                false,
                Moments.of(opening.acceptedAt()),
                Optional.empty(),
                "",
                "",
                "");
    }

    /**
     * A filter looks through no more than {@link #COUNTED} duties at once; the next page looks on.
     */
    private Lines duties(
            Person person, Pile pile, MailFilter filter, Optional<String> after, Words words) {
        List<Line> lines = new ArrayList<>();
        Optional<String> next = after;
        int looked = 0;
        do {
            ObligationPage page =
                    pile == Pile.DONE
                            ? sight.done(person.acting(), next, PAGE)
                            : sight.obligations(person.acting(), filter(pile), next, PAGE);
            lines(page.items(), pile, words).stream()
                    .filter(one -> filter.wants(one))
                    .forEach(lines::add);
            next = page.next();
            looked += PAGE;
        } while (!filter.everything()
                && next.isPresent()
                && lines.size() < PAGE
                && looked < COUNTED);
        return new Lines(lines, next);
    }

    private List<Line> lines(List<Obligation> shown, Pile pile, Words words) {
        Map<UUID, StoredMessage> causes =
                archive.find(shown.stream().map(Obligation::cause).distinct().toList()).stream()
                        .collect(Collectors.toMap(StoredMessage::id, Function.identity()));
        return shown.stream()
                .filter(duty -> causes.containsKey(duty.cause()))
                .map(duty -> line(duty, causes.get(duty.cause()), pile, words))
                .toList();
    }

    private Line line(Obligation duty, StoredMessage cause, Pile pile, Words words) {
        AgencyId other = pile == Pile.AWAITED ? duty.party() : duty.owedTo();
        return new Line(
                cause.id(),
                cause.exchange(),
                names.owed(duty, words),
                names.title(cause.type(), words),
                names.agency(other, words),
                other.value(),
                cause.urgency().wireName(),
                false,
                Moments.of(cause.acceptedAt()),
                Optional.of(dues.pill(duty, words)),
                pile == Pile.AWAITED ? "" : duty.owes(),
                "",
                "");
    }

    private static ObligationFilter filter(Pile pile) {
        return switch (pile) {
            case DOING, WAITING, MINE -> of(ObligationFilter.Role.PARTY, Obligation.Status.OPEN);
            case OVERDUE -> of(ObligationFilter.Role.PARTY, Obligation.Status.OVERDUE);
            case DONE ->
                    of(
                            ObligationFilter.Role.PARTY,
                            Obligation.Status.FULFILLED,
                            Obligation.Status.FULFILLED_LATE);
            case AWAITED ->
                    of(
                            ObligationFilter.Role.OWED_TO,
                            Obligation.Status.OPEN,
                            Obligation.Status.OVERDUE);
        };
    }

    private static ObligationFilter of(ObligationFilter.Role role, Obligation.Status... statuses) {
        return new ObligationFilter(EnumSet.copyOf(Arrays.asList(statuses)), role);
    }

    /** How many lines a pile has, up to {@link #COUNTED}; whoever has more sees that. */
    int count(Person person, Pile pile) {
        if (pile == Pile.MINE) {
            return assignments.mine(person).size();
        }
        return pile == Pile.WAITING
                ? inbox.placed(person.acting(), COUNTED)
                : sight.count(person.acting(), filter(pile), COUNTED);
    }

    /** The earliest that is owed in time, to be named where there is nothing to do now. */
    public Optional<Line> nearest(Person person, Words words) {
        return list(person, Pile.DOING, words).lines().stream()
                .min(Comparator.comparing(line -> line.due().map(DuePill::instant).orElse("")));
    }

    Set<Pile> counted() {
        return EnumSet.of(Pile.WAITING, Pile.MINE, Pile.DOING, Pile.OVERDUE, Pile.AWAITED);
    }
}
