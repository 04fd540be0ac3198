package vn.liennganh.console.operator.joining;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** First times of agencies, and where the hub reached them last. */
@Repository
class FirstRepository {

    private final JdbcClient jdbc;

    FirstRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an agency did for the first time. */
    record First(AgencyId agency, Step step, Instant at) {}

    Optional<Instant> find(AgencyId agency, Step step) {
        return jdbc.sql(
                        """
                        SELECT at
                          FROM console.joining_first
                         WHERE agency = :agency AND step = :step
                        """)
                .param("agency", agency.value())
                .param("step", step.word())
                .query((row, index) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    /** What stands there stays as it is. */
    void add(First one) {
        jdbc.sql(
                        """
                        INSERT INTO console.joining_first (agency, step, at)
                        VALUES (:agency, :step, :at)
                            ON CONFLICT DO NOTHING
                        """)
                .param("agency", one.agency().value())
                .param("step", one.step().word())
                .param("at", Timestamp.from(one.at()))
                .update();
    }

    /** An address that answered. */
    record Reached(String url, Instant at) {}

    Optional<Reached> reached(AgencyId agency) {
        return jdbc.sql("SELECT url, at FROM console.joining_reached WHERE agency = :agency")
                .param("agency", agency.value())
                .query(
                        (row, index) ->
                                new Reached(
                                        row.getString("url"), row.getTimestamp("at").toInstant()))
                .optional();
    }

    void reached(AgencyId agency, String url, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO console.joining_reached (agency, url, at)
                        VALUES (:agency, :url, :at)
                            ON CONFLICT (agency) DO UPDATE SET url = :url, at = :at
                        """)
                .param("agency", agency.value())
                .param("url", url)
                .param("at", Timestamp.from(at))
                .update();
    }
}
