package vn.liennganh.delivery.backlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Counts of schema {@code delivery}. */
@Repository
class BacklogRepository {

    private final JdbcClient jdbc;

    BacklogRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbers rise with time, so the oldest is the one with the smallest. */
    List<Backlog.Waiting> waiting() {
        return jdbc.sql(
                        """
                WITH held AS (
                    SELECT party, count(*) FILTER (WHERE next_attempt_at IS NOT NULL
                                               AND reason <> 'push-waiting') AS retrying,
                           count(*) FILTER (WHERE next_attempt_at IS NULL
                                               AND NOT given_up) AS parked
                      FROM delivery.held
                     GROUP BY party),
                waiting AS (
                    SELECT waiting.party,
                           count(*) FILTER (WHERE shelved IS NOT NULL) AS placed,
                           count(*) FILTER (WHERE shelved IS NULL) AS underway,
                           min(waiting.number) FILTER (WHERE shelved IS NULL AND NOT EXISTS (
                               SELECT FROM delivery.held WHERE held.number = waiting.number))
                               AS first_underway,
                           min(waiting.number) FILTER (WHERE shelved IS NOT NULL) AS first_placed
                      FROM delivery.waiting
                     GROUP BY waiting.party)
                SELECT coalesce(waiting.party, held.party) AS party,
                       coalesce(placed, 0) AS placed, coalesce(underway, 0) AS underway,
                       coalesce(retrying, 0) AS retrying, coalesce(parked, 0) AS parked,
                       underway_delivery.accepted_at AS oldest_underway,
                       placed_delivery.accepted_at AS oldest_placed
                  FROM waiting
                  FULL JOIN held USING (party)
                  LEFT JOIN delivery.delivery AS underway_delivery
                    ON underway_delivery.number = first_underway
                  LEFT JOIN delivery.delivery AS placed_delivery
                    ON placed_delivery.number = first_placed
                 ORDER BY 1
                """)
                .query((row, index) -> waiting(row))
                .list();
    }

    List<Backlog.Brought> brought(Instant since, int sliceSeconds) {
        return jdbc.sql(
                        """
                SELECT delivery.party,
                       CAST(floor(extract(epoch FROM accepted_at - :since) / :slice) AS int)
                           AS slot,
                       count(*) AS brought,
                       count(*) FILTER (WHERE waiting.number IS NULL
                                           OR waiting.collected_at IS NOT NULL) AS taken
                  FROM delivery.delivery
                  LEFT JOIN delivery.waiting ON waiting.number = delivery.number
                 WHERE accepted_at >= :since
                 GROUP BY delivery.party, slot
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("slice", sliceSeconds)
                .query(
                        (row, index) ->
                                new Backlog.Brought(
                                        AgencyId.of(row.getString("party")),
                                        row.getInt("slot"),
                                        row.getLong("brought"),
                                        row.getLong("taken")))
                .list();
    }

    private static Backlog.Waiting waiting(ResultSet row) throws SQLException {
        return new Backlog.Waiting(
                AgencyId.of(row.getString("party")),
                row.getLong("placed"),
                row.getLong("underway"),
                row.getLong("retrying"),
                row.getLong("parked"),
                instant(row, "oldest_underway"),
                instant(row, "oldest_placed"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
