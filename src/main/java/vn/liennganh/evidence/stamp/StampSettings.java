package vn.liennganh.evidence.stamp;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.timestamps.*}.
 *
 * @param url of a time-stamping authority (RFC 3161 over HTTP); empty for none
 * @param interval between two questions at least
 * @param timeout for one answer
 * @param grace how long messages go on being accepted while no time-stamp can be had
 * @param driftMax how far the authority's clock and the machine's may differ before it is told
 */
@ConfigurationProperties("hub.timestamps")
record StampSettings(
        String url, Duration interval, Duration timeout, Duration grace, Duration driftMax) {

    Optional<URI> address() {
        return url.isBlank() ? Optional.empty() : Optional.of(URI.create(url));
    }
}
