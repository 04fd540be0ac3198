package vn.liennganh.startup;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is.
 *
 * @param embedded true only in the sandbox
 * @param binaries where the embedded one is unpacked; hubs on one machine may share it
 * @param url JDBC address of PostgreSQL, used where it is not embedded
 * @param passwordFile the file that holds the password; secrets never stand in YAML
 */
@ConfigurationProperties("hub.database")
record DatabaseProperties(
        boolean embedded,
        Path binaries,
        String url,
        String user,
        Path passwordFile,
        int connectionsMax) {}
