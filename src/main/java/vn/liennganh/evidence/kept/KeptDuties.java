package vn.liennganh.evidence.kept;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import vn.liennganh.message.Sha256;

/** The book of duties as the auditor sees it: digests of the rows as they stand there now. */
public interface KeptDuties {

    /** Those of the duties that the book has, each digested anew. */
    List<Kept> kept(Collection<UUID> ids);

    /**
     * The next rows of the book, whoever wrote them, in the order of their ids, each digested anew.
     *
     * @param from the id at or behind which they begin
     */
    List<Kept> page(UUID from, int limit);

    /**
     * A duty as it is kept.
     *
     * @param cause the message that opened it, as the row says
     * @param digest of its whole document
     * @param filed whether the columns beside the document say the same
     * @param claimed whether one party is said to owe it to another still
     * @param entry where in the log its last change is attested; empty for one that has not moved
     *     since such entries are made
     */
    record Kept(
            UUID id,
            UUID cause,
            Sha256 digest,
            boolean filed,
            boolean claimed,
            OptionalLong entry) {}
}
