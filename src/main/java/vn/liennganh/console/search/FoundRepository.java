package vn.liennganh.console.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** What was found in letters, for whom. */
@Repository
class FoundRepository {

    private final JdbcTemplate jdbc;

    FoundRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A letter as a search lists it. */
    record Found(
            AgencyId agency,
            long number,
            UUID message,
            UUID exchange,
            boolean sent,
            String type,
            String other,
            Instant at,
            String words,
            boolean opened) {}

    /** A letter and one who got it. */
    record Unopened(UUID message, String agency) {}

    void begin(AgencyId agency) {
        jdbc.update(
                "INSERT INTO console.searcher (agency, upto) VALUES (?, 0) ON CONFLICT DO NOTHING",
                agency.value());
    }

    /** Up to where each agency's letters have been looked at, locked for this transaction. */
    Map<AgencyId, Long> cursors() {
        Map<AgencyId, Long> cursors = new LinkedHashMap<>();
        jdbc.query(
                """
                SELECT agency, upto
                  FROM console.searcher
                 ORDER BY upto, agency
                   FOR UPDATE SKIP LOCKED
                """,
                row -> {
                    cursors.put(AgencyId.of(row.getString("agency")), row.getLong("upto"));
                });
        return cursors;
    }

    void advance(Collection<AgencyId> agencies, long upto) {
        jdbc.update(
                "UPDATE console.searcher SET upto = ? WHERE agency = ANY (?)",
                upto,
                agencies.stream().map(AgencyId::value).toArray(String[]::new));
    }

    void add(List<Found> found) {
        jdbc.batchUpdate(
                """
                INSERT INTO console.found
                       (agency, number, message, exchange, sent, type, other, at, words, opened)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                """,
                found.stream()
                        .map(
                                one ->
                                        new Object[] {
                                            one.agency().value(),
                                            one.number(),
                                            one.message(),
                                            one.exchange(),
                                            one.sent(),
                                            one.type(),
                                            one.other(),
                                            Timestamp.from(one.at()),
                                            one.words(),
                                            one.opened()
                                        })
                        .toList());
    }

    /** What stands there without its words, in order, behind one of them. */
    List<Unopened> unopened(Unopened after, int limit) {
        return jdbc.query(
                """
                SELECT message, agency
                  FROM console.found
                 WHERE NOT opened AND (message, agency) > (?, ?)
                 ORDER BY message, agency
                 LIMIT ?
                """,
                FoundRepository::unopened,
                after.message(),
                after.agency(),
                limit);
    }

    /** Those of these letters that stand there without their words. */
    List<Unopened> unopened(Collection<UUID> messages) {
        return jdbc.query(
                """
                SELECT message, agency
                  FROM console.found
                 WHERE NOT opened AND message = ANY (?)
                """,
                FoundRepository::unopened,
                (Object) messages.toArray(UUID[]::new));
    }

    private static Unopened unopened(ResultSet row, int index) throws SQLException {
        return new Unopened(row.getObject("message", UUID.class), row.getString("agency"));
    }

    void open(Unopened one, String words) {
        jdbc.update(
                """
                UPDATE console.found
                   SET opened = true, words = ?
                 WHERE NOT opened AND message = ? AND agency = ?
                """,
                words,
                one.message(),
                one.agency());
    }

    /** The newest letters of an agency that have all these words. */
    List<Found> find(AgencyId agency, List<String> words, int limit) {
        String[] patterns =
                words.stream()
                        .map(one -> "%" + one.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                        .toArray(String[]::new);
        return jdbc.query(
                """
                SELECT agency, number, message, exchange, sent, type, other, at, words, opened
                  FROM console.found
                 WHERE agency = ? AND words LIKE ALL (?)
                 ORDER BY number DESC
                 LIMIT ?
                """,
                (row, index) ->
                        new Found(
                                AgencyId.of(row.getString("agency")),
                                row.getLong("number"),
                                row.getObject("message", UUID.class),
                                row.getObject("exchange", UUID.class),
                                row.getBoolean("sent"),
                                row.getString("type"),
                                row.getString("other"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("words"),
                                row.getBoolean("opened")),
                agency.value(),
                patterns,
                limit);
    }
}
