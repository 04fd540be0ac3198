package vn.liennganh.delivery.push;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Keys of webhooks, what their agencies said of them, and what they ask for again. */
@Repository
class WebhookRepository {

    private static final int AGAIN_MAX = 10_000;

    private final JdbcClient jdbc;

    WebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an agency's URL answered with 410, and when. */
    record Gone(String url, Instant at) {}

    /** Open and parked pushes of an agency. */
    record Count(int open, int parked) {}

    Optional<WebhookKeys> keys(AgencyId party, Instant now) {
        return jdbc.sql(
                        """
                SELECT secret, CASE WHEN former_until > :now THEN former END AS former,
                       private_key, public_key, created_at
                  FROM delivery.webhook
                 WHERE party = :party
                """)
                .param("party", party.value())
                .param("now", utc(now))
                .query(
                        (row, index) ->
                                new WebhookKeys(
                                        row.getBytes("secret"),
                                        Optional.ofNullable(row.getBytes("former")),
                                        row.getBytes("private_key"),
                                        row.getBytes("public_key"),
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant()))
                .optional();
    }

    /** A new secret takes over; the one before signs too until then, the key pair stays. */
    void save(AgencyId party, WebhookKeys keys, Instant formerUntil) {
        jdbc.sql(
                        """
                INSERT INTO delivery.webhook (party, secret, private_key, public_key, created_at)
                VALUES (:party, :secret, :private, :public, :at)
                ON CONFLICT (party) DO UPDATE
                   SET former = webhook.secret, former_until = :until,
                       secret = :secret, created_at = :at
                """)
                .param("party", party.value())
                .param("secret", keys.secret())
                .param("private", keys.privateKey())
                .param("public", keys.publicKey())
                .param("at", utc(keys.createdAt()))
                .param("until", utc(formerUntil))
                .update();
    }

    Optional<Gone> gone(AgencyId party) {
        return jdbc.sql(
                        """
                SELECT gone_url, gone_at
                  FROM delivery.webhook
                 WHERE party = :party AND gone_url IS NOT NULL
                """)
                .param("party", party.value())
                .query(
                        (row, index) ->
                                new Gone(
                                        row.getString("gone_url"),
                                        row.getObject("gone_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void gone(AgencyId party, String url, Instant at) {
        jdbc.sql(
                        """
                UPDATE delivery.webhook SET gone_url = :url, gone_at = :at WHERE party = :party
                """)
                .param("party", party.value())
                .param("url", url)
                .param("at", utc(at))
                .update();
    }

    void backAgain(AgencyId party) {
        jdbc.sql(
                        """
                UPDATE delivery.webhook
                   SET gone_url = NULL, gone_at = NULL
                 WHERE party = :party
                """)
                .param("party", party.value())
                .update();
    }

    Count count(AgencyId party) {
        return jdbc.sql(
                        """
                SELECT count(*) FILTER (WHERE NOT parked) AS open,
                       count(*) FILTER (WHERE parked) AS parked
                  FROM delivery.push
                 WHERE party = :party AND settled_at IS NULL
                """)
                .param("party", party.value())
                .query((row, index) -> new Count(row.getInt("open"), row.getInt("parked")))
                .single();
    }

    /** Opens pushes of these messages again; of others than the agency's own it knows nothing. */
    int again(AgencyId party, List<UUID> messages) {
        return jdbc.sql(AGAIN.formatted("delivery.message = ANY (:messages::uuid[])"))
                .param("party", party.value())
                .param("messages", messages.stream().map(UUID::toString).toArray(String[]::new))
                .param("limit", AGAIN_MAX)
                .update();
    }

    /** Opens pushes again of what was accepted from the first instant until before the second. */
    int again(AgencyId party, Instant from, Instant to) {
        return jdbc.sql(
                        AGAIN.formatted(
                                "delivery.accepted_at >= :from AND delivery.accepted_at < :to"))
                .param("party", party.value())
                .param("from", utc(from))
                .param("to", utc(to))
                .param("limit", AGAIN_MAX)
                .update();
    }

    private static final String AGAIN =
            """
            WITH wanted AS (
                SELECT number, message, exchange
                  FROM delivery.delivery
                 WHERE party = :party AND %s
                 ORDER BY number
                 LIMIT :limit),
            released AS (
                DELETE FROM delivery.held USING wanted
                 WHERE held.number = wanted.number AND held.reason LIKE 'push-%%')
            INSERT INTO delivery.push (number, message, party, exchange, precedence, again)
            SELECT number, message, :party, exchange, 3, true FROM wanted ORDER BY number
            ON CONFLICT (number) DO UPDATE
               SET again = true, parked = false, attempts = 0, not_before = NULL, settled_at = NULL
            """;

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
