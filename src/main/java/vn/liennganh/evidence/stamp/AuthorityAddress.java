package vn.liennganh.evidence.stamp;

import java.net.URI;
import java.util.Optional;

/**
 * Where the time-stamping authority answers, if there is one besides {@code hub.timestamps.url}.
 */
@FunctionalInterface
public interface AuthorityAddress {

    /** Empty until it answers. */
    Optional<URI> url();
}
