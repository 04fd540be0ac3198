package vn.liennganh.evidence.kept;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import vn.liennganh.message.Sha256;

/** Contents of attachments as the auditor sees them. */
public interface KeptContents {

    /** What these messages name, one line for each attachment. */
    List<Named> named(Collection<UUID> messages);

    /** The digest of a content as it lies there now; empty where nothing does. */
    Optional<Sha256> rehashed(long content);

    /**
     * An attachment of a message.
     *
     * @param sha256 the digest by which the message names it
     * @param content where it lies; empty where it is noted nowhere any more
     */
    record Named(UUID message, Sha256 sha256, OptionalLong content) {}
}
