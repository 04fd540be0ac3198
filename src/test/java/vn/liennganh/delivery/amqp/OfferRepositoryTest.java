package vn.liennganh.delivery.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.liennganh.delivery.amqp.OfferRepository.Offer;
import vn.liennganh.delivery.amqp.OfferRepository.Placed;
import vn.liennganh.message.AgencyId;
import vn.liennganh.support.TestDatabase;

/** What lies at the broker: the next of the inbox, found without reading what was taken before. */
class OfferRepositoryTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final AgencyId OTHER = AgencyId.of("X99.51.002");
    private static final int WINDOW = 20;

    /** PostgreSQL plans anew for each call five times, and then once for all that follow. */
    private static final int CALLS_UNTIL_PLANNED_FOR_GOOD = 12;

    private SingleConnectionDataSource database;
    private JdbcClient sql;
    private OfferRepository rows;

    /** One connection, with the settings of the hub's own, so that its plans outlive a call. */
    @BeforeEach
    void connect() throws SQLException {
        Connection connection = TestDatabase.fresh().getConnection();
        connection.setAutoCommit(false);
        database = new SingleConnectionDataSource(connection, true);
        sql = JdbcClient.create(database);
        rows = new OfferRepository(sql);
        sql.sql("SET enable_seqscan = off").update();
        sql.sql("SET jit = off").update();
    }

    @AfterEach
    void hangUp() {
        database.destroy();
    }

    @Test
    void a_window_holds_the_next_of_the_inbox_and_no_more() {
        waiting(BANK, 1, 30, 3, false);
        waiting(BANK, 31, 32, 0, false);

        rows.fill(List.of(BANK, OTHER), 4);
        rows.fill(List.of(BANK, OTHER), 4);

        assertThat(numbers()).containsExactly(31L, 32L, 1L, 2L);
    }

    @Test
    void what_was_collected_and_never_acknowledged_is_not_read_again() throws SQLException {
        waiting(BANK, 1, 3_000, 3, true);
        waiting(BANK, 3_001, 3_000 + WINDOW, 3, false);
        assertThat(readToFill()).isLessThan(10L * WINDOW);

        assertThat(numbers()).hasSize(WINDOW).startsWith(3_001L);
    }

    @Test
    void nor_by_a_plan_that_was_made_while_nothing_waited() throws SQLException {
        for (int call = 0; call < CALLS_UNTIL_PLANNED_FOR_GOOD; call++) {
            rows.fill(List.of(BANK), WINDOW);
        }
        waiting(BANK, 1, 3_000, 3, true);
        waiting(BANK, 3_001, 6_000, 3, false);

        assertThat(readToFill()).isLessThan(10L * WINDOW);
    }

    @Test
    void nor_by_a_plan_that_was_made_while_others_had_collected_nothing() throws SQLException {
        waiting(OTHER, 100_001, 103_000, 3, false);
        sql.sql("ANALYZE delivery.waiting").update();
        for (int call = 0; call < CALLS_UNTIL_PLANNED_FOR_GOOD; call++) {
            rows.fill(List.of(BANK), WINDOW);
        }
        waiting(BANK, 1, 3_000, 3, true);
        waiting(BANK, 3_001, 6_000, 3, false);

        assertThat(readToFill()).isLessThan(10L * WINDOW);
    }

    @Test
    void what_was_settled_makes_room_and_is_forgotten() {
        waiting(BANK, 1, 4, 3, false);
        rows.fill(List.of(BANK), 2);
        List<Offer> first = rows.unsent(List.of(BANK));
        rows.sent(first);
        rows.settled(first.stream().map(it -> new Placed(BANK, it.message())).toList());
        sql.sql("UPDATE delivery.waiting SET collected_at = now() WHERE number <= 2").update();

        rows.tidy(List.of(BANK));
        rows.fill(List.of(BANK), 2);

        assertThat(numbers()).containsExactly(3L, 4L);
    }

    /** A process may end between a settlement and its evidence. */
    @Test
    void what_was_settled_and_not_attested_is_known_until_it_is() {
        waiting(BANK, 1, 3, 3, false);
        rows.fill(List.of(BANK), 3);
        List<Offer> lying = rows.unsent(List.of(BANK));
        rows.sent(lying);
        rows.settled(List.of(new Placed(BANK, lying.get(1).message())));

        rows.tidy(List.of(BANK));
        assertThat(rows.unattested(BANK)).containsExactly(new Placed(BANK, lying.get(1).message()));
        sql.sql("UPDATE delivery.waiting SET collected_at = now() WHERE number = 2").update();

        assertThat(rows.unattested(BANK)).isEmpty();
    }

    /** Rows of the inbox that one filling fetched. */
    private long readToFill() throws SQLException {
        database.getConnection().commit();
        long before = fetched();
        rows.fill(List.of(BANK), WINDOW);
        return fetched() - before;
    }

    private long fetched() {
        return sql.sql(
                        """
                        SELECT seq_tup_read + coalesce(idx_tup_fetch, 0)
                          FROM pg_stat_xact_user_tables
                         WHERE relid = 'delivery.waiting'::regclass
                        """)
                .query(Long.class)
                .single();
    }

    private List<Long> numbers() {
        return rows.unsent(List.of(BANK)).stream().map(Offer::number).toList();
    }

    private void waiting(AgencyId party, int first, int last, int precedence, boolean collected) {
        sql.sql(
                        """
                WITH accepted AS (
                    INSERT INTO delivery.delivery
                           (number, message, party, copy, exchange, type, sender, accepted_at,
                            size, sha256)
                    OVERRIDING SYSTEM VALUE
                    SELECT number, gen_random_uuid(), :party, false, gen_random_uuid(),
                           'sandbox.ping', 'X99.11.001', now(), 10, :digest
                      FROM generate_series(:first, :last) AS number
                    RETURNING number, party, exchange)
                INSERT INTO delivery.waiting
                       (number, party, exchange, precedence, shelved, collected_at)
                SELECT number, party, exchange, :precedence, 1,
                       CASE WHEN :collected THEN now() END
                  FROM accepted
                """)
                .param("party", party.value())
                .param("first", first)
                .param("last", last)
                .param("precedence", precedence)
                .param("collected", collected)
                .param("digest", new byte[32])
                .update();
    }
}
