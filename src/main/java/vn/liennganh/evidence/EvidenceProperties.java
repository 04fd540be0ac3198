package vn.liennganh.evidence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.log.*}.
 *
 * @param origin the log's name, fixed at first start
 * @param headFile where the last signed head is kept, on a disk other than the database's if
 *     possible
 * @param secondHeads the folder of the second heads, one file for each log key; it lies away from
 *     whatever is restored or copied together with the database; empty: none is kept
 * @param secondInterval how long the second head may lag behind the first
 * @param silenceMax of the database while the head is held: after it the connection is given up, so
 *     that a writer never waits for ever
 */
@ConfigurationProperties("hub.log")
public record EvidenceProperties(
        String origin,
        Path headFile,
        String secondHeads,
        Duration secondInterval,
        Duration silenceMax) {

    public EvidenceProperties {
        if (origin.isBlank() || origin.contains("+") || origin.contains(" ")) {
            throw new IllegalArgumentException("hub.log.origin is a name without spaces and plus");
        }
        if (silenceMax.toMillis() < 1 || secondInterval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "hub.log: silence-max and second-interval are longer than nothing");
        }
    }

    Optional<Path> secondFolder() {
        return secondHeads.isBlank() ? Optional.empty() : Optional.of(Path.of(secondHeads));
    }
}
