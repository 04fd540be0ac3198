package vn.liennganh.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.queue.PatienceRepository;
import vn.liennganh.intake.queue.Unhurried;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.FreezeCase;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.TestDatabase;

/** What a desk knows is made again from messages: on demand, and when its arithmetic changes. */
class DeskRebuildTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final AgencyId OFFICE = AgencyId.of("X99.11.002");

    private static final String SLOW =
            """
            CREATE FUNCTION desk.slow() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_sleep(3); RETURN NULL; END $$;
            CREATE TRIGGER slow AFTER INSERT ON desk.standing
               FOR EACH STATEMENT EXECUTE FUNCTION desk.slow()
            """;

    private final JdbcTemplate rows = HUB.bean(JdbcTemplate.class);
    private final FreezeBook book = HUB.bean(FreezeBook.class);
    private final Desks desks = HUB.bean(Desks.class);

    @Test
    void rows_of_another_version_are_made_anew_at_start_and_rows_of_this_one_are_left() {
        FreezeCase debt = FreezeCase.of(HUB, OFFICE.value());
        debt.report("X99.51.001", debt.order("X99.51.001"), 700_000_000);
        List<Standing<Position>> before = found(debt);
        assertThat(before).hasSize(1);

        lose(debt);
        HUB.bean(DeskRebuild.class).afterPropertiesSet();
        assertThat(found(debt)).as("made by this version: nobody looks").isEmpty();

        rows.update("UPDATE desk.book SET version = version - 1 WHERE desk = 'freeze'");
        HUB.bean(DeskRebuild.class).afterPropertiesSet();
        assertThat(found(debt)).isEqualTo(before);
        assertThat(desks.reads(book, before.get(0).matter(), Set.of(OFFICE))).isTrue();
        assertThat(desks.at(book, before.get(0).matter(), Instant.parse("2100-01-01T00:00:00Z")))
                .isEqualTo(before.get(0));
    }

    @Test
    void a_rebuild_counts_what_was_not_as_the_messages_say() {
        FreezeCase debt = FreezeCase.of(HUB, OFFICE.value());
        debt.order("X99.51.001");
        desks.rebuild();
        lose(debt);

        assertThat(desks.rebuild()).isEqualTo(1);
        assertThat(desks.rebuild()).isZero();
        assertThat(found(debt)).hasSize(1);
    }

    @Test
    void over_years_of_messages_the_database_may_take_its_time() {
        FreezeCase debt = FreezeCase.of(HUB, OFFICE.value());
        debt.report("X99.51.001", debt.order("X99.51.001"), 700_000_000);
        try (HikariDataSource pool = bounded(TestDatabase.fresh())) {
            JdbcTemplate slow = new JdbcTemplate(pool);
            slow.execute(SLOW);
            DeskRebuild rebuild =
                    new DeskRebuild(
                            List.of(book),
                            HUB.bean(MessageArchive.class),
                            HUB.bean(Hearing.class),
                            new DeskRepository(slow, new ReaderRepository(slow)),
                            new Unhurried(
                                    new TransactionTemplate(new DataSourceTransactionManager(pool)),
                                    new PatienceRepository(slow)));

            rebuild.afterPropertiesSet();

            assertThat(
                            slow.queryForList(
                                    "SELECT part FROM desk.standing WHERE number = ?",
                                    debt.number()))
                    .hasSize(1);
            assertThatThrownBy(() -> slow.execute("SELECT pg_sleep(60)"))
                    .as("whoever comes next is bounded again")
                    .isInstanceOf(DataAccessException.class);
        }
    }

    /** Gives its connections up after less time than the slow table takes. */
    private static HikariDataSource bounded(DataSource source) {
        HikariDataSource pool = new HikariDataSource();
        pool.setMaximumPoolSize(1);
        pool.setDataSource(
                new DelegatingDataSource(source) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection opened = super.getConnection();
                        opened.setNetworkTimeout(Runnable::run, 2_000);
                        return opened;
                    }
                });
        return pool;
    }

    private void lose(FreezeCase debt) {
        rows.update(
                "DELETE FROM desk.standing WHERE desk = 'freeze' AND number = ?", debt.number());
        rows.update("DELETE FROM desk.reader WHERE desk = 'freeze' AND number = ?", debt.number());
    }

    private List<Standing<Position>> found(FreezeCase debt) {
        return desks.find(book, Set.of(OFFICE), debt.number());
    }
}
