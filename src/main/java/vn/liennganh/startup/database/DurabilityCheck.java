package vn.liennganh.startup.database;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;

/**
 * Asserts at start that a commit of this database survives a power cut: a hub on a database that
 * may forget would hand out receipts it cannot honour.
 */
final class DurabilityCheck implements InitializingBean {

    private static final Map<String, String> REQUIRED =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final DataSource source;

    DurabilityCheck(DataSource source) {
        this.source = source;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        settings()
                .forEach(
                        (name, value) -> {
                            String required = REQUIRED.get(name);
                            // With a standby, remote_apply promises even more than "on".
                            boolean stronger =
                                    name.equals("synchronous_commit")
                                            && value.equals("remote_apply");
                            if (!value.equals(required) && !stronger) {
                                throw new IllegalStateException(
                                        "PostgreSQL has "
                                                + name
                                                + " = "
                                                + value
                                                + "; the hub needs "
                                                + required);
                            }
                        });
    }

    /** What the server says now, by name. */
    Map<String, String> settings() throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String name : REQUIRED.keySet()) {
                try (var rows = statement.executeQuery("SHOW " + name)) {
                    rows.next();
                    found.put(name, rows.getString(1));
                }
            }
        }
        return found;
    }
}
