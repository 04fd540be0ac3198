package vn.liennganh.freeze;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import vn.liennganh.freeze.position.CaseKey;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** Which exchange belongs to which case, and where each case stands; in schema {@code freeze}. */
@Repository
class FreezeRepository {

    private static final String FILE_EXCHANGES =
            """
            INSERT INTO "freeze".matter (exchange, agency, case_number, debtor)
            SELECT exchange::uuid, agency, case_number, debtor
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
                AS new (exchange, agency, case_number, debtor)
            ON CONFLICT (exchange) DO NOTHING
            """;

    private static final String KEEP =
            """
            INSERT INTO "freeze".position (agency, case_number, debtor, last, excess, content)
            SELECT agency, case_number, debtor, last, excess, content
              FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
                AS new (agency, case_number, debtor, last, excess, content)
            ON CONFLICT (agency, case_number, debtor) DO UPDATE
               SET last = excluded.last, excess = excluded.excess, content = excluded.content
            """;

    private final JdbcTemplate jdbc;

    FreezeRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The cases of those of the exchanges that the desk knows. */
    Map<UUID, CaseKey> cases(Collection<UUID> exchanges) {
        Map<UUID, CaseKey> found = new HashMap<>();
        jdbc.query(
                """
                SELECT exchange, agency, case_number, debtor
                  FROM "freeze".matter
                 WHERE exchange = ANY (?::uuid[])
                """,
                (RowCallbackHandler) row -> found.put(row.getObject(1, UUID.class), key(row)),
                (Object) column(exchanges, UUID::toString));
        return found;
    }

    /** The positions of those of the cases that have one. */
    Map<CaseKey, Position> positions(Collection<CaseKey> keys) {
        Map<CaseKey, Position> found = new HashMap<>();
        jdbc.query(
                """
                SELECT p.content
                  FROM unnest(?::text[], ?::text[], ?::text[]) AS k (agency, case_number, debtor)
                  JOIN "freeze".position p
                    ON p.agency = k.agency AND p.case_number = k.case_number
                   AND p.debtor = k.debtor
                """,
                (RowCallbackHandler)
                        row -> {
                            Position one = position(row);
                            found.put(one.key(), one);
                        },
                column(keys, key -> key.agency().value()),
                column(keys, CaseKey::number),
                column(keys, CaseKey::debtor));
        return found;
    }

    /** The positions in one case of these agencies, one for each debtor. */
    List<Position> ofCase(Set<AgencyId> agencies, String number) {
        return jdbc.query(
                """
                SELECT content
                  FROM "freeze".position
                 WHERE agency = ANY (?) AND case_number = ?
                 ORDER BY agency, debtor
                """,
                (row, index) -> position(row),
                column(agencies, AgencyId::value),
                number);
    }

    /** Positions of one agency behind that one, by case number; those with an excess only. */
    List<Position> page(AgencyId agency, boolean excess, String number, String debtor, int limit) {
        return jdbc.query(
                """
                SELECT content
                  FROM "freeze".position
                 WHERE agency = ? AND (case_number, debtor) > (?, ?) AND (excess > 0 OR NOT ?)
                 ORDER BY case_number, debtor
                 LIMIT ?
                """,
                (row, index) -> position(row),
                agency.value(),
                number,
                debtor,
                excess,
                limit);
    }

    /** The exchanges of a case, the oldest first. */
    List<UUID> exchanges(CaseKey key) {
        return jdbc.query(
                """
                SELECT exchange
                  FROM "freeze".matter
                 WHERE agency = ? AND case_number = ? AND debtor = ?
                 ORDER BY exchange
                """,
                (row, index) -> row.getObject(1, UUID.class),
                key.agency().value(),
                key.number(),
                key.debtor());
    }

    void file(Map<UUID, CaseKey> opened) {
        if (!opened.isEmpty()) {
            List<UUID> exchanges = List.copyOf(opened.keySet());
            List<CaseKey> keys = exchanges.stream().map(opened::get).toList();
            jdbc.update(
                    FILE_EXCHANGES,
                    column(exchanges, UUID::toString),
                    column(keys, key -> key.agency().value()),
                    column(keys, CaseKey::number),
                    column(keys, CaseKey::debtor));
        }
    }

    void keep(Collection<Position> positions) {
        List<Position> all = List.copyOf(positions);
        jdbc.update(
                KEEP,
                column(all, one -> one.key().agency().value()),
                column(all, one -> one.key().number()),
                column(all, one -> one.key().debtor()),
                all.stream().mapToLong(Position::last).toArray(),
                all.stream().mapToLong(Position::excess).toArray(),
                column(all, Json.MAPPER::writeValueAsString));
    }

    /** Everything the desk knows, in no order. */
    List<Position> all() {
        return jdbc.query("SELECT content FROM \"freeze\".position", (row, index) -> position(row));
    }

    void forgetEverything() {
        jdbc.update("DELETE FROM \"freeze\".position");
        jdbc.update("DELETE FROM \"freeze\".matter");
    }

    private static CaseKey key(ResultSet row) throws SQLException {
        return new CaseKey(
                AgencyId.of(row.getString("agency")),
                row.getString("case_number"),
                row.getString("debtor"));
    }

    private static Position position(ResultSet row) throws SQLException {
        return Json.MAPPER.readValue(row.getString("content"), Position.class);
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
