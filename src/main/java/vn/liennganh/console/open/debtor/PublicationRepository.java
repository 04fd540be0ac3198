package vn.liennganh.console.open.debtor;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.desk.Matter;

/** What is published today, in schema {@code console}. */
@Repository
class PublicationRepository {

    private final JdbcClient jdbc;

    PublicationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(List<Publication> shown, List<Matter> hidden, boolean anew) {
        if (anew) {
            jdbc.sql("DELETE FROM console.publication").update();
        }
        hidden.forEach(this::remove);
        shown.forEach(this::store);
    }

    private void remove(Matter matter) {
        jdbc.sql(
                        """
                        DELETE FROM console.publication
                         WHERE agency = :agency AND exchange = :exchange
                        """)
                .param("agency", matter.agency().value())
                .param("exchange", UUID.fromString(matter.part()))
                .update();
    }

    private void store(Publication one) {
        jdbc.sql(
                        """
                        INSERT INTO console.publication (agency, exchange, name, folded, address,
                                                         judgment, decision, obligation, reason,
                                                         published_at, changing)
                        VALUES (:agency, :exchange, :name, :folded, :address, :judgment, :decision,
                                :obligation, :reason, :published_at, :changing)
                            ON CONFLICT (agency, exchange) DO UPDATE
                           SET name = excluded.name, folded = excluded.folded,
                               address = excluded.address, judgment = excluded.judgment,
                               decision = excluded.decision, obligation = excluded.obligation,
                               reason = excluded.reason, published_at = excluded.published_at,
                               changing = excluded.changing
                        """)
                .param("agency", one.agency())
                .param("exchange", one.exchange())
                .param("name", one.name())
                .param("folded", Folded.of(one.name()))
                .param("address", one.address())
                .param("judgment", one.judgment())
                .param("decision", one.decision())
                .param("obligation", one.obligation())
                .param("reason", one.reason())
                .param("published_at", Timestamp.from(one.publishedAt()))
                .param("changing", one.changing())
                .update();
    }

    /**
     * Whose folded names hold that text, at one agency or at all, the latest first.
     *
     * @param agency empty for all
     */
    List<Publication> page(String folded, String agency, int skip, int limit) {
        return jdbc.sql(
                        """
                        SELECT agency, exchange, name, address, judgment, decision, obligation,
                               reason, published_at, changing
                          FROM console.publication
                         WHERE (:agency = '' OR agency = :agency)
                           AND position(:folded IN folded) > 0
                         ORDER BY published_at DESC, exchange
                         LIMIT :limit OFFSET :skip
                        """)
                .param("agency", agency)
                .param("folded", folded)
                .param("limit", limit)
                .param("skip", skip)
                .query(
                        (row, number) ->
                                new Publication(
                                        row.getString("agency"),
                                        row.getObject("exchange", UUID.class),
                                        row.getString("name"),
                                        row.getString("address"),
                                        row.getString("judgment"),
                                        row.getString("decision"),
                                        row.getString("obligation"),
                                        row.getString("reason"),
                                        row.getTimestamp("published_at").toInstant(),
                                        row.getBoolean("changing")))
                .list();
    }

    /** The agencies that publish anybody. */
    List<String> agencies() {
        return jdbc.sql("SELECT DISTINCT agency FROM console.publication ORDER BY agency")
                .query(String.class)
                .list();
    }
}
