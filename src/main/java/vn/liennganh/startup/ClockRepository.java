package vn.liennganh.startup;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the sandbox's clock stands ahead of the machine's; survives a restart. */
@Repository
public class ClockRepository {

    private final JdbcClient jdbc;

    ClockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Duration ahead() {
        return jdbc.sql("SELECT ahead_millis FROM startup.clock")
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }

    public void store(Duration ahead) {
        jdbc.sql("UPDATE startup.clock SET ahead_millis = :millis")
                .param("millis", ahead.toMillis())
                .update();
    }
}
