package vn.liennganh.evidence;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.log.*}.
 *
 * @param origin the log's name, fixed at first start
 * @param headFile where the last signed head is kept, on a disk other than the database's if
 *     possible
 */
@ConfigurationProperties("hub.log")
public record EvidenceProperties(String origin, Path headFile) {

    public EvidenceProperties {
        if (origin.isBlank() || origin.contains("+") || origin.contains(" ")) {
            throw new IllegalArgumentException("hub.log.origin is a name without spaces and plus");
        }
    }
}
