package vn.liennganh.evidence;

import java.util.Optional;
import java.util.UUID;
import vn.liennganh.evidence.kept.DutyStatement;
import vn.liennganh.evidence.kept.RegistryStatement;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;

/**
 * A statement about to be logged.
 *
 * @param bytes the exact JSON that will be proved for ever; nobody may change the array afterwards
 */
public record NewStatement(String kind, UUID messageId, Optional<AgencyId> party, byte[] bytes) {

    /** Writes the statement down, once. */
    public static NewStatement of(Statement statement) {
        return new NewStatement(
                statement.kind().wireName(),
                statement.messageId(),
                statement.party(),
                statement.toBytes());
    }

    /** A statement about no message stands under its own id. */
    public static NewStatement of(RegistryStatement statement) {
        return new NewStatement(
                RegistryStatement.KIND,
                statement.frame().id(),
                Optional.empty(),
                statement.toBytes());
    }

    /** As one about the registry. */
    public static NewStatement of(DutyStatement statement) {
        return new NewStatement(
                DutyStatement.KIND, statement.frame().id(), Optional.empty(), statement.toBytes());
    }
}
