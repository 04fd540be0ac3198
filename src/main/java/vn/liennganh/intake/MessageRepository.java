package vn.liennganh.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.evidence.BinaryCopy;
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

    private static final String COLUMNS =
            """
            SELECT number, id, sha256, size, type, sender, written_to, recipients, copies, exchange,
                   in_reply_to, urgency, sent, accepted_at, attachments
              FROM intake.message
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    MessageRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    List<StoredMessage> find(Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " WHERE id = ANY (:ids::uuid[]) ORDER BY number")
                .param("ids", texts(ids))
                .query((row, number) -> message(row))
                .list();
    }

    List<StoredMessage> ofExchange(UUID exchange) {
        return jdbc.sql(COLUMNS + " WHERE exchange = :exchange ORDER BY number")
                .param("exchange", exchange)
                .query((row, number) -> message(row))
                .list();
    }

    List<StoredMessage> newest(int limit) {
        return jdbc.sql(COLUMNS + " ORDER BY number DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, number) -> message(row))
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

    Optional<byte[]> bytes(UUID id) {
        return jdbc.sql(
                        """
                SELECT b.cms
                  FROM intake.message m
                  JOIN intake.body b ON b.number = m.number
                 WHERE m.id = :id
                """)
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /**
     * What the register says before a batch.
     *
     * @param lastNumber the highest number given so far, 0 before the first message
     */
    record Register(long lastNumber, List<Heard> heard) {}

    /** The last number, and which of the ids are in use; in one look. */
    Register register(Collection<UUID> ids) {
        List<Heard> heard = new ArrayList<>();
        long[] last = {0};
        jdbc.sql(
                        """
                SELECT coalesce(max(number), 0), NULL::uuid, NULL::text, NULL::bytea
                  FROM intake.message
                UNION ALL
                SELECT number, id, sender, sha256
                  FROM intake.message
                 WHERE id = ANY (:ids::uuid[])
                """)
                .param("ids", texts(ids))
                .query(
                        row -> {
                            UUID id = row.getObject(2, UUID.class);
                            last[0] = Math.max(last[0], row.getLong(1));
                            if (id != null) {
                                heard.add(
                                        new Heard(
                                                id,
                                                AgencyId.of(row.getString(3)),
                                                Sha256.wrap(row.getBytes(4))));
                            }
                        });
        return new Register(last[0], heard);
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

    void insert(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        BinaryCopy messages = new BinaryCopy();
        BinaryCopy bodies = new BinaryCopy();
        for (Row row : rows) {
            write(messages, row.message());
            bodies.row(2).int8(row.message().number()).bytea(row.cms());
        }
        copy(
                """
                COPY intake.message (number, id, sha256, size, type, sender, written_to, recipients,
                                     copies, exchange, in_reply_to, urgency, sent, accepted_at,
                                     attachments)
                FROM STDIN WITH (FORMAT binary)
                """,
                messages);
        copy("COPY intake.body (number, cms) FROM STDIN WITH (FORMAT binary)", bodies);
    }

    private static void write(BinaryCopy copy, StoredMessage message) {
        copy.row(15)
                .int8(message.number())
                .uuid(message.id())
                .bytea(message.sha256().bytes())
                .int4(message.size())
                .text(message.type().value())
                .text(message.from().value())
                .texts(message.to())
                .texts(values(message.recipients()))
                .texts(values(message.copies()))
                .uuid(message.exchange())
                .uuid(message.inReplyTo())
                .text(message.urgency().wireName())
                .text(message.time().toString())
                .timestamptz(message.acceptedAt())
                .text(AttachmentList.write(message.attachments()));
    }

    private static List<String> values(List<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).toList();
    }

    private void copy(String sql, BinaryCopy rows) {
        byte[] bytes = rows.finish();
        template.execute(
                (ConnectionCallback<Long>)
                        connection -> {
                            try {
                                return connection
                                        .unwrap(PGConnection.class)
                                        .getCopyAPI()
                                        .copyIn(sql, new ByteArrayInputStream(bytes), 1 << 16);
                            } catch (IOException failed) {
                                throw new UncheckedIOException("COPY failed", failed);
                            }
                        });
    }

    /** The messages that used these business keys first, by the key's hash. */
    Map<Sha256, UUID> firstUses(Collection<Sha256> keys) {
        Map<Sha256, UUID> uses = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql(
                            """
                    SELECT hash, message FROM intake.business_key WHERE hash = ANY (:keys::bytea[])
                    """)
                    .param(
                            "keys",
                            keys.stream().map(key -> "\\x" + key.hex()).toArray(String[]::new))
                    .query(
                            (RowCallbackHandler)
                                    row ->
                                            uses.put(
                                                    Sha256.wrap(row.getBytes(1)),
                                                    row.getObject(2, UUID.class)));
        }
        return uses;
    }

    void use(Map<Sha256, UUID> keys) {
        template.batchUpdate(
                "INSERT INTO intake.business_key (hash, message) VALUES (?, ?)",
                keys.entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey().bytes(), entry.getValue()})
                        .toList());
    }
}
