package vn.liennganh.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.merkle.Tile;

/** Reads schema {@code evidence} as an auditor does: everything, and believing nothing. */
class AuditRepository {

    private final JdbcClient jdbc;

    AuditRepository(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /** A row of the log with all its columns. */
    record Entry(
            long index,
            String kind,
            String messageId,
            Optional<String> party,
            byte[] statement,
            byte[] entryHash) {}

    /** A signed head as its columns say it. */
    record StoredHead(long first, long size, String note, byte[] seal) {}

    /** A complete tile with the subtree hash kept beside it. */
    record StoredTile(byte[] hashes, byte[] subtree) {}

    List<Entry> entries(long from, long to) {
        return jdbc.sql(
                        """
                SELECT index, kind, message_id::text AS message_id, party, statement, entry_hash
                  FROM evidence.entry
                 WHERE index >= :from AND index < :to
                 ORDER BY index
                """)
                .param("from", from)
                .param("to", to)
                .query(AuditRepository::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("index"),
                row.getString("kind"),
                row.getString("message_id"),
                Optional.ofNullable(row.getString("party")),
                row.getBytes("statement"),
                row.getBytes("entry_hash"));
    }

    List<Entry> entries(Collection<Long> indexes) {
        return jdbc.sql(
                        """
                SELECT index, kind, message_id::text AS message_id, party, statement, entry_hash
                  FROM evidence.entry
                 WHERE index = ANY (:indexes)
                """)
                .param("indexes", indexes.toArray(Long[]::new))
                .query(AuditRepository::entry)
                .list();
    }

    /** The acceptances of these messages, as the log tells of them. */
    List<Entry> acceptances(Collection<UUID> messages) {
        return jdbc.sql(
                        """
                SELECT index, kind, message_id::text AS message_id, party, statement, entry_hash
                  FROM evidence.entry
                 WHERE message_id = ANY (:messages::uuid[])
                   AND kind <> 'SubmissionRejection' AND kind = 'SubmissionAcceptance'
                """)
                .param("messages", messages.stream().map(UUID::toString).toArray(String[]::new))
                .query(AuditRepository::entry)
                .list();
    }

    List<StoredHead> heads(long above, long upTo) {
        return jdbc.sql(
                        """
                SELECT first_index, size, note, seal FROM evidence.checkpoint
                 WHERE size > :above AND size <= :upTo
                 ORDER BY size
                """)
                .param("above", above)
                .param("upTo", upTo)
                .query(
                        (row, number) ->
                                new StoredHead(
                                        row.getLong("first_index"),
                                        row.getLong("size"),
                                        row.getString("note"),
                                        row.getBytes("seal")))
                .list();
    }

    /** The signed heads of at most that size, the newest first, each with its last entry. */
    List<ListedHead> headsUpTo(long size, int limit) {
        return jdbc.sql(
                        """
                SELECT checkpoint.size, checkpoint.note, entry.statement, timestamp.stamped
                  FROM evidence.checkpoint
                  JOIN evidence.entry ON entry.index = checkpoint.size - 1
                  LEFT JOIN evidence.timestamp ON timestamp.size = checkpoint.size
                 WHERE checkpoint.size <= :size
                 ORDER BY checkpoint.size DESC
                 LIMIT :limit
                """)
                .param("size", size)
                .param("limit", limit)
                .query(
                        (row, number) ->
                                new ListedHead(
                                        row.getLong("size"),
                                        row.getString("note"),
                                        row.getBytes("statement"),
                                        Optional.ofNullable(row.getTimestamp("stamped"))
                                                .map(Timestamp::toInstant)))
                .list();
    }

    /** A signed head, and the statement that stands last below it. */
    record ListedHead(long size, String note, byte[] last, Optional<Instant> stamped) {}

    Optional<StoredTile> tile(Tile tile) {
        return jdbc.sql(
                        """
                SELECT hashes, subtree FROM evidence.tile
                 WHERE level = :level AND index = :index
                """)
                .param("level", tile.level())
                .param("index", tile.index())
                .query(
                        (row, number) ->
                                new StoredTile(row.getBytes("hashes"), row.getBytes("subtree")))
                .optional();
    }

    /**
     * Whether an entry stands behind the committed head, where none may stand. One is looked for
     * and none counted: for a count PostgreSQL would start processes to help it.
     */
    boolean entryBehindHead() {
        return jdbc.sql(
                        """
                SELECT coalesce(max(index), -1) >= (SELECT size FROM evidence.tree_head)
                  FROM evidence.entry
                """)
                .query(Boolean.class)
                .single();
    }

    /** All that was ever logged about the registry, in the order of the log. */
    List<byte[]> registry() {
        return jdbc.sql(
                        """
                SELECT statement FROM evidence.entry
                 WHERE kind = 'RegistryChange' AND index < (SELECT size FROM evidence.tree_head)
                 ORDER BY index
                """)
                .query((row, number) -> row.getBytes(1))
                .list();
    }
}
