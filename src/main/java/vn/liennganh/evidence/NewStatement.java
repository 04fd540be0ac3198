package vn.liennganh.evidence;

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
}
