package vn.liennganh.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/** Writes accepted messages, a whole batch at a time, inside the writer's transaction. */
@Repository
class MessageRowsRepository {

    /** A message and its signed bytes. */
    record Row(StoredMessage message, byte[] cms) {}

    private final JdbcTemplate jdbc;

    MessageRowsRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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
        copy("""
                COPY intake.message (number, id, sha256, size, type, sender, written_to, recipients,
                                     copies, exchange, in_reply_to, urgency, sent, accepted_at,
                                     attachments)
                FROM STDIN WITH (FORMAT binary)
                """, messages);
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
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection.unwrap(PGConnection.class)
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
            jdbc.query(
                    "SELECT hash, message FROM intake.business_key WHERE hash = ANY (?::bytea[])",
                    row -> {
                        uses.put(
                                Sha256.wrap(row.getBytes(1)), row.getObject(2, UUID.class));
                    },
                    (Object) keys.stream()
                            .map(key -> "\\x" + HexFormat.of().formatHex(key.bytes()))
                            .toArray(String[]::new));
        }
        return uses;
    }

    void use(Map<Sha256, UUID> keys) {
        jdbc.batchUpdate(
                "INSERT INTO intake.business_key (hash, message) VALUES (?, ?)",
                keys.entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey().bytes(), entry.getValue()})
                        .toList());
    }
}
