package vn.liennganh.console.mail;

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
     * @param place its running number of that year and direction
     */
    record Placed(long number, boolean incoming, int year, int place) {}

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
                INSERT INTO console.register_place (agency, incoming, year, place, number)
                VALUES (?, ?, ?, ?, ?)
                """,
                all.stream()
                        .map(
                                one ->
                                        new Object[] {
                                            agency.value(),
                                            one.incoming(),
                                            one.year(),
                                            one.place(),
                                            one.number()
                                        })
                        .toList());
    }

    /** The places of these messages, by the messages' numbers. */
    Map<Long, Placed> of(AgencyId agency, Collection<Long> numbers) {
        Map<Long, Placed> found = new HashMap<>();
        jdbc.query(
                """
                SELECT number, incoming, year, place
                  FROM console.register_place
                 WHERE agency = ? AND number = ANY (?)
                """,
                row -> {
                    found.put(
                            row.getLong("number"),
                            new Placed(
                                    row.getLong("number"),
                                    row.getBoolean("incoming"),
                                    row.getInt("year"),
                                    row.getInt("place")));
                },
                agency.value(),
                numbers.toArray(Long[]::new));
        return found;
    }
}
