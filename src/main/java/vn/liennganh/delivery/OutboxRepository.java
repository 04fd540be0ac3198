package vn.liennganh.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ArrayNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;

/** The outbox: rows that the accepting transaction writes, a whole batch in one statement. */
@Repository
class OutboxRepository {

    private static final String INSERT =
            """
            WITH delivery AS (
                INSERT INTO delivery.delivery
                       (message, party, copy, exchange, type, sender, in_reply_to,
                        accepted_at, size, sha256, attachments)
                SELECT message, party, copy, exchange, type, sender, in_reply_to,
                       accepted_at, size, sha256, attachments
                  FROM unnest(?::uuid[], ?::text[], ?::boolean[], ?::uuid[], ?::text[], ?::text[],
                              ?::uuid[], ?::timestamptz[], ?::int[], ?::bytea[], ?::text[])
                       WITH ORDINALITY AS new (message, party, copy, exchange, type, sender,
                            in_reply_to, accepted_at, size, sha256, attachments, ordinal)
                 ORDER BY ordinal
                RETURNING number, message, party, exchange)
            INSERT INTO delivery.waiting (number, party, exchange, precedence)
            SELECT delivery.number, delivery.party, delivery.exchange, new.precedence
              FROM delivery
              JOIN unnest(?::uuid[], ?::text[], ?::smallint[]) AS new (message, party, precedence)
                ON new.message = delivery.message AND new.party = delivery.party
            """;

    private final JdbcTemplate jdbc;

    OutboxRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<NewDelivery> deliveries) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> insert(connection, deliveries));
    }

    private static int insert(Connection connection, List<NewDelivery> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            Array messages = column(connection, "uuid", all, d -> d.message().id());
            Array parties = column(connection, "text", all, d -> d.party().value());
            statement.setArray(1, messages);
            statement.setArray(2, parties);
            statement.setArray(3, column(connection, "boolean", all, NewDelivery::copy));
            statement.setArray(4, column(connection, "uuid", all, d -> d.message().exchange()));
            statement.setArray(5, column(connection, "text", all, d -> d.message().type().value()));
            statement.setArray(6, column(connection, "text", all, d -> d.message().from().value()));
            statement.setArray(
                    7, column(connection, "uuid", all, d -> d.message().inReplyTo().orElse(null)));
            statement.setArray(
                    8, column(connection, "timestamptz", all, d -> utc(d.message().acceptedAt())));
            statement.setArray(9, column(connection, "int4", all, d -> d.message().size()));
            statement.setArray(10, digests(connection, all));
            statement.setArray(
                    11,
                    column(connection, "text", all, d -> attachments(d.message().attachments())));
            statement.setArray(12, messages);
            statement.setArray(13, parties);
            statement.setArray(
                    14, column(connection, "int2", all, d -> Precedence.of(d.message().urgency())));
            return statement.executeUpdate();
        }
    }

    /** Acknowledged deliveries leave the inbox; what is no longer there is left alone. */
    void remove(List<NewDelivery.Key> keys) {
        byKeys(
                keys,
                """
                WITH gone AS (
                    SELECT waiting.number
                      FROM unnest(?::uuid[], ?::text[]) AS key (message, party)
                      JOIN delivery.delivery
                        ON delivery.message = key.message AND delivery.party = key.party
                      JOIN delivery.waiting ON waiting.number = delivery.number
                     ORDER BY waiting.number
                       FOR UPDATE OF waiting),
                released AS (
                    DELETE FROM delivery.held USING gone WHERE held.number = gone.number)
                DELETE FROM delivery.waiting USING gone WHERE waiting.number = gone.number
                """);
    }

    /** Notes the first time that the bytes were left to their recipients. */
    void collected(List<NewDelivery.Key> keys, Instant at) {
        jdbc.execute(
                (ConnectionCallback<Integer>)
                        connection -> {
                            try (PreparedStatement statement =
                                    connection.prepareStatement(
                                            """
                    WITH fetched AS (
                        SELECT waiting.number
                          FROM unnest(?::uuid[], ?::text[]) AS key (message, party)
                          JOIN delivery.delivery
                            ON delivery.message = key.message AND delivery.party = key.party
                          JOIN delivery.waiting ON waiting.number = delivery.number
                         WHERE waiting.collected_at IS NULL
                         ORDER BY waiting.number
                           FOR UPDATE OF waiting)
                    UPDATE delivery.waiting
                       SET collected_at = ?
                      FROM fetched
                     WHERE waiting.number = fetched.number
                    """)) {
                                keys(connection, statement, keys);
                                statement.setObject(3, utc(at));
                                return statement.executeUpdate();
                            }
                        });
    }

    private void byKeys(List<NewDelivery.Key> keys, String sql) {
        jdbc.execute(
                (ConnectionCallback<Integer>)
                        connection -> {
                            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                                keys(connection, statement, keys);
                                return statement.executeUpdate();
                            }
                        });
    }

    private static void keys(
            Connection connection, PreparedStatement statement, List<NewDelivery.Key> keys)
            throws SQLException {
        statement.setArray(1, column(connection, "uuid", keys, NewDelivery.Key::message));
        statement.setArray(2, column(connection, "text", keys, key -> key.party().value()));
    }

    private static <T> Array column(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private static Array digests(Connection connection, List<NewDelivery> all) throws SQLException {
        byte[][] digests =
                all.stream()
                        .map(delivery -> delivery.message().sha256().bytes())
                        .toArray(byte[][]::new);
        return connection.createArrayOf("bytea", digests);
    }

    private static @Nullable String attachments(List<AttachmentRef> refs) {
        if (refs.isEmpty()) {
            return null;
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        refs.forEach(
                ref ->
                        list.addObject()
                                .put("name", ref.name())
                                .put("mediaType", ref.mediaType())
                                .put("size", ref.size())
                                .put("sha256", ref.sha256().hex()));
        return Json.MAPPER.writeValueAsString(list);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
