package vn.liennganh.delivery.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/** What is to be pushed; a lane is one exchange to one recipient, and only its head may go. */
@Repository
class PushRepository {

    private static final String HEAD_OF_ITS_LANE =
            """
            push.party = :party AND push.settled_at IS NULL AND NOT push.parked
               AND NOT EXISTS (
                   SELECT FROM delivery.push AS earlier
                    WHERE earlier.party = push.party AND earlier.exchange = push.exchange
                      AND earlier.number < push.number
                      AND earlier.settled_at IS NULL AND NOT earlier.parked)
            """;

    private final JdbcClient jdbc;

    PushRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers deliveries; one that was parked and sent on its way again starts anew. */
    void note(long[] numbers) {
        jdbc.sql(
                        """
                INSERT INTO delivery.push (number, message, party, exchange, precedence)
                SELECT delivery.number, delivery.message, delivery.party, delivery.exchange,
                       coalesce(waiting.precedence, 3)
                  FROM delivery.delivery
                  LEFT JOIN delivery.waiting ON waiting.number = delivery.number
                 WHERE delivery.number = ANY (:numbers)
                 ORDER BY delivery.number
                ON CONFLICT (number) DO UPDATE
                   SET parked = false, attempts = 0, not_before = NULL
                 WHERE push.parked
                   AND EXISTS (SELECT FROM delivery.held
                                WHERE held.number = push.number
                                  AND held.next_attempt_at IS NOT NULL)
                """)
                .param("numbers", numbers)
                .update();
    }

    List<AgencyId> parties(long[] numbers) {
        return jdbc.sql("SELECT DISTINCT party FROM delivery.push WHERE number = ANY (:numbers)")
                .param("numbers", numbers)
                .query((row, index) -> AgencyId.of(row.getString(1)))
                .list();
    }

    /** The heads of lanes whose push is due, the most urgent first, then the oldest. */
    List<Due> next(AgencyId party, Instant now, int limit) {
        return jdbc.sql(
                        """
                SELECT push.number, push.message, push.party, push.exchange, push.attempts,
                       push.again OR waiting.number IS NOT NULL AS wanted,
                       delivery.in_reply_to, delivery.type, delivery.sha256, delivery.size,
                       delivery.copy, delivery.accepted_at
                  FROM delivery.push
                  JOIN delivery.delivery ON delivery.number = push.number
                  LEFT JOIN delivery.waiting ON waiting.number = push.number
                 WHERE
                """
                                + HEAD_OF_ITS_LANE
                                + """
                   AND (push.not_before IS NULL OR push.not_before <= :now)
                 ORDER BY coalesce(waiting.precedence, push.precedence), push.number
                 LIMIT :limit
                """)
                .param("party", party.value())
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, index) -> due(row))
                .list();
    }

    /** Takes a push for oneself until then; false where another hub process was quicker. */
    boolean claim(long number, Instant now, Instant until) {
        return jdbc.sql(
                                """
                UPDATE delivery.push
                   SET not_before = :until
                 WHERE number = :number AND settled_at IS NULL AND NOT parked
                   AND (not_before IS NULL OR not_before <= :now)
                """)
                        .param("until", utc(until))
                        .param("now", utc(now))
                        .param("number", number)
                        .update()
                > 0;
    }

    void settled(long number, Instant at) {
        jdbc.sql(
                        """
                WITH released AS (DELETE FROM delivery.held WHERE number = :number)
                UPDATE delivery.push
                   SET settled_at = :at, again = false, not_before = NULL
                 WHERE number = :number
                """)
                .param("at", utc(at))
                .param("number", number)
                .update();
    }

    /**
     * Notes a failed attempt.
     *
     * @param next when it is tried again; empty to park it
     */
    void failed(Due due, String reason, String detail, Instant at, Optional<Instant> next) {
        jdbc.sql(
                        """
                WITH attempted AS (
                    INSERT INTO delivery.attempt (number, at, reason, detail)
                    VALUES (:number, :at, :reason, :detail)),
                pushed AS (
                    UPDATE delivery.push
                       SET attempts = :attempts, not_before = CAST(:next AS timestamptz),
                           parked = CAST(:next AS timestamptz) IS NULL
                     WHERE number = :number)
                INSERT INTO delivery.held
                       (number, message, party, reason, attempts, since, next_attempt_at)
                VALUES (:number, :message, :party, :reason, :attempts, :at,
                        CAST(:next AS timestamptz))
                ON CONFLICT (number) DO UPDATE
                   SET reason = :reason, attempts = :attempts,
                       next_attempt_at = excluded.next_attempt_at
                """)
                .param("number", due.number())
                .param("message", due.message())
                .param("party", due.party().value())
                .param("reason", reason)
                .param("detail", detail)
                .param("attempts", due.attempts() + 1)
                .param("at", utc(at))
                .param("next", next.map(PushRepository::utc).orElse(null), TIMESTAMP)
                .update();
    }

    /** Parks everything that is open for a recipient. */
    void park(AgencyId party, String reason, Instant at) {
        jdbc.sql(
                        """
                WITH stopped AS (
                    UPDATE delivery.push
                       SET parked = true, not_before = NULL
                     WHERE party = :party AND settled_at IS NULL AND NOT parked
                    RETURNING number, message, attempts)
                INSERT INTO delivery.held (number, message, party, reason, attempts, since)
                SELECT number, message, :party, :reason, attempts, :at FROM stopped
                ON CONFLICT (number) DO UPDATE
                   SET reason = :reason, next_attempt_at = NULL
                """)
                .param("party", party.value())
                .param("reason", reason)
                .param("at", utc(at))
                .update();
    }

    /** Opens again what was parked for these reasons. */
    int reopen(AgencyId party, List<String> reasons) {
        return jdbc.sql(
                        """
                WITH gone AS (
                    DELETE FROM delivery.held
                     WHERE party = :party AND next_attempt_at IS NULL AND reason IN (:reasons)
                       AND NOT given_up
                    RETURNING number)
                UPDATE delivery.push
                   SET parked = false, attempts = 0, not_before = NULL
                  FROM gone
                 WHERE push.number = gone.number
                """)
                .param("party", party.value())
                .param("reasons", reasons)
                .update();
    }

    /** The recipient is pushed to no longer: the inbox has everything. */
    void forget(AgencyId party, Instant at) {
        jdbc.sql(
                        """
                WITH done AS (
                    UPDATE delivery.push SET settled_at = :at, parked = false
                     WHERE party = :party AND settled_at IS NULL
                    RETURNING number)
                DELETE FROM delivery.held USING done WHERE held.number = done.number
                """)
                .param("party", party.value())
                .param("at", utc(at))
                .update();
    }

    /**
     * Sees to it that the recipient gets another turn if something is open: no sooner than {@code
     * at}. False where nothing is.
     */
    boolean alarm(AgencyId party, Instant at) {
        return jdbc.sql(
                                """
                INSERT INTO delivery.held
                       (number, message, party, reason, attempts, since, next_attempt_at)
                SELECT number, message, party, 'push-waiting', attempts, :at,
                       greatest(:at, coalesce(not_before, :at))
                  FROM delivery.push
                 WHERE
                """
                                        + HEAD_OF_ITS_LANE
                                        + """
                 ORDER BY not_before NULLS FIRST, number
                 LIMIT 1
                ON CONFLICT (number) DO UPDATE
                   SET next_attempt_at = excluded.next_attempt_at
                """)
                        .param("party", party.value())
                        .param("at", utc(at))
                        .update()
                > 0;
    }

    /** Recipients for whom something is open, parked or not. */
    List<AgencyId> open() {
        return jdbc.sql("SELECT DISTINCT party FROM delivery.push WHERE settled_at IS NULL")
                .query((row, index) -> AgencyId.of(row.getString(1)))
                .list();
    }

    /** Recipients for whom something is open and nothing will wake them. */
    List<AgencyId> forgotten() {
        return jdbc.sql(
                        """
                SELECT DISTINCT party
                  FROM delivery.push
                 WHERE settled_at IS NULL AND NOT parked
                   AND NOT EXISTS (SELECT FROM delivery.held
                                    WHERE held.party = push.party
                                      AND held.next_attempt_at IS NOT NULL)
                """)
                .query((row, index) -> AgencyId.of(row.getString(1)))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getLong("number"),
                row.getObject("message", UUID.class),
                AgencyId.of(row.getString("party")),
                row.getObject("exchange", UUID.class),
                Optional.ofNullable(row.getObject("in_reply_to", UUID.class)),
                row.getString("type"),
                Sha256.wrap(row.getBytes("sha256")),
                row.getInt("size"),
                row.getBoolean("copy"),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getBoolean("wanted"));
    }

    private static final int TIMESTAMP = java.sql.Types.TIMESTAMP_WITH_TIMEZONE;

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
