package vn.liennganh.gathering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.delivery.gather.Reference;
import vn.liennganh.message.AgencyId;

/**
 * Schema {@code gathering}. Whatever changes a row outside the accepting transaction changes one
 * row a transaction: nobody holds one and waits for another.
 */
@Repository
class GatheringRepository {

    private final JdbcClient jdbc;

    /** A request that several are to answer. */
    record Opened(UUID request, UUID exchange, AgencyId asker, Instant at) {}

    GatheringRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are there already stay as they are. */
    void open(List<Opened> all) {
        jdbc.sql(
                        """
                        INSERT INTO gathering.gathering (request, exchange, asker, opened_at)
                        SELECT *
                          FROM unnest(:requests::uuid[], :exchanges::uuid[], :askers::text[],
                                      :instants::timestamptz[])
                            ON CONFLICT DO NOTHING
                        """)
                .param("requests", all.stream().map(Opened::request).toArray(UUID[]::new))
                .param("exchanges", all.stream().map(Opened::exchange).toArray(UUID[]::new))
                .param(
                        "askers",
                        all.stream().map(one -> one.asker().value()).toArray(String[]::new))
                .param(
                        "instants",
                        all.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .update();
    }

    /** To be looked at again; returns how many open ones there are in these exchanges. */
    int mark(Collection<UUID> exchanges) {
        return jdbc.sql(
                        """
                        UPDATE gathering.gathering
                           SET changed = changed + 1
                         WHERE exchange = ANY (:exchanges) AND closed_at IS NULL
                        """)
                .param("exchanges", exchanges.toArray(UUID[]::new))
                .update();
    }

    List<Reference> unlooked(int limit) {
        return jdbc.sql(
                        """
                        SELECT request, changed
                          FROM gathering.gathering
                         WHERE closed_at IS NULL AND looked < changed
                         ORDER BY request
                         LIMIT :limit
                        """)
                .param("limit", limit)
                .query(
                        (row, index) ->
                                new Reference(
                                        row.getObject("request", UUID.class),
                                        row.getLong("changed")))
                .list();
    }

    /** The asker was told of this change; false where the gathering is closed. */
    boolean looked(Reference one) {
        return jdbc.sql(
                                """
                                UPDATE gathering.gathering
                                   SET looked = greatest(looked, :change)
                                 WHERE request = :request AND closed_at IS NULL
                                """)
                        .param("change", one.change())
                        .param("request", one.request())
                        .update()
                > 0;
    }

    /**
     * Only the first counts.
     *
     * @param asker who asks today: the heir of an asker that has ended
     * @return whether it was open until now
     */
    boolean close(Closing one, AgencyId asker) {
        return jdbc.sql(
                                """
                                UPDATE gathering.gathering
                                   SET closed_at = :at, how = :how, answered = :answered,
                                       refused = :refused, silent = :silent, asker = :asker
                                 WHERE request = :request AND closed_at IS NULL
                                """)
                        .param("at", Timestamp.from(one.at()))
                        .param("how", one.how().word())
                        .param("answered", one.answered())
                        .param("refused", one.refused())
                        .param("silent", one.silent())
                        .param("asker", asker.value())
                        .param("request", one.request())
                        .update()
                > 0;
    }

    /** In which exchange a request is gathered; empty where it is not. */
    Optional<UUID> exchange(UUID request) {
        return jdbc.sql("SELECT exchange FROM gathering.gathering WHERE request = :request")
                .param("request", request)
                .query(UUID.class)
                .optional();
    }

    Optional<Closing> closing(UUID request) {
        return jdbc.sql(
                        """
                        SELECT request, exchange, closed_at, how, answered, refused, silent
                          FROM gathering.gathering
                         WHERE request = :request AND closed_at IS NOT NULL
                        """)
                .param("request", request)
                .query((row, index) -> closing(row))
                .optional();
    }

    List<Closing> closed(AgencyId asker, Instant since, int limit) {
        return jdbc.sql(
                        """
                        SELECT request, exchange, closed_at, how, answered, refused, silent
                          FROM gathering.gathering
                         WHERE asker = :asker AND closed_at > :since
                         ORDER BY closed_at DESC
                         LIMIT :limit
                        """)
                .param("asker", asker.value())
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query((row, index) -> closing(row))
                .list();
    }

    /** The requests that are or were gathered in an exchange. */
    List<UUID> ofExchange(UUID exchange) {
        return jdbc.sql(
                        """
                        SELECT request
                          FROM gathering.gathering
                         WHERE exchange = :exchange
                         ORDER BY opened_at, request
                        """)
                .param("exchange", exchange)
                .query(UUID.class)
                .list();
    }

    void forgetOpen() {
        jdbc.sql("DELETE FROM gathering.gathering WHERE closed_at IS NULL").update();
    }

    /** Whether messages from before this schema have their rows. */
    boolean made() {
        return jdbc.sql("SELECT count(*) FROM gathering.made").query(Long.class).single() > 0;
    }

    void nowMade() {
        jdbc.sql("INSERT INTO gathering.made VALUES (true) ON CONFLICT DO NOTHING").update();
    }

    private static Closing closing(ResultSet row) throws SQLException {
        return new Closing(
                row.getObject("request", UUID.class),
                row.getObject("exchange", UUID.class),
                row.getTimestamp("closed_at").toInstant(),
                Gathering.End.ofWord(row.getString("how")),
                row.getInt("answered"),
                row.getInt("refused"),
                row.getInt("silent"));
    }
}
