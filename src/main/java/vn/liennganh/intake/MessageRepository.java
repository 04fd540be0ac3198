package vn.liennganh.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Urgency;

/** Reads accepted messages in schema {@code intake}, which no other package reads or writes. */
@Repository
class MessageRepository {

    /** Who sent which bytes under an id. */
    record Heard(UUID id, AgencyId from, Sha256 sha256) {}

    private static final String COLUMNS = """
            SELECT number, id, sha256, size, type, sender, written_to, recipients, copies, exchange,
                   in_reply_to, urgency, sent, accepted_at, attachments
              FROM intake.message
            """;

    private final JdbcClient jdbc;

    MessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        return jdbc.sql("""
                SELECT id, sender, sha256 FROM intake.message WHERE id = ANY (:ids::uuid[])
                """)
                .param("ids", texts(ids))
                .query((row, number) -> new Heard(
                        row.getObject(1, UUID.class),
                        AgencyId.of(row.getString(2)),
                        Sha256.wrap(row.getBytes(3))))
                .list();
    }

    Optional<byte[]> bytes(UUID id) {
        return jdbc.sql("""
                SELECT b.cms
                  FROM intake.message m
                  JOIN intake.body b ON b.number = m.number
                 WHERE m.id = :id
                """)
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** The highest number given so far, 0 before the first message. */
    long lastNumber() {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM intake.message")
                .query(Long.class)
                .single();
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
}
