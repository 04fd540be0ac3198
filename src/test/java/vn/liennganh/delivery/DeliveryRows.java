package vn.liennganh.delivery;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database of deliveries knows, and who waits for whom in it. */
final class DeliveryRows {

    private final JdbcClient sql;

    DeliveryRows(DataSource database) {
        sql = JdbcClient.create(database);
    }

    /** The number of the only delivery of a message. */
    long number(UUID message) {
        return sql.sql("SELECT number FROM delivery.delivery WHERE message = ?")
                .param(message)
                .query(Long.class)
                .single();
    }

    /** Whether a transaction waits for what another one holds. */
    boolean somebodyWaits() {
        return sql.sql(
                                """
                                SELECT count(*)
                                  FROM pg_stat_activity
                                 WHERE datname = current_database() AND wait_event_type = 'Lock'
                                """)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
