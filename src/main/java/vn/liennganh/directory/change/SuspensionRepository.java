package vn.liennganh.directory.change;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** The table of withheld channels; every write belongs into the caller's transaction. */
@Repository
public class SuspensionRepository {

    private final JdbcClient jdbc;

    public SuspensionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(AgencyId agency, boolean withheld, Instant at) {}

    /** All there ever were, by agency, the earliest first. */
    public Map<AgencyId, List<Suspension>> all() {
        Map<AgencyId, List<Suspension>> all = new HashMap<>();
        jdbc.sql("SELECT agency, withheld, at FROM directory.suspension ORDER BY number")
                .query(
                        (row, index) ->
                                new Row(
                                        AgencyId.of(row.getString("agency")),
                                        row.getBoolean("withheld"),
                                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(
                        row ->
                                add(
                                        all.computeIfAbsent(row.agency(), id -> new ArrayList<>()),
                                        row));
        all.replaceAll((agency, stretches) -> List.copyOf(stretches));
        return Map.copyOf(all);
    }

    private static void add(List<Suspension> stretches, Row row) {
        if (row.withheld()) {
            stretches.add(new Suspension(row.agency(), row.at(), Optional.empty()));
        } else {
            Suspension last = stretches.remove(stretches.size() - 1);
            stretches.add(new Suspension(row.agency(), last.from(), Optional.of(row.at())));
        }
    }

    List<Suspensions.Kept> kept() {
        return jdbc.sql(
                        """
                SELECT number, agency, withheld, at, proposal FROM directory.suspension
                 ORDER BY number
                """)
                .query(
                        (row, index) ->
                                new Suspensions.Kept(
                                        row.getLong("number"),
                                        row.getString("proposal"),
                                        Suspensions.word(row.getBoolean("withheld")),
                                        row.getString("agency"),
                                        row.getObject("at", OffsetDateTime.class)
                                                .toInstant()
                                                .toString()))
                .list();
    }

    /** Whether the agency's channel is withheld, by the last row that can be seen now. */
    boolean withheld(AgencyId agency) {
        return jdbc.sql(
                        """
                SELECT withheld FROM directory.suspension
                 WHERE agency = :agency
                 ORDER BY number DESC LIMIT 1
                """)
                .param("agency", agency.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void insert(AgencyId agency, boolean withheld, Instant at, UUID proposal) {
        jdbc.sql(
                        """
                INSERT INTO directory.suspension (agency, withheld, at, proposal)
                VALUES (:agency, :withheld, :at, :proposal)
                """)
                .param("agency", agency.value())
                .param("withheld", withheld)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("proposal", proposal)
                .update();
    }
}
