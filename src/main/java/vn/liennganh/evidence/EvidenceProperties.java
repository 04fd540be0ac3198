package vn.liennganh.evidence;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.log.*}.
 *
 * @param origin the log's name, fixed at first start
 * @param headFile where the last signed head is kept, on a disk other than the database's if
 *     possible
 * @param silenceMax of the database while the head is held: after it the connection is given up, so
 *     that a writer never waits for ever
 */
@ConfigurationProperties("hub.log")
public record EvidenceProperties(String origin, Path headFile, Duration silenceMax) {

    public EvidenceProperties {
        if (origin.isBlank() || origin.contains("+") || origin.contains(" ")) {
            throw new IllegalArgumentException("hub.log.origin is a name without spaces and plus");
        }
        if (silenceMax.toMillis() < 1) {
            throw new IllegalArgumentException("hub.log.silence-max is longer than nothing");
        }
    }
}
