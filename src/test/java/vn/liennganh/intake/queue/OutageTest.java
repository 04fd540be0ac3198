package vn.liennganh.intake.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.support.TestDatabase;

/** What is tried again, and what is wrong with the thing itself: by what a real server says. */
class OutageTest {

    private final DataSource database = TestDatabase.empty();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    /** In a transaction of its own, as whatever the hub writes. */
    private Throwable failure(DataSource source, Consumer<JdbcTemplate> work) {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(source));
        JdbcTemplate template = new JdbcTemplate(source);
        return catchThrowable(
                () -> transaction.executeWithoutResult(status -> work.accept(template)));
    }

    @Test
    void a_server_that_is_not_there_is_an_outage() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setPortNumbers(new int[] {1});
        Throwable away = failure(nobody, template -> template.execute("SELECT 1"));
        assertThat(away).isInstanceOf(TransactionException.class);
        assertThat(Outage.is(away)).isTrue();
        assertThat(Outage.reason(away)).contains("refused").doesNotContain("\n");
    }

    @Test
    void so_is_one_that_lets_nobody_in() {
        PGSimpleDataSource stranger = new PGSimpleDataSource();
        stranger.setUrl(TestDatabase.url(database).replaceFirst("/test_[0-9]+", "/nowhere"));
        Throwable closed = catchThrowable(() -> new JdbcTemplate(stranger).execute("SELECT 1"));
        assertThat(closed).isInstanceOf(DataAccessException.class);
        assertThat(Outage.is(closed)).as(Outage.reason(closed)).isTrue();
    }

    @Test
    void so_is_a_connection_that_breaks() {
        Throwable broken =
                failure(
                        database,
                        template ->
                                template.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
        assertThat(Outage.is(broken)).as(Outage.reason(broken)).isTrue();
    }

    /** An operator's hand, or a migration's: whoever sent something has not done anything wrong. */
    @Test
    void so_is_a_lock_that_somebody_holds() throws Exception {
        jdbc.execute("CREATE TABLE held (a int)");
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE held");
            Throwable late =
                    failure(
                            database,
                            template -> {
                                template.execute("SET LOCAL lock_timeout = '50ms'");
                                template.execute("LOCK TABLE held");
                            });
            assertThat(late).isInstanceOf(DataAccessException.class);
            assertThat(Outage.is(late)).as(Outage.reason(late)).isTrue();
        }
    }

    @Test
    void so_is_a_server_that_only_reads() {
        jdbc.execute("CREATE TABLE kept (a int)");
        Throwable standby =
                failure(
                        database,
                        template -> {
                            template.execute("SET LOCAL transaction_read_only = on");
                            template.execute("INSERT INTO kept VALUES (1)");
                        });
        assertThat(standby).isInstanceOf(DataAccessException.class);
        assertThat(Outage.is(standby)).as(Outage.reason(standby)).isTrue();
    }

    @Test
    void so_is_what_the_hub_itself_says_is_one() {
        assertThat(Outage.is(new TimeoutException("No outcome yet"))).isTrue();
        assertThat(Outage.is(new TransientDataAccessResourceException("cut off"))).isTrue();
    }

    @Test
    void a_value_too_long_for_its_index_never_passes() {
        jdbc.execute("CREATE TABLE named (name text PRIMARY KEY)");
        Throwable tooLong =
                failure(
                        database,
                        template ->
                                template.execute(
                                        """
                                        INSERT INTO named
                                        SELECT string_agg(md5(n::text), '')
                                          FROM generate_series(1, 1000) AS n
                                        """));
        assertThat(tooLong).isInstanceOf(DataAccessException.class);
        assertThat(Outage.is(tooLong)).as(Outage.reason(tooLong)).isFalse();
    }

    @Test
    void nor_does_a_commit_that_breaks_a_rule() {
        jdbc.execute("CREATE TABLE one (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        Throwable twice =
                failure(database, template -> template.execute("INSERT INTO one VALUES (1), (1)"));
        assertThat(twice).isNotNull();
        assertThat(Outage.is(twice)).as(Outage.reason(twice)).isFalse();
        assertThat(Outage.reason(twice)).contains("one_a_key").doesNotContain("(a)=(1)");
    }

    @Test
    void nor_does_a_transaction_that_the_program_spoilt() {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(database));
        Throwable spoilt =
                catchThrowable(
                        () ->
                                transaction.executeWithoutResult(
                                        outer ->
                                                transaction.executeWithoutResult(
                                                        inner -> inner.setRollbackOnly())));
        assertThat(spoilt).isInstanceOf(TransactionException.class);
        assertThat(Outage.is(spoilt)).isFalse();
    }
}
