package vn.liennganh.delivery.amqp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Which deliveries lie at the broker for a partner, and which have been settled. */
@Repository
class OfferRepository {

    private static final String SHOWN =
            """
            SELECT offered.party, offered.offer, offered.number, delivery.message, delivery.copy,
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
            AgencyId party,
            long offer,
            long number,
            UUID message,
            boolean copy,
            UUID exchange,
            String type,
            Optional<UUID> inReplyTo,
            int size,
            byte[] sha256) {}

    /** A delivery as the broker's queues know it. */
    record Placed(AgencyId party, UUID message) {}

    /**
     * Forgets what the recipients have, and what came back and has since been sent on its way
     * again.
     */
    void tidy(Collection<AgencyId> parties) {
        jdbc.sql(
                        """
                DELETE FROM delivery.offered
                 WHERE party = ANY (:parties)
                   AND (settled AND NOT EXISTS (
                           SELECT FROM delivery.waiting
                            WHERE waiting.number = offered.number
                              AND waiting.collected_at IS NULL)
                        OR returned AND NOT EXISTS (
                           SELECT FROM delivery.held WHERE held.number = offered.number))
                """)
                .param("parties", texts(parties))
                .update();
    }

    /**
     * Fills each recipient's window with what is next in the order of its inbox, where earlier
     * messages of an exchange stand before later ones.
     */
    void fill(Collection<AgencyId> parties, int window) {
        jdbc.sql(
                        """
                INSERT INTO delivery.offered (number, message, party)
                SELECT next.number, delivery.message, due.party
                  FROM unnest(:parties) AS due (party)
                 CROSS JOIN LATERAL (
                       SELECT count(*) AS lying
                         FROM delivery.offered
                        WHERE offered.party = due.party AND NOT settled AND NOT returned) AS now
                 CROSS JOIN LATERAL (
                       SELECT number, precedence
                         FROM delivery.waiting
                        WHERE waiting.party = due.party
                          AND shelved IS NOT NULL AND collected_at IS NULL
                          AND NOT EXISTS (SELECT FROM delivery.offered
                                           WHERE offered.number = waiting.number)
                        ORDER BY precedence, number
                        LIMIT greatest(0, :window - now.lying)) AS next
                  JOIN delivery.delivery ON delivery.number = next.number
                 ORDER BY next.precedence, next.number
                ON CONFLICT (number) DO NOTHING
                """)
                .param("parties", texts(parties))
                .param("window", window)
                .update();
    }

    /** What the broker does not have yet, each recipient's in order. */
    List<Offer> unsent(Collection<AgencyId> parties) {
        return jdbc.sql(
                        SHOWN
                                + """
                 WHERE offered.party = ANY (:parties) AND NOT sent AND NOT settled AND NOT returned
                 ORDER BY offered.offer
                """)
                .param("parties", texts(parties))
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

    /** What was settled and is not attested yet: on its way to the log, or lost with a process. */
    List<Placed> unattested(AgencyId party) {
        return jdbc.sql(
                        """
                SELECT message
                  FROM delivery.offered
                 WHERE party = :party AND settled
                   AND EXISTS (SELECT FROM delivery.waiting
                                WHERE waiting.number = offered.number
                                  AND waiting.collected_at IS NULL)
                 ORDER BY offer
                """)
                .param("party", party.value())
                .query((row, index) -> new Placed(party, row.getObject(1, UUID.class)))
                .list();
    }

    /** What lies at the broker although its recipient has it by other means. */
    Map<AgencyId, Set<UUID>> stale(Collection<AgencyId> parties) {
        return jdbc
                .sql(
                        """
                SELECT party, message
                  FROM delivery.offered
                 WHERE party = ANY (:parties) AND sent AND NOT settled AND NOT returned
                   AND NOT EXISTS (SELECT FROM delivery.waiting
                                    WHERE waiting.number = offered.number
                                      AND waiting.collected_at IS NULL)
                """)
                .param("parties", texts(parties))
                .query(
                        (row, index) ->
                                new Placed(
                                        AgencyId.of(row.getString(1)),
                                        row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Placed::party,
                                Collectors.mapping(Placed::message, Collectors.toSet())));
    }

    void sent(Collection<Offer> offers) {
        jdbc.sql("UPDATE delivery.offered SET sent = true WHERE number = ANY (:numbers)")
                .param("numbers", offers.stream().mapToLong(Offer::number).toArray())
                .update();
    }

    void settled(Collection<Placed> those) {
        jdbc.sql(
                        """
                UPDATE delivery.offered SET settled = true
                  FROM unnest(:parties, :messages) AS one (party, message)
                 WHERE offered.party = one.party AND offered.message = one.message
                """)
                .param("parties", texts(those.stream().map(Placed::party).toList()))
                .param("messages", those.stream().map(Placed::message).toArray(UUID[]::new))
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
                AgencyId.of(row.getString("party")),
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

    private static String[] texts(Collection<AgencyId> parties) {
        return parties.stream().map(AgencyId::value).toArray(String[]::new);
    }
}
