package vn.liennganh.console.bank;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.letter.BeforeSigning;
import vn.liennganh.console.letter.Draft;
import vn.liennganh.console.live.Watchers;
import vn.liennganh.message.Sha256;

/**
 * Maker and checker: what a holder of accounts answers to requests and orders about accounts is
 * written by one person and approved by another before anybody signs it. The approval is of those
 * words: whoever changes them asks again.
 */
@Service
class Approvals implements BeforeSigning {

    private static final Set<String> HOLDERS = Set.of("bank", "state-bank", "state-treasury");
    private static final Set<String> PROCEDURES =
            Set.of("account-information", "account-freeze", "account-deduction");

    private final ApprovalRepository rows;
    private final Clock clock;
    private final Watchers watchers;

    Approvals(ApprovalRepository rows, @Qualifier("hubClock") Clock clock, Watchers watchers) {
        this.rows = rows;
        this.clock = clock;
        this.watchers = watchers;
    }

    /** Whether a second person is needed for it. */
    static boolean needed(Draft draft, Person person) {
        return draft.kind() == Draft.Kind.MESSAGE
                && HOLDERS.contains(person.kind())
                && PROCEDURES.contains(draft.letter().type().procedure());
    }

    @Override
    public Optional<String> awaits(Draft draft, Person person) {
        return needed(draft, person) && !approved(draft)
                ? Optional.of("bank.approval-awaited")
                : Optional.empty();
    }

    /** What was asked and decided of the words as they are now. */
    Optional<Approval> of(Draft draft) {
        return Optional.ofNullable(of(List.of(draft)).get(draft.id()));
    }

    /** The same of many, by draft. */
    Map<UUID, Approval> of(List<Draft> drafts) {
        Map<UUID, Approval> found =
                rows.find(drafts.stream().map(Draft::id).toList()).stream()
                        .collect(Collectors.toMap(Approval::draft, Function.identity()));
        return drafts.stream()
                .filter(one -> found.containsKey(one.id()))
                .filter(one -> stands(found.get(one.id()), one))
                .collect(Collectors.toMap(Draft::id, one -> found.get(one.id())));
    }

    boolean approved(Draft draft) {
        return of(draft).filter(Approval::approved).isPresent();
    }

    /** The maker asks for the second pair of eyes. */
    void ask(Draft draft, Person person) {
        rows.ask(
                new Approval(
                        draft.id(),
                        words(draft),
                        person.member(),
                        person.name(),
                        clock.instant(),
                        Optional.empty()));
        watchers.tell(Set.of(draft.agency()));
    }

    /**
     * What this person is asked to decide, the latest first; not each of the drafts still has the
     * words that were asked for ({@link #stands}).
     */
    List<Approval> asked(Person person, int limit) {
        boolean second = person.is(Role.HEAD) || person.is(Role.OFFICIAL);
        return second && HOLDERS.contains(person.kind())
                ? rows.asked(person.acting(), person.member(), limit)
                : List.of();
    }

    /** Whether the draft still has the words that this is about. */
    static boolean stands(Approval asked, Draft draft) {
        return asked.words().equals(words(draft));
    }

    /** Whether this person may be the second one: a head or an official, and not the maker. */
    boolean mayDecide(Draft draft, Person person) {
        return mayDecide(draft, of(draft), person);
    }

    /**
     * The same where it is known what was asked.
     *
     * @param asked of the words as they are now
     */
    static boolean mayDecide(Draft draft, Optional<Approval> asked, Person person) {
        return (person.is(Role.HEAD) || person.is(Role.OFFICIAL))
                && !draft.author().equals(person.member())
                && asked.filter(one -> one.decision().isEmpty())
                        .filter(one -> !one.askedBy().equals(person.member()))
                        .isPresent();
    }

    /** False where the words are other ones by now, or somebody has decided. */
    boolean decide(Draft draft, Person person, boolean approved, String reason) {
        boolean decided =
                mayDecide(draft, person)
                        && rows.decide(
                                draft.id(),
                                words(draft),
                                new Approval.Decision(
                                        person.member(),
                                        person.name(),
                                        clock.instant(),
                                        approved,
                                        reason));
        if (decided) {
            watchers.tell(Set.of(draft.agency()));
        }
        return decided;
    }

    private static String words(Draft draft) {
        String attached =
                draft.attachments().stream()
                        .map(one -> one.sha256().hex())
                        .collect(Collectors.joining(" "));
        String all =
                String.join(
                        "\n",
                        draft.letter().type().value(),
                        String.join(" ", draft.letter().to()),
                        draft.letter().exchange().map(Object::toString).orElse(""),
                        draft.letter().body().toString(),
                        attached);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
