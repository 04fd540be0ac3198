package vn.liennganh.evidence.kept;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.WireTime;

/** The archive of messages as the auditor sees it: digests of the bytes as they lie there now. */
@FunctionalInterface
public interface KeptMessages {

    /** The messages among these ids that the archive has, each hashed anew. */
    List<Kept> rehashed(Collection<UUID> ids);

    /**
     * A message as it is kept.
     *
     * @param bytes the digest of its bytes; empty where they are gone
     * @param noted the digest that the archive noted beside them
     */
    record Kept(
            UUID id,
            Optional<Sha256> bytes,
            Sha256 noted,
            String type,
            String from,
            UUID exchange,
            List<String> copies,
            Instant acceptedAt) {

        public Kept {
            copies = List.copyOf(copies);
        }

        /** Whether what stands beside the bytes is what was attested. */
        public boolean filedAs(Statement acceptance) {
            return noted.equals(acceptance.messageSha256())
                    && type.equals(acceptance.type().value())
                    && from.equals(acceptance.from().value())
                    && exchange.equals(acceptance.exchange())
                    && copies.equals(acceptance.copies())
                    && WireTime.attested(acceptedAt).isEqual(acceptance.time());
        }
    }

    /** Whether the statement promises that a message is kept. */
    static boolean promised(Statement statement) {
        return statement.kind() == StatementKind.SUBMISSION_ACCEPTANCE;
    }
}
