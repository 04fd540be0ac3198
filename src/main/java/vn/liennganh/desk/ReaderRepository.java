package vn.liennganh.desk;

import static vn.liennganh.desk.DeskRepository.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** To whom a matter exists; in schema {@code desk}. */
@Repository
class ReaderRepository {

    private final JdbcTemplate jdbc;

    ReaderRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean reads(String desk, Matter matter, Set<AgencyId> viewers) {
        return !jdbc.queryForList(
                        """
                        SELECT 1
                          FROM desk.reader
                         WHERE desk = ? AND agency = ? AND number = ? AND part = ?
                           AND reader = ANY (?)
                         LIMIT 1
                        """,
                        desk,
                        matter.agency().value(),
                        matter.number(),
                        matter.part(),
                        column(viewers, AgencyId::value))
                .isEmpty();
    }

    /** Those to whom matters have come to exist. */
    <P> void admit(Folding<P> folding, List<Standing<P>> all, List<Entry> entries) {
        List<Matter> matters = new ArrayList<>();
        List<AgencyId> readers = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Standing<P> before = folding.stood(all.get(i).matter());
            Set<AgencyId> known =
                    before.last() == 0 ? Set.of() : folding.book().entry(before).readers();
            for (AgencyId reader : entries.get(i).readers()) {
                if (!known.contains(reader)) {
                    matters.add(all.get(i).matter());
                    readers.add(reader);
                }
            }
        }
        if (readers.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                INSERT INTO desk.reader (desk, reader, agency, number, part)
                SELECT ?, reader, agency, number, part
                  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
                    AS new (reader, agency, number, part)
                ON CONFLICT DO NOTHING
                """,
                folding.book().name(),
                column(readers, AgencyId::value),
                column(matters, one -> one.agency().value()),
                column(matters, Matter::number),
                column(matters, Matter::part));
    }

    void forget(String desk) {
        jdbc.update("DELETE FROM desk.reader WHERE desk = ?", desk);
    }
}
