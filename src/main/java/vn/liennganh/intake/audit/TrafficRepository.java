package vn.liennganh.intake.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Counts of schema {@code intake}. */
@Repository
class TrafficRepository {

    private final JdbcClient jdbc;

    TrafficRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Traffic.Sent> accepted(Instant since, int sliceSeconds) {
        return jdbc.sql(
                        """
                SELECT sender,
                       CAST(floor(extract(epoch FROM accepted_at - :since) / :slice) AS int)
                           AS slot,
                       count(*) AS messages, max(accepted_at) AS last
                  FROM intake.message
                 WHERE accepted_at >= :since
                 GROUP BY sender, slot
                """)
                .param("since", utc(since))
                .param("slice", sliceSeconds)
                .query(
                        (row, index) ->
                                new Traffic.Sent(
                                        AgencyId.of(row.getString("sender")),
                                        row.getInt("slot"),
                                        row.getLong("messages"),
                                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Traffic.Refused> refused(Instant since) {
        return jdbc.sql(
                        """
                SELECT channel, code, sum(refusals) AS refusals
                  FROM intake.refusal_count
                 WHERE counted_until >= :since
                 GROUP BY channel, code
                 ORDER BY refusals DESC, code, channel
                 LIMIT 50
                """)
                .param("since", utc(since))
                .query(
                        (row, index) ->
                                new Traffic.Refused(
                                        row.getString("channel"),
                                        row.getString("code"),
                                        row.getLong("refusals")))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
