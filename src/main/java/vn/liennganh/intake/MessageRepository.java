package vn.liennganh.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.intake.rows.AttachmentList;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Urgency;

/** Accepted messages in schema {@code intake}; written a batch at a time, and never changed. */
@Repository
class MessageRepository {

    /** Who sent which bytes under an id. */
    record Heard(UUID id, AgencyId from, Sha256 sha256) {}

    /** A message and its signed bytes. */
    record Row(StoredMessage message, byte[] cms) {}

    private static final String FIELDS =
            """
            SELECT number, id, sha256, size, type, sender, written_to, recipients, copies, exchange,
                   in_reply_to, urgency, sent, accepted_at, attachments
            """;

    private static final String COLUMNS = FIELDS + " FROM intake.message ";

    /** Rows of three kinds: the last number, ids in use, and, without a sender, keys in use. */
    private static final String REGISTER =
            """
            SELECT coalesce(max(number), 0), NULL::uuid, NULL::text, NULL::bytea
              FROM intake.message
            UNION ALL
            SELECT number, id, sender, sha256
              FROM intake.message
             WHERE id = ANY (?::uuid[])
            UNION ALL
            SELECT 0, message, NULL, hash
              FROM intake.business_key
             WHERE hash = ANY (?::bytea[])
            """;

    private static final String INSERT =
            """
            WITH body AS (
                INSERT INTO intake.body (number, cms)
                SELECT number, cms FROM unnest(?::bigint[], ?::bytea[]) AS new (number, cms)),
            used AS (
                INSERT INTO intake.business_key (hash, message)
                SELECT hash, message::uuid
                  FROM unnest(?::bytea[], ?::text[]) AS new (hash, message))
            INSERT INTO intake.message (number, id, sha256, size, type, sender, written_to,
                                        recipients, copies, exchange, in_reply_to, urgency, sent,
                                        accepted_at, attachments)
            SELECT number, id::uuid, sha256, size, type, sender,
                   string_to_array(written_to, E'\\n'), string_to_array(recipients, E'\\n'),
                   string_to_array(copies, E'\\n'),
                   exchange::uuid, in_reply_to::uuid, urgency, sent, accepted_at::timestamptz,
                   attachments
              FROM unnest(?::bigint[], ?::text[], ?::bytea[], ?::int[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[])
                AS new (number, id, sha256, size, type, sender, written_to, recipients, copies,
                        exchange, in_reply_to, urgency, sent, accepted_at, attachments)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    MessageRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    List<StoredMessage> find(Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " WHERE id = ANY (?::uuid[]) ORDER BY number")
                .param(texts(ids))
                .query((row, number) -> message(row))
                .list();
    }

    List<StoredMessage> ofExchanges(Collection<UUID> exchanges) {
        return jdbc.sql(COLUMNS + " WHERE exchange = ANY (?::uuid[]) ORDER BY number")
                .param(texts(exchanges))
                .query((row, number) -> message(row))
                .list();
    }

    List<StoredMessage> newest(int limit) {
        return jdbc.sql(COLUMNS + " ORDER BY number DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, number) -> message(row))
                .list();
    }

    List<StoredMessage> after(long number, int limit) {
        return jdbc.sql(COLUMNS + " WHERE number > :number ORDER BY number LIMIT :limit")
                .param("number", number)
                .param("limit", limit)
                .query((row, index) -> message(row))
                .list();
    }

    List<StoredMessage> numbered(Collection<Long> numbers) {
        return jdbc.sql(COLUMNS + " WHERE number = ANY (?) ORDER BY number DESC")
                .param(numbers.toArray(Long[]::new))
                .query((row, index) -> message(row))
                .list();
    }

    List<StoredMessage> ofParty(AgencyId party, MessageArchive.Span span, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                   WHERE accepted_at >= :from AND accepted_at < :until
                                     AND number > :after AND number < :before
                                     AND (:sent AND sender = :party
                                          OR :received AND (:party = ANY (recipients)
                                                            OR :party = ANY (copies)))
                                   ORDER BY number
                                  """
                                + (span.oldestFirst() ? " LIMIT :limit" : " DESC LIMIT :limit"))
                .param("from", Timestamp.from(span.from()))
                .param("until", Timestamp.from(span.until()))
                .param("after", span.after())
                .param("before", span.before())
                .param("sent", span.sent())
                .param("received", span.received())
                .param("party", party.value())
                .param("limit", limit)
                .query((row, index) -> message(row))
                .list();
    }

    List<Heard> heard(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                SELECT id, sender, sha256 FROM intake.message WHERE id = ANY (:ids::uuid[])
                """)
                .param("ids", texts(ids))
                .query(
                        (row, number) ->
                                new Heard(
                                        row.getObject(1, UUID.class),
                                        AgencyId.of(row.getString(2)),
                                        Sha256.wrap(row.getBytes(3))))
                .list();
    }

    Optional<MessageArchive.Whole> whole(UUID id) {
        return jdbc.sql(
                        FIELDS
                                + """
                        , cms FROM intake.message JOIN intake.body USING (number) WHERE id = ?
                        """)
                .param(id)
                .query((row, number) -> new MessageArchive.Whole(message(row), row.getBytes("cms")))
                .optional();
    }

    Map<UUID, byte[]> bytes(Collection<UUID> ids) {
        Map<UUID, byte[]> found = new HashMap<>();
        jdbc.sql(
                        """
                SELECT id, cms
                  FROM intake.message JOIN intake.body USING (number)
                 WHERE id = ANY (:ids::uuid[])
                """)
                .param("ids", texts(ids))
                .query(
                        (RowCallbackHandler)
                                row -> found.put(row.getObject(1, UUID.class), row.getBytes(2)));
        return found;
    }

    /**
     * What the register says before a batch.
     *
     * @param lastNumber the highest number given so far, 0 before the first message
     * @param keys the messages that used the business keys first, by the key's hash
     */
    record Register(long lastNumber, List<Heard> heard, Map<Sha256, UUID> keys) {}

    /** The last number, and which of the ids and business keys are in use; in one look. */
    Register register(Collection<UUID> ids, Collection<Sha256> keys) {
        List<Heard> heard = new ArrayList<>();
        Map<Sha256, UUID> uses = new HashMap<>();
        long[] last = {0};
        template.query(
                REGISTER,
                (RowCallbackHandler)
                        row -> {
                            last[0] = Math.max(last[0], row.getLong(1));
                            UUID id = row.getObject(2, UUID.class);
                            String sender = row.getString(3);
                            if (sender != null) {
                                heard.add(
                                        new Heard(
                                                id,
                                                AgencyId.of(sender),
                                                Sha256.wrap(row.getBytes(4))));
                            } else if (id != null) {
                                uses.put(Sha256.wrap(row.getBytes(4)), id);
                            }
                        },
                texts(ids),
                keys.stream().map(Sha256::bytes).toArray(byte[][]::new));
        return new Register(last[0], heard, uses);
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static StoredMessage message(ResultSet row) throws SQLException {
        return new StoredMessage(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                new MessageType(row.getString("type")),
                AgencyId.of(row.getString("sender")),
                list(row, "written_to"),
                agencies(row, "recipients"),
                agencies(row, "copies"),
                row.getObject("exchange", UUID.class),
                Optional.ofNullable(row.getObject("in_reply_to", UUID.class)),
                Urgency.ofWireName(row.getString("urgency")).orElseThrow(),
                OffsetDateTime.parse(row.getString("sent")),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                Sha256.wrap(row.getBytes("sha256")),
                row.getInt("size"),
                AttachmentList.read(row.getString("attachments")));
    }

    private static List<AgencyId> agencies(ResultSet row, String column) throws SQLException {
        return list(row, column).stream().map(AgencyId::of).toList();
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /**
     * Writes messages, their bytes, and the business keys that they use first; in one statement.
     */
    void insert(List<Row> rows, Map<Sha256, UUID> keys) {
        if (rows.isEmpty()) {
            return;
        }
        List<Sha256> hashes = List.copyOf(keys.keySet());
        template.update(
                INSERT,
                rows.stream().mapToLong(row -> row.message().number()).toArray(),
                rows.stream().map(Row::cms).toArray(byte[][]::new),
                hashes.stream().map(Sha256::bytes).toArray(byte[][]::new),
                texts(hashes.stream().map(keys::get).toList()),
                rows.stream().mapToLong(row -> row.message().number()).toArray(),
                column(rows, message -> message.id().toString()),
                rows.stream().map(row -> row.message().sha256().bytes()).toArray(byte[][]::new),
                rows.stream().mapToInt(row -> row.message().size()).toArray(),
                column(rows, message -> message.type().value()),
                column(rows, message -> message.from().value()),
                column(rows, message -> String.join("\n", message.to())),
                column(rows, message -> lines(message.recipients())),
                column(rows, message -> lines(message.copies())),
                column(rows, message -> message.exchange().toString()),
                column(rows, message -> message.inReplyTo().map(UUID::toString).orElse(null)),
                column(rows, message -> message.urgency().wireName()),
                column(rows, message -> message.time().toString()),
                column(rows, message -> message.acceptedAt().toString()),
                column(rows, message -> AttachmentList.write(message.attachments())));
    }

    private static String[] column(
            List<Row> rows, Function<StoredMessage, @Nullable String> value) {
        return rows.stream().map(row -> value.apply(row.message())).toArray(String[]::new);
    }

    /** Neither agencies nor groups have line ends in their names. */
    private static String lines(List<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).collect(Collectors.joining("\n"));
    }
}
