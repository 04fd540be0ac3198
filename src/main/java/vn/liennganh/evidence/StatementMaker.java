package vn.liennganh.evidence;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.evidence.kept.DutyStatement;
import vn.liennganh.evidence.kept.Frame;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.CounterEvidence;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.WireTime;

/** Words what the hub attests, with a fresh id and salt. Safe for use by many threads. */
public class StatementMaker {

    private final AgencyId hub;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param hub the hub's own identifier
     */
    public StatementMaker(AgencyId hub) {
        this.hub = hub;
    }

    /**
     * The message that a statement is about.
     *
     * @param to recipients as the sender may see them
     * @param copies agencies that get the same bytes by law
     */
    public record Subject(
            UUID id,
            Sha256 sha256,
            MessageType type,
            AgencyId from,
            List<String> to,
            List<String> copies,
            UUID exchange) {

        public Subject {
            to = List.copyOf(to);
            copies = List.copyOf(copies);
        }

        /** The same message as one recipient may see it: without the others. */
        Subject seenBy(AgencyId party) {
            return new Subject(
                    id, sha256, type, from, only(to, party), only(copies, party), exchange);
        }

        private static List<String> only(List<String> all, AgencyId party) {
            return all.stream().filter(party.value()::equals).toList();
        }
    }

    /** The promise to the sender: accepted, kept, logged, to be delivered. */
    public Statement acceptance(Subject subject, List<StatedObligation> owed, Instant time) {
        return statement(
                StatementKind.SUBMISSION_ACCEPTANCE,
                subject,
                Optional.empty(),
                owed,
                Optional.empty(),
                List.of(),
                time);
    }

    /**
     * A refusal of a message whose sender is known.
     *
     * @param reason the refusal's code
     */
    public Statement rejection(Subject subject, String reason, Instant time) {
        return statement(
                StatementKind.SUBMISSION_REJECTION,
                subject,
                Optional.empty(),
                List.of(),
                Optional.of(reason),
                List.of(),
                time);
    }

    /**
     * What happened between the message and one recipient. It names no other recipient, because the
     * recipient may read it.
     *
     * @param owed what this recipient owes; other parties' duties are left out
     * @param reason a stable code for failures and for silence
     */
    public Statement about(
            StatementKind kind,
            Subject subject,
            AgencyId party,
            List<StatedObligation> owed,
            Optional<String> reason,
            Instant time) {
        return statement(
                kind,
                subject.seenBy(party),
                Optional.of(party),
                own(owed, party),
                reason,
                List.of(),
                time);
    }

    /**
     * The party's silence past what it owes.
     *
     * @param reason whether it never collected the message, or did and gave no answer
     * @param counterEvidence what speaks for the party
     */
    public Statement silence(
            Subject subject,
            AgencyId party,
            List<StatedObligation> owed,
            String reason,
            List<CounterEvidence> counterEvidence,
            Instant time) {
        return statement(
                StatementKind.NON_RESPONSE,
                subject.seenBy(party),
                Optional.of(party),
                own(owed, party),
                Optional.of(reason),
                counterEvidence,
                time);
    }

    /**
     * What was written of duties.
     *
     * @param duties the digest of each, by its id; at least one
     */
    public DutyStatement duties(Map<UUID, Sha256> duties, Instant time) {
        byte[] chance = new byte[32];
        random.nextBytes(chance);
        return new DutyStatement(
                new Frame(
                        statementId(chance, time),
                        Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(chance, 16)),
                        hub,
                        WireTime.attested(time)),
                duties);
    }

    private static List<StatedObligation> own(List<StatedObligation> owed, AgencyId party) {
        return owed.stream().filter(it -> it.party().equals(party)).toList();
    }

    private Statement statement(
            StatementKind kind,
            Subject subject,
            Optional<AgencyId> party,
            List<StatedObligation> owed,
            Optional<String> reason,
            List<CounterEvidence> counterEvidence,
            Instant time) {
        byte[] chance = new byte[32];
        random.nextBytes(chance);
        byte[] salt = java.util.Arrays.copyOf(chance, 16);
        return new Statement(
                kind,
                statementId(chance, time),
                Base64.getEncoder().encodeToString(salt),
                subject.id(),
                subject.sha256(),
                subject.type(),
                subject.from(),
                subject.to(),
                subject.copies(),
                subject.exchange(),
                party,
                hub,
                WireTime.attested(time),
                owed,
                reason,
                counterEvidence);
    }

    /** A UUID of version 7 (RFC 9562, 5.7) of the attested time. */
    private static UUID statementId(byte[] chance, Instant time) {
        java.nio.ByteBuffer bits = java.nio.ByteBuffer.wrap(chance, 16, 16);
        long high = time.toEpochMilli() << 16 | 0x7000L | bits.getLong() & 0x0FFFL;
        long low = 0x8000_0000_0000_0000L | bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL;
        return new UUID(high, low);
    }
}
