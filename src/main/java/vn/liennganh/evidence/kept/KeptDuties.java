package vn.liennganh.evidence.kept;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import vn.liennganh.message.Sha256;

/** The book of duties as the auditor sees it: digests of the rows as they stand there now. */
@FunctionalInterface
public interface KeptDuties {

    /** Those of the duties that the book has, each digested anew. */
    List<Kept> kept(Collection<UUID> ids);

    /**
     * A duty as it is kept.
     *
     * @param digest of its whole document
     * @param filed whether the columns beside the document say the same
     * @param entry where in the log its last change is attested; empty for one that has not moved
     *     since such entries are made
     */
    record Kept(UUID id, Sha256 digest, boolean filed, OptionalLong entry) {}
}
