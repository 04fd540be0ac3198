package vn.liennganh.evidence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.StatementKind;

/** The log in schema {@code evidence}: rows are added and, but for the head, never changed. */
class LogRepository {

    private static final String KEEP_CHECKPOINT =
            """
            INSERT INTO evidence.checkpoint (size, first_index, note, seal)
            VALUES (?, ?, ?, ?)
                ON CONFLICT (size) DO NOTHING
            """;

    private static final String APPEND =
            """
            added AS (
                INSERT INTO evidence.entry
                       (index, kind, message_id, party, statement, entry_hash)
                SELECT index, kind, message_id::uuid, party, statement, entry_hash
                  FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                    AS new (index, kind, message_id, party, statement, entry_hash))
            UPDATE evidence.tree_head SET size = ?, frontier = ?, root = ?
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    private final int silenceMax;

    LogRepository(DataSource source, Duration silenceMax) {
        this.template = new JdbcTemplate(source);
        this.jdbc = JdbcClient.create(template);
        this.silenceMax = Math.toIntExact(silenceMax.toMillis());
    }

    /** The committed head. */
    record Head(long size, byte[] frontier, byte[] root) {}

    /** A row of the log without its bytes. */
    record Row(long index, StatementKind kind, Optional<AgencyId> party, byte[] statement) {}

    Optional<String> origin() {
        return jdbc.sql("SELECT origin FROM evidence.log").query(String.class).optional();
    }

    void create(String origin) {
        jdbc.sql("INSERT INTO evidence.log (origin) VALUES (:origin)")
                .param("origin", origin)
                .update();
        jdbc.sql(
                        """
                INSERT INTO evidence.tree_head (size, frontier, root)
                VALUES (0, :frontier, :root)
                """)
                .param("frontier", new byte[0])
                .param("root", TreeHash.emptyRoot())
                .update();
    }

    /** The head, which nobody else can move until the transaction, bounded from here on, ends. */
    Head lockHead() {
        template.execute(this::bounded);
        return jdbc.sql("SELECT size, frontier, root FROM evidence.tree_head FOR UPDATE")
                .query(LogRepository::headRow)
                .single();
    }

    /** A database that is silent for too long is given up; asking tells what became of the work. */
    private @Nullable Void bounded(Connection held) throws SQLException {
        held.setNetworkTimeout(Runnable::run, silenceMax);
        return null;
    }

    Head head() {
        return jdbc.sql("SELECT size, frontier, root FROM evidence.tree_head")
                .query(LogRepository::headRow)
                .single();
    }

    private static Head headRow(ResultSet row, int number) throws SQLException {
        return new Head(row.getLong("size"), row.getBytes("frontier"), row.getBytes("root"));
    }

    /**
     * Adds the entries and moves the head, and keeps the last signed one beside it where that is
     * still to be done; in one statement.
     *
     * @param hashes the SHA-256 of the entries' statements
     */
    void append(
            Head head,
            long first,
            List<NewStatement> entries,
            List<byte[]> hashes,
            Optional<SealedHead> signed) {
        List<Object> values = new ArrayList<>();
        signed.ifPresent(it -> values.addAll(checkpoint(it)));
        values.add(LongStream.range(first, first + entries.size()).toArray());
        values.add(column(entries, entry -> entry.kind()));
        values.add(column(entries, entry -> entry.messageId().toString()));
        values.add(column(entries, entry -> entry.party().map(AgencyId::value).orElse(null)));
        values.add(entries.stream().map(NewStatement::bytes).toArray(byte[][]::new));
        values.add(hashes.toArray(byte[][]::new));
        values.addAll(List.of(head.size(), head.frontier(), head.root()));
        template.update(
                signed.isEmpty()
                        ? "WITH " + APPEND
                        : "WITH kept AS (" + KEEP_CHECKPOINT + "), " + APPEND,
                values.toArray());
    }

    private static String[] column(
            List<NewStatement> entries, Function<NewStatement, @Nullable String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    void insertTile(Tile tile, byte[] hashes, byte[] subtree) {
        jdbc.sql(
                        """
                INSERT INTO evidence.tile (level, index, hashes, subtree)
                VALUES (:level, :index, :hashes, :subtree)
                """)
                .param("level", tile.level())
                .param("index", tile.index())
                .param("hashes", hashes)
                .param("subtree", subtree)
                .update();
    }

    Optional<byte[]> tile(int level, long index) {
        return jdbc.sql(
                        """
                SELECT hashes FROM evidence.tile WHERE level = :level AND index = :index
                """)
                .param("level", level)
                .param("index", index)
                .query(byte[].class)
                .optional();
    }

    /** The subtree hashes of the complete tiles {@code from} up to, and without, {@code to}. */
    List<byte[]> subtrees(int level, long from, long to) {
        return jdbc.sql(
                        """
                SELECT subtree FROM evidence.tile
                 WHERE level = :level AND index >= :from AND index < :to
                 ORDER BY index
                """)
                .param("level", level)
                .param("from", from)
                .param("to", to)
                .query(byte[].class)
                .list();
    }

    List<byte[]> entryHashes(long from, long to) {
        return jdbc.sql(
                        """
                SELECT entry_hash FROM evidence.entry
                 WHERE index >= :from AND index < :to
                 ORDER BY index
                """)
                .param("from", from)
                .param("to", to)
                .query(byte[].class)
                .list();
    }

    /** An entry as its stored statement says, and how far the committed head has come. */
    record Stored(byte[] entry, long size) {}

    /** The entries as the stored statements say they are, not as they were once computed. */
    List<Stored> rehashed(long from, long to) {
        return jdbc.sql(
                        """
                SELECT sha256(statement), tree_head.size
                  FROM evidence.entry CROSS JOIN evidence.tree_head
                 WHERE index >= ? AND index < ?
                 ORDER BY index
                """)
                .param(from)
                .param(to)
                .query((row, number) -> new Stored(row.getBytes(1), row.getLong(2)))
                .list();
    }

    Optional<byte[]> statement(long index) {
        return jdbc.sql("SELECT statement FROM evidence.entry WHERE index = :index")
                .param("index", index)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Everything logged about one message, in the order of the log. */
    List<Row> ofMessage(UUID messageId) {
        return jdbc.sql(
                        """
                SELECT index, kind, party, statement FROM evidence.entry
                 WHERE message_id = :id AND kind <> 'SubmissionRejection'
                UNION ALL
                SELECT index, kind, party, statement FROM evidence.entry
                 WHERE message_id = :id AND kind = 'SubmissionRejection'
                 ORDER BY index
                """)
                .param("id", messageId)
                .query(LogRepository::row)
                .list();
    }

    List<EvidenceLog.Logged> logged(Collection<UUID> messages) {
        return jdbc.sql(
                        """
                SELECT message_id, kind, party, index FROM evidence.entry
                 WHERE message_id = ANY (:ids::uuid[]) AND kind <> 'SubmissionRejection'
                """)
                .param("ids", messages.stream().map(UUID::toString).toArray(String[]::new))
                .query(
                        (row, number) ->
                                new EvidenceLog.Logged(
                                        row.getObject("message_id", UUID.class),
                                        StatementKind.ofWireName(row.getString("kind"))
                                                .orElseThrow(),
                                        Optional.ofNullable(row.getString("party"))
                                                .map(AgencyId::new),
                                        row.getLong("index")))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("index"),
                StatementKind.ofWireName(row.getString("kind")).orElseThrow(),
                Optional.ofNullable(row.getString("party")).map(AgencyId::new),
                row.getBytes("statement"));
    }

    /** Keeps a signed head; saving it twice is harmless. */
    void insertCheckpoint(SealedHead head) {
        template.update(KEEP_CHECKPOINT, checkpoint(head).toArray());
    }

    private static List<Object> checkpoint(SealedHead head) {
        return List.of(head.size(), head.first(), head.note(), head.seal());
    }

    Optional<SealedHead> lastCheckpoint() {
        return jdbc.sql(
                        """
                SELECT first_index, size, note, seal, NULL::bytea AS token FROM evidence.checkpoint
                 ORDER BY size DESC LIMIT 1
                """)
                .query(LogRepository::sealedHead)
                .optional();
    }

    /** The smallest signed head above this entry, with its time-stamp. */
    Optional<SealedHead> checkpointAbove(long index) {
        return jdbc.sql(
                        """
                SELECT first_index, size, note, seal,
                       (SELECT token FROM evidence.timestamp t
                         WHERE t.size = c.size AND t.sealed = sha256(c.seal)) AS token
                  FROM evidence.checkpoint c
                 WHERE size > :index
                 ORDER BY size LIMIT 1
                """)
                .param("index", index)
                .query(LogRepository::sealedHead)
                .optional();
    }

    private static SealedHead sealedHead(ResultSet row, int number) throws SQLException {
        byte[] token = row.getBytes("token");
        return SealedHead.stored(
                        row.getLong("first_index"), row.getLong("size"),
                        row.getString("note"), row.getBytes("seal"))
                .map(it -> it.stamped(Optional.ofNullable(token)))
                .orElseThrow(() -> new LogFault("evidence: a stored checkpoint is damaged"));
    }
}
