package vn.liennganh.message;

import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the hub attests about one message (protocol, section 2). Its bytes are written once, by
 * {@link #toBytes()}, logged, and never rendered again.
 *
 * @param salt 16 random bytes in base64, so that nobody can guess a statement from its digest
 * @param to whom the message was for: groups resolved, except where nobody is shown the members
 * @param party whom the statement is about, for per-recipient kinds only
 * @param hub the hub that attests
 * @param time when the hub attested it, in milliseconds
 * @param reason a stable code, for failures, rejections and silence
 * @param counterEvidence what speaks for the party, for silence only; left out where there is none
 */
public record Statement(
        StatementKind kind,
        UUID id,
        String salt,
        UUID messageId,
        Sha256 messageSha256,
        MessageType type,
        AgencyId from,
        List<String> to,
        List<String> copies,
        UUID exchange,
        Optional<AgencyId> party,
        AgencyId hub,
        OffsetDateTime time,
        List<StatedObligation> obligations,
        Optional<String> reason,
        List<CounterEvidence> counterEvidence) {

    public Statement {
        if (Base64.getDecoder().decode(salt).length != 16) {
            throw new IllegalArgumentException("A salt has 16 bytes");
        }
        if (kind.perParty() != party.isPresent()) {
            throw new IllegalArgumentException("Per-recipient kinds, and no others, name a party");
        }
        to = List.copyOf(to);
        copies = List.copyOf(copies);
        obligations = List.copyOf(obligations);
        counterEvidence = List.copyOf(counterEvidence);
    }

    /** The JSON document whose SHA-256 is the log entry. */
    public byte[] toBytes() {
        return StatementJson.write(this);
    }

    /** Reads a statement; empty unless it is one, whole and well-formed. */
    public static Optional<Statement> read(byte[] json) {
        return StatementJson.read(json);
    }
}
