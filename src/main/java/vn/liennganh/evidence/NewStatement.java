package vn.liennganh.evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;

/**
 * A statement about to be logged.
 *
 * @param bytes the exact JSON that will be proved for ever; nobody may change the array afterwards
 */
public record NewStatement(
        StatementKind kind, UUID messageId, Optional<AgencyId> party, byte[] bytes) {

    /** Writes the statement down, once. */
    public static NewStatement of(Statement statement) {
        return new NewStatement(
                statement.kind(), statement.messageId(), statement.party(), statement.toBytes());
    }

    /** The entries as COPY takes them; {@code hashes} are the SHA-256 of their statements. */
    static byte[] rows(long first, List<NewStatement> entries, List<byte[]> hashes) {
        BinaryCopy rows = new BinaryCopy();
        for (int i = 0; i < entries.size(); i++) {
            NewStatement entry = entries.get(i);
            rows.row(6)
                    .int8(first + i)
                    .text(entry.kind().wireName())
                    .uuid(entry.messageId())
                    .text(entry.party().map(AgencyId::value))
                    .bytea(entry.bytes())
                    .bytea(hashes.get(i));
        }
        return rows.finish();
    }
}
