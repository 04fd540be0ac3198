package vn.liennganh.console.operator.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** What was said of steps, which is only added to. */
@Repository
class PlanRepository {

    private static final String FIELDS =
            "agency, step, version, owner, due, waived, member, by_name, at";

    private final JdbcClient jdbc;

    PlanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where somebody was quicker. */
    boolean add(Plan one) {
        return jdbc.sql(
                                """
                                INSERT INTO console.joining_step
                                       (agency, step, version, owner, due, waived, member, by_name,
                                        at)
                                VALUES (:agency, :step, :version, :owner, :due, :waived, :member,
                                        :name, :at)
                                    ON CONFLICT DO NOTHING
                                """)
                        .param("agency", one.agency().value())
                        .param("step", one.step().word())
                        .param("version", one.version())
                        .param("owner", one.owner())
                        .param("due", one.due().orElse(null))
                        .param("waived", one.waived())
                        .param("member", one.member())
                        .param("name", one.byName())
                        .param("at", Timestamp.from(one.at()))
                        .update()
                == 1;
    }

    /** All that was ever said of one agency, the latest first. */
    List<Plan> of(AgencyId agency) {
        return jdbc.sql(
                        "SELECT "
                                + FIELDS
                                + """
                                    FROM console.joining_step
                                   WHERE agency = :agency
                                   ORDER BY at DESC, step, version DESC
                                  """)
                .param("agency", agency.value())
                .query((row, index) -> plan(row))
                .list();
    }

    /**
     * What was said last of each step of everybody, where it is to be done before a day; the
     * longest due first.
     */
    List<Plan> dueBefore(LocalDate day) {
        return jdbc.sql(
                        "SELECT "
                                + FIELDS
                                + """
                                    FROM (SELECT DISTINCT ON (agency, step) *
                                            FROM console.joining_step
                                           ORDER BY agency, step, version DESC) AS said
                                   WHERE due < :day
                                   ORDER BY due, agency, step
                                  """)
                .param("day", day)
                .query((row, index) -> plan(row))
                .list();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                AgencyId.of(row.getString("agency")),
                Step.named(row.getString("step")).orElseThrow(),
                row.getInt("version"),
                row.getString("owner"),
                Optional.ofNullable(row.getObject("due", LocalDate.class)),
                row.getBoolean("waived"),
                row.getObject("member", UUID.class),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant());
    }
}
