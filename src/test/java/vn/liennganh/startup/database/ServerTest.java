package vn.liennganh.startup.database;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.liennganh.support.TestDatabase;

/** How long whoever asks the database waits for its first byte. */
class ServerTest {

    private static final Duration MOST = ofMillis(500);

    private final Server server =
            new Server(TestDatabase.url(TestDatabase.empty()), "postgres", "postgres");

    @Test
    void a_connection_without_an_answer_is_given_up_and_its_user_is_free() {
        long begun = System.nanoTime();

        assertThatThrownBy(() -> sleep(server.connections(MOST), 120))
                .isInstanceOf(SQLException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ofSeconds(60));
    }

    @Test
    void what_may_take_its_time_is_waited_for() throws SQLException {
        // Longer than a sign-in may take.
        assertThat(sleep(server.connections(ZERO), 3)).isTrue();
    }

    private static boolean sleep(DataSource source, int seconds) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT pg_sleep(" + seconds + ")");
        }
    }
}
