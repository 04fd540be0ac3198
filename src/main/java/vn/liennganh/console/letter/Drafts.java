package vn.liennganh.console.letter;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.intake.StoredMessage;
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

    Drafts(DraftRepository drafts, RuleBook rules, @Qualifier("hubClock") Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.clock = clock;
    }

    /** Somebody else changed the draft meanwhile; nothing was stored. */
    public static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Begins a draft and returns its id. */
    public UUID begin(Person person, NewLetter letter) {
        return begin(person, Draft.Kind.MESSAGE, letter, Optional.empty());
    }

    /** Begins the acknowledgement of a received message: it waits for the seal at once. */
    public UUID acknowledge(Person person, StoredMessage message) {
        Instant now = clock.instant();
        byte[] content =
                Letters.acknowledgement(person.acting(), message.id(), message.sha256().hex(), now);
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
        return begin(person, Draft.Kind.ACKNOWLEDGEMENT, letter, Optional.of(content));
    }

    private UUID begin(Person person, Draft.Kind kind, NewLetter letter, Optional<byte[]> content) {
        Instant now = clock.instant();
        Draft draft =
                new Draft(
                        next(now),
                        person.acting(),
                        person.member(),
                        person.name(),
                        kind,
                        letter,
                        List.of(),
                        content.isPresent() ? Draft.State.SEAL : Draft.State.EDITING,
                        content,
                        Optional.empty(),
                        content.flatMap(any -> letter.inReplyTo()),
                        Optional.empty(),
                        now,
                        now,
                        1);
        drafts.insert(draft);
        drafts.step(draft.id(), now, person, "begun", "");
        return draft.id();
    }

    /** The draft, where it is one of the person's agency. */
    public Optional<Draft> find(UUID id, Person person) {
        return drafts.find(id, person.acting());
    }

    public List<Draft.Step> steps(Draft draft) {
        return drafts.steps(draft.id());
    }

    /** What the agency is writing and what waits for a signature, the latest first. */
    public List<Draft> open(Person person) {
        return drafts.of(
                person.acting(),
                EnumSet.of(Draft.State.EDITING, Draft.State.OFFICIAL, Draft.State.SEAL),
                LISTED);
    }

    /** What the agency sent from here, the latest first. */
    public List<Draft> sent(Person person) {
        return drafts.of(person.acting(), Set.of(Draft.State.SENT), LISTED);
    }

    /**
     * Stores other words.
     *
     * @throws Overtaken if it is no longer the version that the person saw
     */
    public Draft rewrite(
            Draft draft, Person person, NewLetter letter, List<AttachmentRef> attachments) {
        Draft next =
                copy(
                        draft,
                        letter,
                        attachments,
                        Draft.State.EDITING,
                        Optional.empty(),
                        Optional.empty());
        return stored(next, person, draft.open() ? "" : "reopened", "");
    }

    /** Fixes the words: from now on they are signed, or opened again. */
    public Draft fix(Draft draft, Person person) {
        Instant now = clock.instant();
        UUID id = next(now);
        Draft fixed =
                new Draft(
                        draft.id(),
                        draft.agency(),
                        draft.author(),
                        draft.authorName(),
                        draft.kind(),
                        draft.letter(),
                        draft.attachments(),
                        demandsOfficial(draft.letter().type(), person)
                                ? Draft.State.OFFICIAL
                                : Draft.State.SEAL,
                        Optional.of(Letters.message(draft, id, now)),
                        Optional.empty(),
                        Optional.of(id),
                        Optional.empty(),
                        draft.begun(),
                        now,
                        draft.version() + 1);
        return stored(fixed, person, "fixed", "");
    }

    /** Whether an official must sign before the seal. */
    boolean demandsOfficial(MessageType type, Person person) {
        return rules.rule(type, vn.liennganh.legaltime.LegalClock.day(clock.instant()))
                .map(rule -> rule.signers().demandsOfficial(person.kind()))
                .orElse(false);
    }

    /** Keeps what a signer added. */
    Draft signed(Draft draft, Person person, byte[] cms, String step, String detail) {
        Draft next =
                copy(
                        draft,
                        draft.letter(),
                        draft.attachments(),
                        Draft.State.SEAL,
                        draft.content(),
                        Optional.of(cms));
        return stored(next, person, step, detail);
    }

    /** Keeps what the door said. */
    Draft answered(Draft draft, Person person, byte[] cms, Optional<Draft.Refused> problem) {
        Draft next =
                new Draft(
                        draft.id(),
                        draft.agency(),
                        draft.author(),
                        draft.authorName(),
                        draft.kind(),
                        draft.letter(),
                        draft.attachments(),
                        problem.isPresent() ? draft.state() : Draft.State.SENT,
                        draft.content(),
                        problem.isPresent() ? draft.cms() : Optional.of(cms),
                        draft.message(),
                        problem,
                        draft.begun(),
                        clock.instant(),
                        draft.version() + 1);
        return stored(
                next,
                person,
                problem.isPresent() ? "refused" : "sent",
                problem.map(Draft.Refused::code).orElse(""));
    }

    /** Gives it up; it stays to be seen and is never sent. */
    public void drop(Draft draft, Person person) {
        Draft next =
                copy(
                        draft,
                        draft.letter(),
                        draft.attachments(),
                        Draft.State.DROPPED,
                        draft.content(),
                        draft.cms());
        stored(next, person, "dropped", "");
    }

    private Draft copy(
            Draft draft,
            NewLetter letter,
            List<AttachmentRef> attachments,
            Draft.State state,
            Optional<byte[]> content,
            Optional<byte[]> cms) {
        return new Draft(
                draft.id(),
                draft.agency(),
                draft.author(),
                draft.authorName(),
                draft.kind(),
                letter,
                attachments,
                state,
                content,
                cms,
                content.isPresent() ? draft.message() : Optional.empty(),
                Optional.empty(),
                draft.begun(),
                clock.instant(),
                draft.version() + 1);
    }

    private Draft stored(Draft next, Person person, String step, String detail) {
        if (!drafts.update(next)) {
            throw new Overtaken();
        }
        if (!step.isEmpty()) {
            drafts.step(next.id(), next.touched(), person, step, detail);
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
