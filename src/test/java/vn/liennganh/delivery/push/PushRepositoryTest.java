package vn.liennganh.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.message.AgencyId;
import vn.liennganh.support.TestDatabase;

/** The queue of pushes: order within an exchange, one at a time, nothing forgotten. */
class PushRepositoryTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");

    private final JdbcClient sql = JdbcClient.create(TestDatabase.fresh());
    private final PushRepository rows = new PushRepository(sql);
    private final UUID exchange = UUID.randomUUID();

    @Test
    void only_the_first_of_an_exchange_may_go_until_it_is_taken_or_parked() {
        long first = delivery(exchange);
        long second = delivery(exchange);
        long third = delivery(exchange);
        long other = delivery(UUID.randomUUID());
        rows.note(new long[] {first, second, third, other});
        rows.note(new long[] {first, second});

        assertThat(numbers(NOW)).containsExactly(first, other);
        Due due = rows.next(BANK, NOW, 1).get(0);
        rows.failed(due, "push-status-500", "", NOW, Optional.of(NOW.plusSeconds(10)));
        assertThat(numbers(NOW)).containsExactly(other);
        rows.failed(due, "push-status-500", "", NOW, Optional.empty());
        assertThat(numbers(NOW)).containsExactly(second, other);
        rows.settled(second, NOW);
        assertThat(numbers(NOW)).containsExactly(third, other);
    }

    @Test
    void what_one_hub_has_claimed_no_other_takes_until_the_claim_ends() {
        long number = delivery(exchange);
        rows.note(new long[] {number});

        assertThat(rows.claim(number, NOW, NOW.plusSeconds(60))).isTrue();
        assertThat(rows.claim(number, NOW.plusSeconds(59), NOW.plusSeconds(90))).isFalse();
        assertThat(numbers(NOW.plusSeconds(59))).isEmpty();
        assertThat(numbers(NOW.plusSeconds(60))).containsExactly(number);
    }

    @Test
    void what_a_crash_left_open_is_found_and_gets_a_turn() {
        long number = delivery(exchange);
        rows.note(new long[] {number});
        assertThat(rows.forgotten()).containsExactly(BANK);
        assertThat(rows.open()).containsExactly(BANK);

        assertThat(rows.alarm(BANK, NOW)).isTrue();

        assertThat(rows.forgotten()).isEmpty();
        rows.settled(number, NOW);
        assertThat(rows.alarm(BANK, NOW)).isFalse();
        assertThat(held()).isZero();
    }

    @Test
    void an_acknowledged_delivery_is_not_pushed() {
        long number = delivery(exchange);
        rows.note(new long[] {number});
        assertThat(rows.next(BANK, NOW, 1).get(0).wanted()).isTrue();

        sql.sql("DELETE FROM delivery.waiting").update();

        assertThat(rows.next(BANK, NOW, 1).get(0).wanted()).isFalse();
    }

    @Test
    void parked_ones_start_anew_when_they_are_sent_on_their_way_again_and_not_before() {
        long number = delivery(exchange);
        rows.note(new long[] {number});
        rows.park(BANK, PushQueue.GONE, NOW);

        rows.note(new long[] {number});
        assertThat(numbers(NOW)).isEmpty();
        sql.sql("UPDATE delivery.held SET next_attempt_at = now()").update();
        rows.note(new long[] {number});

        assertThat(numbers(NOW)).containsExactly(number);
    }

    private List<Long> numbers(Instant at) {
        return rows.next(BANK, at, 10).stream().map(Due::number).toList();
    }

    private int held() {
        return sql.sql("SELECT count(*) FROM delivery.held").query(Integer.class).single();
    }

    private long delivery(UUID ofExchange) {
        long number =
                sql.sql(
                                """
                INSERT INTO delivery.delivery
                       (message, party, copy, exchange, type, sender, accepted_at, size, sha256)
                VALUES (:message, :party, false, :exchange, 'sandbox.ping', 'X99.11.001', now(),
                        10, :digest)
                RETURNING number
                """)
                        .param("message", UUID.randomUUID())
                        .param("party", BANK.value())
                        .param("exchange", ofExchange)
                        .param("digest", new byte[32])
                        .query(Long.class)
                        .single();
        sql.sql(
                        """
                INSERT INTO delivery.waiting (number, party, exchange, precedence, shelved)
                VALUES (:number, :party, :exchange, 3, 1)
                """)
                .param("number", number)
                .param("party", BANK.value())
                .param("exchange", ofExchange)
                .update();
        return number;
    }
}
