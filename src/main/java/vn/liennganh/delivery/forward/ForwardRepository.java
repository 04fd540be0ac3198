package vn.liennganh.delivery.forward;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.message.AgencyId;

/** Deliveries that one agency did not acknowledge and another is to have. */
@Repository
class ForwardRepository {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ForwardRepository(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The exchanges of which something waits for the agency. */
    List<UUID> waitingFor(AgencyId party) {
        return jdbc.sql("SELECT DISTINCT exchange FROM delivery.waiting WHERE party = :party")
                .param("party", party.value())
                .query(UUID.class)
                .list();
    }

    /**
     * Makes new deliveries of what waits, in its order; what the heir got itself is not sent again.
     *
     * @return how many
     */
    int forward(AgencyId from, AgencyId to, UUID exchange) {
        Integer count =
                transaction.execute(
                        status -> {
                            // The relay counts on numbers that are committed in their order, so no
                            // other delivery is numbered until this is committed.
                            jdbc.sql("LOCK TABLE delivery.delivery IN SHARE ROW EXCLUSIVE MODE")
                                    .update();
                            return move(from, to, exchange);
                        });
        return count == null ? 0 : count;
    }

    private int move(AgencyId from, AgencyId to, UUID exchange) {
        return jdbc.sql(
                        """
                WITH ended AS (
                    SELECT number, precedence
                      FROM delivery.waiting
                     WHERE party = :from AND exchange = :exchange
                     ORDER BY number
                       FOR UPDATE),
                forwarded AS (
                    INSERT INTO delivery.delivery
                           (message, party, copy, exchange, type, sender, in_reply_to,
                            accepted_at, size, sha256, attachments)
                    SELECT message, :to, copy, exchange, type, sender, in_reply_to,
                           accepted_at, size, sha256, attachments
                      FROM delivery.delivery
                     WHERE number IN (SELECT number FROM ended)
                     ORDER BY number
                        ON CONFLICT (message, party) DO NOTHING
                    RETURNING number, message, exchange),
                released AS (
                    DELETE FROM delivery.held USING ended WHERE held.number = ended.number),
                gone AS (
                    DELETE FROM delivery.waiting USING ended
                     WHERE waiting.number = ended.number)
                INSERT INTO delivery.waiting (number, party, exchange, precedence)
                SELECT forwarded.number, :to, forwarded.exchange, ended.precedence
                  FROM forwarded
                  JOIN delivery.delivery AS old
                    ON old.message = forwarded.message AND old.party = :from
                  JOIN ended ON ended.number = old.number
                """)
                .param("from", from.value())
                .param("to", to.value())
                .param("exchange", exchange)
                .update();
    }
}
