package vn.liennganh.console.mail;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Running numbers of registers, in schema {@code console}. */
@Repository
class RegisterRepository {

    private final JdbcTemplate jdbc;

    RegisterRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A document in its register.
     *
     * @param number of the message, as the hub counts
     * @param day on which the hub accepted it, in Viet Nam
     * @param place its running number of that year and direction
     */
    record Placed(long number, boolean incoming, LocalDate day, int place) {

        int year() {
            return day.getYear();
        }
    }

    /**
     * What of a register is listed.
     *
     * @param before only messages with a lower number than that
     */
    record Extract(LocalDate from, LocalDate to, boolean outgoing, boolean incoming, long before) {}

    /** Up to where the agency's documents have numbers, locked for this transaction. */
    long upto(AgencyId agency) {
        jdbc.update(
                "INSERT INTO console.register_upto (agency, upto) VALUES (?, 0)"
                        + " ON CONFLICT DO NOTHING",
                agency.value());
        Long upto =
                jdbc.queryForObject(
                        "SELECT upto FROM console.register_upto WHERE agency = ? FOR UPDATE",
                        Long.class,
                        agency.value());
        return upto == null ? 0 : upto;
    }

    void upto(AgencyId agency, long upto) {
        jdbc.update(
                "UPDATE console.register_upto SET upto = ? WHERE agency = ?", upto, agency.value());
    }

    /** The last number given; 0 where there is none. */
    int last(AgencyId agency, boolean incoming, int year) {
        Integer last =
                jdbc.queryForObject(
                        """
                        SELECT coalesce(max(place), 0)
                          FROM console.register_place
                         WHERE agency = ? AND incoming = ? AND year = ?
                        """,
                        Integer.class,
                        agency.value(),
                        incoming,
                        year);
        return last == null ? 0 : last;
    }

    void add(AgencyId agency, List<Placed> all) {
        jdbc.batchUpdate(
                """
                INSERT INTO console.register_place (agency, incoming, year, place, number, day)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                all.stream()
                        .map(
                                one ->
                                        new Object[] {
                                            agency.value(),
                                            one.incoming(),
                                            one.year(),
                                            one.place(),
                                            one.number(),
                                            one.day()
                                        })
                        .toList());
    }

    /** The places of these messages, by the messages' numbers. */
    Map<Long, Placed> of(AgencyId agency, Collection<Long> numbers) {
        Map<Long, Placed> found = new HashMap<>();
        jdbc.query(
                """
                SELECT number, incoming, day, place
                  FROM console.register_place
                 WHERE agency = ? AND number = ANY (?)
                """,
                row -> {
                    found.put(
                            row.getLong("number"),
                            new Placed(
                                    row.getLong("number"),
                                    row.getBoolean("incoming"),
                                    row.getObject("day", LocalDate.class),
                                    row.getInt("place")));
                },
                agency.value(),
                numbers.toArray(Long[]::new));
        return found;
    }

    /** The messages' numbers, the newest first. */
    List<Long> listed(AgencyId agency, Extract extract, int limit) {
        return jdbc.queryForList(
                """
                SELECT number
                  FROM console.register_place
                 WHERE agency = ? AND day BETWEEN ? AND ? AND number < ?
                   AND (incoming AND ? OR NOT incoming AND ?)
                 ORDER BY day DESC, number DESC
                 LIMIT ?
                """,
                Long.class,
                agency.value(),
                extract.from(),
                extract.to(),
                extract.before(),
                extract.incoming(),
                extract.outgoing(),
                limit);
    }
}
