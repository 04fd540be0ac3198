package vn.liennganh.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation.Status;
import vn.liennganh.support.TestDatabase;

/** What is still owed costs no more to be asked for, however much was ever done. */
class OpenDutiesTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final JdbcTemplate JDBC = new JdbcTemplate(TestDatabase.fresh());
    private static final ObligationRepository ROWS =
            new ObligationRepository(JdbcClient.create(JDBC));

    @BeforeAll
    static void much_that_was_done() {
        JDBC.update(
                """
                INSERT INTO exchange.exchange (id, procedure, edition, opener, handling_unit,
                                               parties, state, document, updated_at, why)
                VALUES (?, 'account-freeze', 1, 'X99.11.001', 'X99.11.001',
                        ARRAY['X99.11.001'], 'ordered', '{}', now(), '')
                """,
                new UUID(1, 1));
        JDBC.update(
                """
                INSERT INTO exchange.obligation (id, exchange, cause, party, owed_to, status, due,
                                                 document, updated_at, why)
                SELECT gen_random_uuid(), ?, gen_random_uuid(), 'X99.51.001', 'X99.11.001',
                       CASE WHEN i % 1000 = 0 THEN 'OPEN' ELSE 'FULFILLED' END,
                       timestamptz '2020-01-01' + i * interval '1 hour', '{}', now(), ''
                  FROM generate_series(1, 20000) AS i
                """,
                new UUID(1, 1));
        JDBC.execute("ANALYZE exchange.obligation");
    }

    @Test
    void what_is_still_owed_is_counted_by_the_index_of_what_is_still_owed() {
        assertThat(
                        scans(
                                () ->
                                        assertThat(
                                                        ROWS.count(
                                                                Set.of(BANK),
                                                                of(Status.OPEN, Status.OVERDUE),
                                                                100))
                                                .isEqualTo(20)))
                .isPositive();
    }

    @Test
    void a_page_of_what_is_overdue_is_read_by_it_too() {
        assertThat(
                        scans(
                                () ->
                                        assertThat(
                                                        ROWS.page(
                                                                        Set.of(BANK),
                                                                        of(Status.OVERDUE),
                                                                        Optional.empty(),
                                                                        100)
                                                                .items())
                                                .isEmpty()))
                .isPositive();
    }

    private static ObligationFilter of(Status one, Status... others) {
        return new ObligationFilter(EnumSet.of(one, others), ObligationFilter.Role.PARTY);
    }

    /** How often something looks into that index. */
    private static long scans(Runnable work) {
        JdbcTransactionManager one = new JdbcTransactionManager(JDBC.getDataSource());
        Long scans =
                new TransactionTemplate(one)
                        .execute(
                                status -> {
                                    work.run();
                                    return JDBC.queryForObject(
                                            "SELECT pg_stat_get_xact_numscans("
                                                    + "'exchange.obligation_owed'::regclass)",
                                            Long.class);
                                });
        return scans == null ? -1 : scans;
    }
}
