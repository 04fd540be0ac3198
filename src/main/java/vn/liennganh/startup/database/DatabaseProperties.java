package vn.liennganh.startup.database;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is.
 *
 * @param embedded true only in the sandbox
 * @param binaries where the embedded one is unpacked; hubs on one machine may share it
 * @param url JDBC address of PostgreSQL, used where it is not embedded
 * @param passwordFile the file that holds the password; secrets never stand in YAML
 * @param pulse how often the database is asked whether it is there
 * @param silenceMax without an answer for so long it counts as away
 * @param answerMax without a byte for so long a connection is given up; not those of migrations,
 *     and of what a start makes anew
 */
@ConfigurationProperties("hub.database")
record DatabaseProperties(
        boolean embedded,
        Path binaries,
        String url,
        String user,
        Path passwordFile,
        int connectionsMax,
        Duration pulse,
        Duration silenceMax,
        Duration answerMax) {

    DatabaseProperties {
        if (pulse.toMillis() < 1 || silenceMax.toMillis() < 1 || answerMax.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "hub.database: pulse, silence-max and answer-max are longer than nothing");
        }
    }
}
