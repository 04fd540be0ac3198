package vn.liennganh.delivery.files;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.delivery.files.*}; each stands in {@code config/application.yaml} with its
 * reason.
 *
 * @param dir holds a tree for each agency with channel {@code files}
 * @param poll how often the trees are looked at
 * @param patience how long a file may be incomplete or under a strange name before it is refused
 * @param abandoned how long a file may lie unfinished, or a content without any message, before it
 *     is put where it can be seen; longer than {@code patience}
 * @param roundMax messages of one agency in one round
 * @param workers trees that are looked at at the same time; half of them may be taking contents
 */
@ConfigurationProperties("hub.delivery.files")
public record FilesSettings(
        Path dir, Duration poll, Duration patience, Duration abandoned, int roundMax, int workers) {

    public FilesSettings {
        if (roundMax < 1 || workers < 2) {
            throw new IllegalArgumentException(
                    "hub.delivery.files: round-max is at least 1, and workers at least 2");
        }
        if (abandoned.compareTo(patience) <= 0) {
            throw new IllegalArgumentException(
                    "hub.delivery.files: abandoned is longer than patience");
        }
    }
}
