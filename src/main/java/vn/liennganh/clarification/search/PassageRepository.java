package vn.liennganh.clarification.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/** Questions and answers by their words; in schema {@code clarification}. */
@Repository
class PassageRepository {

    private final JdbcTemplate jdbc;

    PassageRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void asked(Heard request) {
        for (JsonNode one : request.list("questions")) {
            jdbc.update(
                    """
                    INSERT INTO clarification.passage
                           (exchange, no, request, asker, authority, case_number, doubt_kind,
                            asked_at, words)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, to_tsvector('simple', ?))
                    ON CONFLICT DO NOTHING
                    """,
                    request.exchange(),
                    one.path("no").asString(),
                    request.id(),
                    request.from().value(),
                    request.recipients().get(0).value(),
                    request.caseNumber(),
                    one.path("doubtKind").asString(""),
                    Timestamp.from(request.at()),
                    words(one, "clauseQuoted", "explanation", "proposedReading"));
        }
    }

    void answered(Heard answer) {
        for (JsonNode one : answer.list("answers")) {
            jdbc.update(
                    """
                    UPDATE clarification.passage
                       SET outcome = ?, answer = ?, answered_at = ?,
                           words = words || to_tsvector('simple', ?)
                     WHERE exchange = ? AND no = ?
                    """,
                    one.path("outcome").asString(),
                    answer.id(),
                    Timestamp.from(answer.at()),
                    words(one, "text", "reason"),
                    answer.exchange(),
                    one.path("questionNo").asString());
        }
    }

    /** Those with all of the words that one of the readers asked or was asked, best first. */
    List<Passage> find(Collection<AgencyId> readers, String words, int limit) {
        String[] all = readers.stream().map(AgencyId::value).toArray(String[]::new);
        return jdbc.query(
                """
                SELECT exchange, no, request, asker, authority, case_number, doubt_kind, asked_at,
                       outcome, answer, answered_at
                  FROM clarification.passage, plainto_tsquery('simple', ?) AS wanted
                 WHERE words @@ wanted AND (asker = ANY (?) OR authority = ANY (?))
                 ORDER BY answer IS NULL, ts_rank(words, wanted) DESC, asked_at DESC, exchange, no
                 LIMIT ?
                """,
                (row, index) -> passage(row),
                words,
                all,
                all,
                limit);
    }

    Optional<Integer> version() {
        return jdbc.queryForList("SELECT version FROM clarification.made", Integer.class).stream()
                .findFirst();
    }

    void made(int version) {
        jdbc.update("DELETE FROM clarification.made");
        jdbc.update("INSERT INTO clarification.made (version) VALUES (?)", version);
    }

    void forget() {
        jdbc.update("DELETE FROM clarification.passage");
    }

    private static String words(JsonNode json, String... fields) {
        StringBuilder all = new StringBuilder();
        for (String field : fields) {
            all.append(Words.indexed(json.path(field).asString(""))).append(' ');
        }
        return all.toString();
    }

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(
                row.getObject("exchange", UUID.class),
                row.getString("no"),
                row.getObject("request", UUID.class),
                AgencyId.of(row.getString("asker")),
                AgencyId.of(row.getString("authority")),
                row.getString("case_number"),
                row.getString("doubt_kind"),
                row.getTimestamp("asked_at").toInstant(),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getObject("answer", UUID.class)),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant));
    }
}
