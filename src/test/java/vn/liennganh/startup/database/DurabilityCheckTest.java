package vn.liennganh.startup.database;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.TestDatabase;

/** What a receipt rests on: without it {@code kill -9} shows nothing and a power cut everything. */
class DurabilityCheckTest {

    @Test
    void the_hubs_own_database_forgets_nothing() throws Exception {
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(Scratch.folder("durable"), Scratch.BINARIES)) {
            DataSource source =
                    new Server(database.url(), "postgres", "postgres").connections(ZERO);
            assertThat(new DurabilityCheck(source).settings())
                    .isEqualTo(
                            Map.of(
                                    "fsync",
                                    "on",
                                    "synchronous_commit",
                                    "on",
                                    "full_page_writes",
                                    "on"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes"})
    void a_server_that_forgets_at_a_power_cut_is_refused(String setting) throws Exception {
        try (EmbeddedPostgres forgetful =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig(setting, "off")
                        .start()) {
            refused(forgetful.getPostgresDatabase(), setting, "off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "local", "remote_write"})
    void a_commit_that_waits_for_less_is_refused(String value) throws SQLException {
        refused(committing(value), "synchronous_commit", value);
    }

    @Test
    void a_commit_that_waits_for_more_is_welcome() throws SQLException {
        new DurabilityCheck(committing("remote_apply")).afterPropertiesSet();
    }

    private static DataSource committing(String value) throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) TestDatabase.empty();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER DATABASE %s SET synchronous_commit = '%s'"
                            .formatted(source.getDatabaseName(), value));
        }
        return source;
    }

    private static void refused(DataSource source, String setting, String value) {
        assertThatThrownBy(() -> new DurabilityCheck(source).afterPropertiesSet())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(setting + " = " + value);
    }
}
