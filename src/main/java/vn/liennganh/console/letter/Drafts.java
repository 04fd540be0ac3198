package vn.liennganh.console.letter;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.live.Watchers;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;
import vn.liennganh.regulation.RuleBook;

/**
 * Letters that are being written, from the first word to the fixed bytes. A draft belongs to the
 * agency: a colleague may carry on with it.
 */
@Service
public class Drafts {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LISTED = 100;

    private final DraftRepository drafts;
    private final RuleBook rules;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Watchers watchers;

    Drafts(
            DraftRepository drafts,
            RuleBook rules,
            @Qualifier("hubClock") Clock clock,
            PlatformTransactionManager transactions,
            Watchers watchers) {
        this.drafts = drafts;
        this.rules = rules;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.watchers = watchers;
    }

    /** Somebody else changed the draft meanwhile; nothing was stored. */
    public static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Begins a draft and returns its id. */
    public UUID begin(Person person, NewLetter letter) {
        UUID id = name();
        begin(person, id, letter);
        return id;
    }

    /** A name for a draft that does not exist yet. */
    UUID name() {
        return next(clock.instant());
    }

    /** Begins a draft of that name; empty where there is one of that name already. */
    Optional<Draft> begin(Person person, UUID id, NewLetter letter) {
        return begin(person, id, Draft.Kind.MESSAGE, letter, Draft.Paper.NONE);
    }

    /**
     * The acknowledgement of a received message, which waits for the seal at once. One that waits
     * already is taken, and says the present time.
     */
    public Draft acknowledge(Person person, StoredMessage message) {
        Instant now = clock.instant();
        Draft.Paper paper =
                Draft.Paper.of(
                        message.id(),
                        Letters.acknowledgement(
                                person.acting(), message.id(), message.sha256().hex(), now));
        Optional<Draft> waiting = drafts.acknowledging(person.acting(), message.id());
        if (waiting.isPresent()) {
            return stored(
                    waiting.get().moved(Draft.State.SEAL, paper, Optional.empty(), now),
                    person,
                    "",
                    "");
        }
        NewLetter letter =
                new NewLetter(
                        message.type(),
                        List.of(message.from().value()),
                        Optional.of(message.id()),
                        Optional.of(message.exchange()),
                        List.of(),
                        Optional.empty(),
                        Urgency.NORMAL,
                        Json.MAPPER.createObjectNode());
        UUID id = next(now);
        begin(person, id, Draft.Kind.ACKNOWLEDGEMENT, letter, paper);
        return drafts.find(id, person.acting()).orElseThrow();
    }

    private Optional<Draft> begin(
            Person person, UUID id, Draft.Kind kind, NewLetter letter, Draft.Paper paper) {
        Instant now = clock.instant();
        Draft draft =
                new Draft(
                        id,
                        person.acting(),
                        person.member(),
                        person.name(),
                        kind,
                        letter,
                        List.of(),
                        paper.content().isPresent() ? Draft.State.SEAL : Draft.State.EDITING,
                        paper,
                        Optional.empty(),
                        now,
                        now,
                        1);
        return transaction.execute(
                status -> {
                    if (!drafts.insert(draft)) {
                        return Optional.empty();
                    }
                    drafts.step(draft.id(), now, person, "begun", "");
                    return Optional.of(draft);
                });
    }

    /** The draft, where it is one of the person's agency. */
    public Optional<Draft> find(UUID id, Person person) {
        return drafts.find(id, person.acting());
    }

    /** Those of the drafts that are ones of the person's agency, in no order. */
    public List<Draft> find(Collection<UUID> ids, Person person) {
        return ids.isEmpty() ? List.of() : drafts.find(ids, person.acting());
    }

    public List<Draft.Step> steps(Draft draft) {
        return drafts.steps(draft.id());
    }

    /** What the agency is writing and what waits for a signature, the latest first. */
    public List<Draft> open(Person person) {
        return drafts.of(
                person.acting(),
                EnumSet.of(
                        Draft.State.EDITING,
                        Draft.State.OFFICIAL,
                        Draft.State.SEAL,
                        Draft.State.SENDING),
                LISTED);
    }

    /** A letter that waits for a signature or the seal. */
    public record Waiting(
            UUID id,
            MessageType type,
            Optional<UUID> exchange,
            Optional<String> caseNumber,
            UUID author,
            String authorName,
            Instant touched) {}

    /** What of the agency waits in one of these states, the latest first, without its bytes. */
    public List<Waiting> waiting(Person person, Set<Draft.State> states, int limit) {
        return drafts.waiting(person.acting(), states, limit);
    }

    /** What the agency sent from here, the latest first. */
    public List<Draft> sent(Person person) {
        return drafts.of(person.acting(), Set.of(Draft.State.SENT), LISTED);
    }

    /**
     * Stores other words; where they are the same nothing happens.
     *
     * @throws Overtaken if it is no longer the version that the person saw
     */
    public Draft rewrite(
            Draft draft, Person person, NewLetter letter, List<AttachmentRef> attachments) {
        if (draft.open() && draft.says(letter) && draft.attachments().equals(attachments)) {
            return draft;
        }
        Draft next = draft.worded(letter, attachments, clock.instant());
        String step =
                !draft.open()
                        ? "reopened"
                        : drafts.lastHand(draft.id()).equals(person.member()) ? "" : "worded";
        return stored(next, person, step, "");
    }

    /** Who changed it last, and when. */
    Draft.Step lastTouch(Draft draft) {
        List<Draft.Step> steps = drafts.steps(draft.id());
        Draft.Step last = steps.get(steps.size() - 1);
        return new Draft.Step(draft.touched(), last.name(), last.step(), "");
    }

    /** Fixes the words: from now on they are signed, or opened again. */
    public Draft fix(Draft draft, Person person) {
        Instant now = clock.instant();
        UUID id = next(now);
        Draft fixed =
                draft.moved(
                        demandsOfficial(draft.letter().type(), person)
                                ? Draft.State.OFFICIAL
                                : Draft.State.SEAL,
                        Draft.Paper.of(id, Letters.message(draft, id, now)),
                        Optional.empty(),
                        now);
        return stored(fixed, person, "fixed", "");
    }

    /** Whether an official must sign before the seal. */
    boolean demandsOfficial(MessageType type, Person person) {
        return rules.rule(type, LegalClock.day(clock.instant()))
                .map(rule -> rule.signers().demandsOfficial(person.kind()))
                .orElse(false);
    }

    /** Keeps what the official added: it waits for the seal now. */
    Draft signed(Draft draft, Person person, byte[] cms, String official) {
        Draft next =
                draft.moved(
                        Draft.State.SEAL,
                        draft.paper().signed(cms),
                        Optional.empty(),
                        clock.instant());
        return stored(next, person, "signed", official);
    }

    /** Keeps what is about to be handed to the door, before it is. */
    Draft handing(Draft draft, Person person, byte[] cms) {
        Draft next =
                draft.moved(
                        Draft.State.SENDING,
                        draft.paper().handed(Optional.of(cms)),
                        Optional.empty(),
                        clock.instant());
        return stored(next, person, "sealed", "");
    }

    /** Keeps that the door accepted it. */
    Draft sent(Draft draft, Person person) {
        Draft next =
                draft.moved(Draft.State.SENT, draft.paper(), Optional.empty(), clock.instant());
        return stored(next, person, "sent", "");
    }

    /** Keeps that the door refused it: where sending again helps it stays as it was handed in. */
    Draft refused(Draft draft, Person person, Draft.Refused problem, boolean again) {
        Draft.State now = again ? Draft.State.SENDING : Draft.State.SEAL;
        Draft.Paper paper = again ? draft.paper() : draft.paper().handed(Optional.empty());
        Draft next = draft.moved(now, paper, Optional.of(problem), clock.instant());
        return stored(next, person, "refused", problem.code());
    }

    /** Gives it up; it stays to be seen and is never sent. */
    public void drop(Draft draft, Person person) {
        Draft next =
                draft.moved(Draft.State.DROPPED, draft.paper(), Optional.empty(), clock.instant());
        stored(next, person, "dropped", "");
    }

    private Draft stored(Draft next, Person person, String step, String detail) {
        transaction.executeWithoutResult(
                status -> {
                    if (!drafts.update(next)) {
                        throw new Overtaken();
                    }
                    if (!step.isEmpty()) {
                        drafts.step(next.id(), next.touched(), person, step, detail);
                    }
                });
        if (!next.open() || step.equals("reopened")) {
            watchers.tell(Set.of(next.agency()));
        }
        return next;
    }

    /** RFC 9562, version 7. */
    private static UUID next(Instant now) {
        long high = now.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
