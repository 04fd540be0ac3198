package vn.liennganh.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/**
 * Which exchange is about which matters, where each stands, and to whom; in schema {@code desk}.
 */
@Repository
class DeskRepository {

    private static final String STANDING = "s.agency, s.number, s.part, s.last, s.at, s.content";

    private final JdbcTemplate jdbc;
    private final ReaderRepository readers;

    DeskRepository(JdbcTemplate jdbc, ReaderRepository readers) {
        this.jdbc = jdbc;
        this.readers = readers;
    }

    Set<Matter> matters(String desk, UUID exchange) {
        return matters(desk, List.of(exchange)).getOrDefault(exchange, Set.of());
    }

    /** The matters of those of the exchanges that the desk knows. */
    Map<UUID, Set<Matter>> matters(String desk, Collection<UUID> exchanges) {
        Map<UUID, Set<Matter>> found = new HashMap<>();
        jdbc.query(
                """
                SELECT exchange, agency, number, part
                  FROM desk.filing
                 WHERE desk = ? AND exchange = ANY (?::uuid[])
                """,
                (RowCallbackHandler)
                        row ->
                                found.computeIfAbsent(
                                                row.getObject(1, UUID.class),
                                                key -> new HashSet<>())
                                        .add(matter(row)),
                desk,
                column(exchanges, UUID::toString));
        return found;
    }

    /** The exchanges of a matter. */
    List<UUID> exchanges(String desk, Matter matter) {
        return jdbc.query(
                """
                SELECT exchange
                  FROM desk.filing
                 WHERE desk = ? AND agency = ? AND number = ? AND part = ?
                 ORDER BY exchange
                """,
                (row, index) -> row.getObject(1, UUID.class),
                desk,
                matter.agency().value(),
                matter.number(),
                matter.part());
    }

    /** Those of the matters that stand somewhere. */
    <P> Map<Matter, Standing<P>> standings(Book<P> book, Collection<Matter> matters) {
        Map<Matter, Standing<P>> found = new LinkedHashMap<>();
        jdbc.query(
                "SELECT "
                        + STANDING
                        + """
                          FROM unnest(?::text[], ?::text[], ?::text[]) AS k (agency, number, part)
                          JOIN desk.standing s
                            ON s.desk = ? AND s.agency = k.agency AND s.number = k.number
                           AND s.part = k.part
                        """,
                (RowCallbackHandler) row -> put(found, standing(book, row)),
                column(matters, one -> one.agency().value()),
                column(matters, Matter::number),
                column(matters, Matter::part),
                book.name());
        return found;
    }

    <P> List<Standing<P>> ofNumber(Book<P> book, Set<AgencyId> agencies, String number) {
        return jdbc.query(
                "SELECT "
                        + STANDING
                        + """
                          FROM desk.standing s
                         WHERE s.desk = ? AND s.agency = ANY (?) AND s.number = ?
                         ORDER BY s.agency, s.part
                        """,
                (row, index) -> standing(book, row),
                book.name(),
                column(agencies, AgencyId::value),
                number);
    }

    /** A page of what has moved since; of everything where {@code since} is empty. */
    <P> List<Standing<P>> page(Book<P> book, Query query, Optional<Instant> since) {
        Matter after = query.after().orElse(null);
        return jdbc.query(
                "SELECT "
                        + STANDING
                        + """
                          FROM desk.standing s
                         WHERE s.desk = ?
                           AND (s.agency, s.number, s.part) > (?, ?, ?)
                           AND s.marks @> ?::text[]
                           AND s.at > ?::timestamptz
                           AND EXISTS (SELECT 1
                                         FROM desk.reader r
                                        WHERE r.desk = s.desk AND r.reader = ANY (?)
                                          AND r.agency = s.agency AND r.number = s.number
                                          AND r.part = s.part)
                         ORDER BY s.agency, s.number, s.part
                         LIMIT ?
                        """,
                (row, index) -> standing(book, row),
                book.name(),
                after == null ? "" : after.agency().value(),
                after == null ? "" : after.number(),
                after == null ? "" : after.part(),
                column(query.marks(), Function.identity()),
                since.map(Instant::toString).orElse("-infinity"),
                column(query.readers(), AgencyId::value),
                query.limit());
    }

    /** How many matters a query finds, up to its limit. */
    int count(Book<?> book, Query query) {
        Integer found =
                jdbc.queryForObject(
                        """
                        SELECT count(*)
                          FROM (SELECT 1
                                  FROM desk.standing s
                                 WHERE s.desk = ?
                                   AND s.marks @> ?::text[]
                                   AND EXISTS (SELECT 1
                                                 FROM desk.reader r
                                                WHERE r.desk = s.desk AND r.reader = ANY (?)
                                                  AND r.agency = s.agency
                                                  AND r.number = s.number AND r.part = s.part)
                                 LIMIT ?) AS found
                        """,
                        Integer.class,
                        book.name(),
                        column(query.marks(), Function.identity()),
                        column(query.readers(), AgencyId::value),
                        query.limit());
        return found == null ? 0 : found;
    }

    /** Files exchanges under their matters. */
    void file(String desk, Map<UUID, Set<Matter>> opened) {
        List<UUID> exchanges = new ArrayList<>();
        List<Matter> matters = new ArrayList<>();
        opened.forEach(
                (exchange, about) ->
                        about.forEach(
                                matter -> {
                                    exchanges.add(exchange);
                                    matters.add(matter);
                                }));
        if (exchanges.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                INSERT INTO desk.filing (desk, exchange, agency, number, part)
                SELECT ?, exchange::uuid, agency, number, part
                  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
                    AS new (exchange, agency, number, part)
                ON CONFLICT DO NOTHING
                """,
                desk,
                column(exchanges, UUID::toString),
                column(matters, one -> one.agency().value()),
                column(matters, Matter::number),
                column(matters, Matter::part));
    }

    /** Keeps where matters stand now, and to whom they have come to exist. */
    <P> void keep(Folding<P> folding) {
        List<Standing<P>> all = List.copyOf(folding.now().values());
        if (all.isEmpty()) {
            return;
        }
        Book<P> book = folding.book();
        List<Entry> entries = all.stream().map(book::entry).toList();
        jdbc.update(
                """
                INSERT INTO desk.standing (desk, agency, number, part, last, at, marks, content)
                SELECT ?, agency, number, part, last, at::timestamptz, string_to_array(marks, ' '),
                       content
                  FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                              ?::text[])
                    AS new (agency, number, part, last, at, marks, content)
                ON CONFLICT (desk, agency, number, part) DO UPDATE
                   SET last = excluded.last, at = excluded.at, marks = excluded.marks,
                       content = excluded.content
                """,
                book.name(),
                column(all, one -> one.matter().agency().value()),
                column(all, one -> one.matter().number()),
                column(all, one -> one.matter().part()),
                all.stream().mapToLong(Standing::last).toArray(),
                column(all, one -> one.at().toString()),
                column(entries, one -> String.join(" ", one.marks())),
                column(all, one -> Json.MAPPER.writeValueAsString(one.content())));
        readers.admit(folding, all, entries);
    }

    /** Everything that the desk knows. */
    <P> Map<Matter, Standing<P>> all(Book<P> book) {
        return jdbc
                .query(
                        "SELECT " + STANDING + " FROM desk.standing s WHERE s.desk = ?",
                        (row, index) -> standing(book, row),
                        book.name())
                .stream()
                .collect(Collectors.toMap(Standing::matter, Function.identity()));
    }

    /** By which version of its book each desk's rows were made. */
    Map<String, Integer> versions() {
        Map<String, Integer> found = new HashMap<>();
        jdbc.query(
                "SELECT desk, version FROM desk.book",
                (RowCallbackHandler) row -> found.put(row.getString(1), row.getInt(2)));
        return found;
    }

    void made(String desk, int version) {
        jdbc.update(
                """
                INSERT INTO desk.book (desk, version)
                VALUES (?, ?)
                ON CONFLICT (desk) DO UPDATE SET version = excluded.version
                """,
                desk,
                version);
    }

    void forget(String desk) {
        readers.forget(desk);
        jdbc.update("DELETE FROM desk.standing WHERE desk = ?", desk);
        jdbc.update("DELETE FROM desk.filing WHERE desk = ?", desk);
    }

    private static <P> void put(Map<Matter, Standing<P>> found, Standing<P> one) {
        found.put(one.matter(), one);
    }

    private static Matter matter(ResultSet row) throws SQLException {
        return new Matter(
                AgencyId.of(row.getString("agency")),
                row.getString("number"),
                row.getString("part"));
    }

    private static <P> Standing<P> standing(Book<P> book, ResultSet row) throws SQLException {
        return new Standing<>(
                matter(row),
                row.getLong("last"),
                row.getObject("at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                Json.MAPPER.readValue(row.getString("content"), book.type()));
    }

    static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
