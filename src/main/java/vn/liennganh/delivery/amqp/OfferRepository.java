package vn.liennganh.delivery.amqp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Which deliveries lie at the broker for a partner, and which have been settled. */
@Repository
class OfferRepository {

    private static final String SHOWN =
            """
            SELECT offered.offer, offered.number, delivery.message, delivery.copy,
                   delivery.exchange, delivery.type, delivery.in_reply_to, delivery.size,
                   delivery.sha256
              FROM delivery.offered
              JOIN delivery.delivery ON delivery.number = offered.number
            """;

    private final JdbcClient jdbc;

    OfferRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery that lies or shall lie at the broker.
     *
     * @param offer the broker's duplicate id for it
     */
    record Offer(
            long offer,
            long number,
            UUID message,
            boolean copy,
            UUID exchange,
            String type,
            Optional<UUID> inReplyTo,
            int size,
            byte[] sha256) {}

    /**
     * Forgets what the recipient has, and what came back and has since been sent on its way again.
     */
    void tidy(AgencyId party) {
        jdbc.sql(
                        """
                DELETE FROM delivery.offered
                 WHERE party = :party
                   AND (settled AND NOT EXISTS (
                           SELECT FROM delivery.waiting
                            WHERE waiting.number = offered.number
                              AND waiting.collected_at IS NULL)
                        OR returned AND NOT EXISTS (
                           SELECT FROM delivery.held WHERE held.number = offered.number))
                """)
                .param("party", party.value())
                .update();
    }

    /**
     * Fills the window with what is next in the order of the inbox, where earlier messages of an
     * exchange stand before later ones.
     */
    int fill(AgencyId party, int window) {
        return jdbc.sql(
                        """
                INSERT INTO delivery.offered (number, message, party)
                SELECT next.number, delivery.message, next.party
                  FROM (SELECT number, party, precedence
                          FROM delivery.waiting
                         WHERE party = :party AND shelved IS NOT NULL AND collected_at IS NULL
                           AND NOT EXISTS (SELECT FROM delivery.offered
                                            WHERE offered.number = waiting.number)
                         ORDER BY precedence, number
                         LIMIT greatest(0, :window - (
                               SELECT count(*) FROM delivery.offered
                                WHERE party = :party AND NOT settled AND NOT returned))) AS next
                  JOIN delivery.delivery ON delivery.number = next.number
                 ORDER BY next.precedence, next.number
                ON CONFLICT (number) DO NOTHING
                """)
                .param("party", party.value())
                .param("window", window)
                .update();
    }

    /** What the broker does not have yet, in order. */
    List<Offer> unsent(AgencyId party) {
        return jdbc.sql(
                        SHOWN
                                + """
                 WHERE offered.party = :party AND NOT sent AND NOT settled AND NOT returned
                 ORDER BY offered.offer
                """)
                .param("party", party.value())
                .query((row, index) -> offer(row))
                .list();
    }

    /** What the broker should have, in order. */
    List<Offer> open(AgencyId party) {
        return jdbc.sql(
                        SHOWN
                                + """
                 WHERE offered.party = :party AND sent AND NOT settled AND NOT returned
                 ORDER BY offered.offer
                """)
                .param("party", party.value())
                .query((row, index) -> offer(row))
                .list();
    }

    /** What lies at the broker although its recipient has it by other means. */
    Set<UUID> stale(AgencyId party) {
        return jdbc.sql(
                        """
                SELECT message
                  FROM delivery.offered
                 WHERE party = :party AND sent AND NOT settled AND NOT returned
                   AND NOT EXISTS (SELECT FROM delivery.waiting
                                    WHERE waiting.number = offered.number
                                      AND waiting.collected_at IS NULL)
                """)
                .param("party", party.value())
                .query(UUID.class)
                .set();
    }

    void sent(Collection<Offer> offers) {
        jdbc.sql("UPDATE delivery.offered SET sent = true WHERE number = ANY (:numbers)")
                .param("numbers", offers.stream().mapToLong(Offer::number).toArray())
                .update();
    }

    void settled(AgencyId party, Collection<UUID> messages) {
        jdbc.sql(
                        """
                UPDATE delivery.offered SET settled = true
                 WHERE party = :party AND message = ANY (:messages)
                """)
                .param("party", party.value())
                .param("messages", messages.toArray(UUID[]::new))
                .update();
    }

    /** The delivery that came back; empty where nothing of the kind is offered. */
    Optional<Long> returned(AgencyId party, UUID message) {
        return jdbc.sql(
                        """
                UPDATE delivery.offered SET returned = true
                 WHERE party = :party AND message = :message AND NOT settled
                RETURNING number
                """)
                .param("party", party.value())
                .param("message", message)
                .query(Long.class)
                .optional();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                row.getLong("offer"),
                row.getLong("number"),
                row.getObject("message", UUID.class),
                row.getBoolean("copy"),
                row.getObject("exchange", UUID.class),
                row.getString("type"),
                Optional.ofNullable(row.getObject("in_reply_to", UUID.class)),
                row.getInt("size"),
                row.getBytes("sha256"));
    }
}
