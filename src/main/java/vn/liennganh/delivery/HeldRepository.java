package vn.liennganh.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Urgency;

/** Deliveries that are held back: tried again later, or parked with a reason. */
@Repository
class HeldRepository {

    private final JdbcClient jdbc;

    HeldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes a failed attempt at those that are still on their way, and when the next one is due.
     */
    void failed(
            long[] numbers, String reason, String detail, Instant at, DeliverySettings settings) {
        jdbc.sql(
                        """
                WITH failed AS (
                    INSERT INTO delivery.held
                           (number, message, party, reason, attempts, since, next_attempt_at)
                    SELECT delivery.number, delivery.message, delivery.party, :reason, 1, :at,
                           CASE WHEN :max > 1
                                THEN :at + make_interval(secs => :first) END
                      FROM delivery.waiting
                      JOIN delivery.delivery ON delivery.number = waiting.number
                     WHERE waiting.number = ANY (:numbers) AND waiting.shelved IS NULL
                     ORDER BY delivery.number
                    ON CONFLICT (number) DO UPDATE
                       SET reason = excluded.reason,
                           attempts = held.attempts + 1,
                           next_attempt_at = CASE WHEN held.attempts + 1 < :max
                               THEN :at + make_interval(secs =>
                                   least(:first * power(2, least(held.attempts, 30)), :longest)) END
                    RETURNING number)
                INSERT INTO delivery.attempt (number, at, reason, detail)
                SELECT number, :at, :reason, :detail FROM failed
                """)
                .param("reason", reason)
                .param("detail", detail)
                .param("at", utc(at))
                .param("first", settings.retryFirst().toMillis() / 1e3)
                .param("longest", settings.retryMax().toMillis() / 1e3)
                .param("max", settings.attemptsMax())
                .param("numbers", numbers)
                .update();
    }

    /** Parks at once, without an attempt. */
    void park(long[] numbers, String reason, Instant at) {
        jdbc.sql(
                        """
                INSERT INTO delivery.held (number, message, party, reason, attempts, since)
                SELECT number, message, party, :reason, 0, :at
                  FROM delivery.delivery
                 WHERE number = ANY (:numbers)
                ON CONFLICT (number) DO UPDATE
                   SET reason = excluded.reason, next_attempt_at = NULL, given_up = false
                """)
                .param("reason", reason)
                .param("at", utc(at))
                .param("numbers", numbers)
                .update();
    }

    /**
     * Those whose next attempt is due, acknowledged ones included that somebody asked for again.
     * One that lies further ahead than any wait does was set before the machine's clock went back,
     * and is due as well.
     */
    List<RelayRepository.Outgoing> due(Instant now, Duration longest, int limit) {
        return jdbc.sql(
                        """
                SELECT held.number, held.party,
                       coalesce(waiting.precedence, :last) AS precedence
                  FROM delivery.held
                  LEFT JOIN delivery.waiting ON waiting.number = held.number
                 WHERE held.next_attempt_at <= :now OR held.next_attempt_at > :ahead
                 ORDER BY held.number
                 LIMIT :limit
                """)
                .param("now", utc(now))
                .param("ahead", utc(now.plus(longest.multipliedBy(2))))
                .param("last", Precedence.of(Urgency.NORMAL))
                .param("limit", limit)
                .query((row, index) -> RelayRepository.outgoing(row))
                .list();
    }

    /**
     * While an attempt is under way its row waits as if it had failed; a crash leaves nothing to
     * mend.
     */
    void underway(long[] numbers, Instant at, DeliverySettings settings) {
        jdbc.sql(
                        """
                UPDATE delivery.held
                   SET next_attempt_at = :at + make_interval(secs =>
                           least(:first * power(2, least(attempts, 30)), :longest))
                 WHERE number = ANY (:numbers) AND next_attempt_at IS NOT NULL
                """)
                .param("at", utc(at))
                .param("first", settings.retryFirst().toMillis() / 1e3)
                .param("longest", settings.retryMax().toMillis() / 1e3)
                .param("numbers", numbers)
                .update();
    }

    boolean anyUnderRetry() {
        return jdbc.sql(
                        """
                SELECT EXISTS (SELECT FROM delivery.held WHERE next_attempt_at IS NOT NULL)
                """)
                .query(Boolean.class)
                .single();
    }

    /** The oldest first, at most {@code limit}. */
    List<ParkedDelivery> parked(int limit) {
        return jdbc.sql(
                        """
                SELECT number, message, party, reason, attempts, since, released
                  FROM delivery.held
                 WHERE next_attempt_at IS NULL AND NOT given_up
                 ORDER BY number
                 LIMIT :limit
                """)
                .param("limit", limit)
                .query((row, index) -> parked(row))
                .list();
    }

    Optional<ParkedDelivery> parked(long number) {
        return jdbc.sql(
                        """
                SELECT number, message, party, reason, attempts, since, released
                  FROM delivery.held
                 WHERE number = :number AND next_attempt_at IS NULL AND NOT given_up
                """)
                .param("number", number)
                .query((row, index) -> parked(row))
                .optional();
    }

    /** Its reason stays, for the evidence. False where it is not parked, or was given up before. */
    boolean giveUp(long number) {
        return jdbc.sql(
                                """
                UPDATE delivery.held
                   SET given_up = true
                 WHERE number = :number AND next_attempt_at IS NULL AND NOT given_up
                """)
                        .param("number", number)
                        .update()
                > 0;
    }

    List<ParkedDelivery> parked(String reason, AgencyId party, int limit) {
        return jdbc.sql(
                        """
                SELECT number, message, party, reason, attempts, since, released
                  FROM delivery.held
                 WHERE next_attempt_at IS NULL AND reason = :reason AND party = :party
                   AND NOT given_up
                 ORDER BY number
                 LIMIT :limit
                """)
                .param("reason", reason)
                .param("party", party.value())
                .param("limit", limit)
                .query((row, index) -> parked(row))
                .list();
    }

    List<ParkingLot.Group> groups() {
        return jdbc.sql(
                        """
                SELECT reason, party, count(*) AS parked, min(since) AS since
                  FROM delivery.held
                 WHERE next_attempt_at IS NULL AND NOT given_up
                 GROUP BY reason, party
                 ORDER BY parked DESC, reason, party
                """)
                .query(
                        (row, index) ->
                                new ParkingLot.Group(
                                        row.getString("reason"),
                                        AgencyId.of(row.getString("party")),
                                        row.getLong("parked"),
                                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Parked ones of which no evidence has been asked for yet. */
    List<ParkedDelivery> unattested(long after, int limit) {
        return jdbc.sql(
                        """
                SELECT number, message, party, reason, attempts, since, released
                  FROM delivery.held
                 WHERE next_attempt_at IS NULL AND NOT attested AND number > :after
                 ORDER BY number
                 LIMIT :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> parked(row))
                .list();
    }

    void attested(long[] numbers) {
        jdbc.sql("UPDATE delivery.held SET attested = true WHERE number = ANY (:numbers)")
                .param("numbers", numbers)
                .update();
    }

    /** Sends a parked one on its way again with all its attempts. */
    boolean retry(long number, Instant now) {
        return jdbc.sql(
                                """
                UPDATE delivery.held
                   SET attempts = 0, next_attempt_at = :now, given_up = false,
                       released = released + 1
                 WHERE number = :number AND next_attempt_at IS NULL
                """)
                        .param("now", utc(now))
                        .param("number", number)
                        .update()
                > 0;
    }

    /** Whose deliveries are parked for this reason. */
    List<AgencyId> partiesParkedFor(String reason) {
        return jdbc.sql(
                        """
                SELECT DISTINCT party
                  FROM delivery.held
                 WHERE next_attempt_at IS NULL AND reason = :reason AND NOT given_up
                """)
                .param("reason", reason)
                .query((row, index) -> AgencyId.of(row.getString(1)))
                .list();
    }

    int release(Collection<AgencyId> parties, String reason, Instant now) {
        return jdbc.sql(
                        """
                UPDATE delivery.held
                   SET attempts = 0, next_attempt_at = :now, released = released + 1
                 WHERE next_attempt_at IS NULL AND reason = :reason AND NOT given_up
                   AND party = ANY (:parties)
                """)
                .param("now", utc(now))
                .param("reason", reason)
                .param("parties", parties.stream().map(AgencyId::value).toArray(String[]::new))
                .update();
    }

    private static ParkedDelivery parked(ResultSet row) throws SQLException {
        return new ParkedDelivery(
                row.getLong("number"),
                row.getObject("message", UUID.class),
                AgencyId.of(row.getString("party")),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("released"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
