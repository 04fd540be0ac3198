package vn.liennganh.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
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

    /**
     * Opens a round for each recipient, whose inbox is filled by one carrier at a time until it
     * commits. A statement of its own: the next one must see what the carrier before has placed.
     */
    private static final String OPEN_ROUND =
            """
            INSERT INTO delivery.shelf (party, round)
            SELECT DISTINCT party, 1
              FROM delivery.waiting
             WHERE number = ANY (?) AND shelved IS NULL
             ORDER BY party
            ON CONFLICT (party) DO UPDATE SET round = shelf.round + 1
            """;

    /**
     * A lane is one exchange to one recipient. What comes earlier in it is placed with the later
     * one, and at least as urgent, so that no carriage and no urgency ever turns the order of a
     * lane.
     */
    private static final String SHELVE =
            """
            WITH picked AS (
                SELECT party, exchange, max(number) AS last
                  FROM delivery.waiting
                 WHERE number = ANY (?) AND shelved IS NULL
                 GROUP BY party, exchange),
            lane AS (
                SELECT waiting.number, waiting.party, waiting.exchange,
                       waiting.precedence, waiting.shelved
                  FROM delivery.waiting
                  JOIN picked ON waiting.party = picked.party
                             AND waiting.exchange = picked.exchange
                             AND waiting.number <= picked.last
                   FOR UPDATE OF waiting SKIP LOCKED),
            lifted AS (
                SELECT number, party, shelved, precedence,
                       min(precedence) OVER (PARTITION BY party, exchange
                                             ORDER BY number DESC) AS top
                  FROM lane),
            released AS (
                DELETE FROM delivery.held USING lifted
                 WHERE held.number = lifted.number AND lifted.shelved IS NULL),
            carried AS (
                DELETE FROM delivery.held USING delivery.waiting
                 WHERE held.number = ANY (?) AND waiting.number = held.number
                   AND waiting.shelved IS NOT NULL AND held.reason = 'partner-rejected')
            UPDATE delivery.waiting
               SET shelved = shelf.round, precedence = lifted.top
              FROM lifted JOIN delivery.shelf ON shelf.party = lifted.party
             WHERE waiting.number = lifted.number
               AND (waiting.shelved IS NULL OR lifted.top < waiting.precedence)
            RETURNING waiting.party
            """;

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

    /**
     * Places deliveries; those placed or acknowledged before stay as they are. Returns whose
     * inboxes grew.
     */
    Set<AgencyId> shelve(long[] numbers) {
        return jdbc.execute(
                (ConnectionCallback<Set<AgencyId>>)
                        connection -> {
                            Array array = connection.createArrayOf("int8", box(numbers));
                            openRounds(connection, array);
                            try (PreparedStatement statement =
                                    connection.prepareStatement(SHELVE)) {
                                statement.setArray(1, array);
                                statement.setArray(2, array);
                                Set<AgencyId> parties = new HashSet<>();
                                try (ResultSet rows = statement.executeQuery()) {
                                    while (rows.next()) {
                                        parties.add(AgencyId.of(rows.getString(1)));
                                    }
                                }
                                return parties;
                            }
                        });
    }

    private static void openRounds(Connection connection, Array numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN_ROUND)) {
            statement.setArray(1, numbers);
            statement.executeUpdate();
        }
    }

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

    private static Long[] box(long[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }
}
