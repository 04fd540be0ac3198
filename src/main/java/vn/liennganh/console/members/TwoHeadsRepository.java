package vn.liennganh.console.members;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import vn.liennganh.message.AgencyId;

/**
 * What one head of an agency has proposed and another one decides: members ({@code FROM
 * console.appointment}) and delegations ({@code FROM console.lending}).
 */
abstract class TwoHeadsRepository<T> {

    private final JdbcTemplate jdbc;
    private final String select;
    private final String close;
    private final RowMapper<T> rows;

    /**
     * @param select the open ones of an agency, which is its only parameter
     * @param close gives outcome, decider and moment, in this order, to the one with an id that is
     *     still open
     */
    TwoHeadsRepository(JdbcTemplate jdbc, String select, String close, RowMapper<T> rows) {
        this.jdbc = jdbc;
        this.select = select;
        this.close = close;
        this.rows = rows;
    }

    /** The latest last. */
    List<T> open(AgencyId agency) {
        return jdbc.query(select + " ORDER BY proposed", rows, agency.value());
    }

    Optional<T> open(AgencyId agency, UUID id) {
        return jdbc.query(select + " AND id = ?", rows, agency.value(), id).stream().findFirst();
    }

    /** False if somebody decided it meanwhile. */
    boolean close(UUID id, Deed.Verb outcome, UUID decider, Instant at) {
        return jdbc.update(close, outcome.word(), decider, Timestamp.from(at), id) == 1;
    }
}
