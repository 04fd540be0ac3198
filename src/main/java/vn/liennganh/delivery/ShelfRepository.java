package vn.liennganh.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;

/** The shelves: what was placed for each recipient and is not acknowledged. */
@Repository
class ShelfRepository {

    private static final String LIST =
            """
            SELECT delivery.number, listed.precedence, delivery.message, delivery.copy,
                   delivery.exchange, delivery.type, delivery.sender, delivery.in_reply_to,
                   delivery.accepted_at, delivery.size, delivery.sha256, delivery.attachments
              FROM (SELECT number, precedence
                      FROM delivery.waiting
                     WHERE party = ? AND shelved IS NOT NULL
                       AND shelved > ? AND shelved <= ?
                       AND (precedence, number) > (?, ?)
                     ORDER BY precedence, number
                     LIMIT ?) AS listed
              JOIN delivery.delivery ON delivery.number = listed.number
             ORDER BY listed.precedence, listed.number
            """;

    /**
     * One look at the end of each urgency's row, however long it is. Urgency is compared from both
     * sides and ordered by, since after an equation the planner takes the end of everybody's row
     * for as good and walks back through all of it.
     */
    private static final String NEWEST =
            """
            SELECT delivery.number, newest.precedence, newest.placed, delivery.message,
                   delivery.copy, delivery.exchange, delivery.type, delivery.sender,
                   delivery.in_reply_to, delivery.accepted_at, delivery.size, delivery.sha256,
                   delivery.attachments
              FROM (SELECT one.number, kind.precedence, one.placed
                      FROM (VALUES (0::smallint), (1::smallint), (2::smallint), (3::smallint))
                           AS kind (precedence)
                     CROSS JOIN LATERAL (
                           SELECT number, coalesce(placed, shelved) AS placed
                             FROM delivery.waiting
                            WHERE party = ? AND shelved IS NOT NULL
                              AND waiting.precedence >= kind.precedence
                              AND waiting.precedence <= kind.precedence
                            ORDER BY waiting.precedence DESC, number DESC
                            LIMIT ?) AS one
                     ORDER BY one.number DESC
                     LIMIT ?) AS newest
              JOIN delivery.delivery ON delivery.number = newest.number
             ORDER BY newest.number DESC
            """;

    private final JdbcTemplate jdbc;

    ShelfRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes every waiting delivery off every inbox. */
    void empty() {
        jdbc.update("DELETE FROM delivery.held");
        jdbc.update("DELETE FROM delivery.waiting");
    }

    /** An item and its place in the order. */
    record Listed(int precedence, long number, InboxItem item) {}

    /** The newest committed round of a recipient; 0 before the first. */
    long round(AgencyId party) {
        return jdbc
                .query(
                        "SELECT round FROM delivery.shelf WHERE party = ?",
                        (row, index) -> row.getLong(1),
                        party.value())
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** What was placed in the rounds of the cursor and stands behind its place, in order. */
    List<Listed> list(AgencyId party, InboxCursor cursor, int limit) {
        return jdbc.query(
                LIST,
                (row, index) -> listed(row),
                party.value(),
                cursor.after(),
                cursor.upTo(),
                cursor.precedence(),
                cursor.number(),
                limit);
    }

    /** What stands there and was accepted last, the newest first. */
    List<Inbox.Placed> newest(AgencyId party, int limit) {
        return jdbc.query(
                NEWEST,
                (row, index) -> new Inbox.Placed(listed(row).item(), row.getLong("placed")),
                party.value(),
                limit,
                limit);
    }

    InboxCount count(AgencyId party) {
        List<InboxCount> counts =
                jdbc.query(
                        """
                SELECT count(shelved), count(*) - count(shelved)
                  FROM delivery.waiting
                 WHERE party = ?
                """,
                        (row, index) -> new InboxCount(party, row.getLong(1), row.getLong(2)),
                        party.value());
        return counts.get(0);
    }

    /** How many deliveries stand in an inbox, up to a number. */
    int placed(AgencyId party, int most) {
        Integer found =
                jdbc.queryForObject(
                        """
                        SELECT count(*)
                          FROM (SELECT 1
                                  FROM delivery.waiting
                                 WHERE party = ? AND shelved IS NOT NULL
                                 LIMIT ?) AS placed
                        """,
                        Integer.class,
                        party.value(),
                        most);
        return found == null ? 0 : found;
    }

    /** Whether something accepted so far is neither placed nor held back with a reason. */
    boolean underway(long upTo) {
        List<Integer> found =
                jdbc.query(
                        """
                SELECT 1
                  FROM delivery.waiting
                 WHERE number <= ? AND shelved IS NULL
                   AND NOT EXISTS (SELECT FROM delivery.held WHERE held.number = waiting.number)
                 LIMIT 1
                """,
                        (row, index) -> row.getInt(1),
                        upTo);
        return !found.isEmpty();
    }

    /** The number of the newest delivery; 0 before the first. */
    long newest() {
        List<Long> newest =
                jdbc.query(
                        "SELECT coalesce(max(number), 0) FROM delivery.delivery",
                        (row, index) -> row.getLong(1));
        return newest.get(0);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        int precedence = row.getInt("precedence");
        return new Listed(
                precedence,
                row.getLong("number"),
                new InboxItem(
                        row.getObject("message", UUID.class),
                        Sha256.wrap(row.getBytes("sha256")),
                        new MessageType(row.getString("type")),
                        AgencyId.of(row.getString("sender")),
                        row.getObject("exchange", UUID.class),
                        Optional.ofNullable(row.getObject("in_reply_to", UUID.class)),
                        Precedence.urgency(precedence),
                        row.getBoolean("copy"),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                        row.getInt("size"),
                        attachments(row.getString("attachments"))));
    }

    private static List<AttachmentRef> attachments(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        List<AttachmentRef> refs = new ArrayList<>();
        for (JsonNode ref : Json.MAPPER.readTree(json)) {
            refs.add(
                    new AttachmentRef(
                            ref.get("name").asString(),
                            ref.get("mediaType").asString(),
                            ref.get("size").asLong(),
                            Sha256.parse(ref.get("sha256").asString())));
        }
        return refs;
    }
}
