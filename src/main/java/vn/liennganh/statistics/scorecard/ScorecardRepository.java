package vn.liennganh.statistics.scorecard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/**
 * Counts duties of schema {@code exchange} against the evidence, in one pass over the index by
 * party and due instant; no body is read. It writes nothing.
 *
 * <p>What counts is what somebody else waited for: not what an agency owes itself, not a window
 * whose end costs nothing, and not what the very message that opened it fulfilled.
 */
@Repository
class ScorecardRepository {

    private static final String DUTIES =
            """
            WITH duty AS (
                SELECT o.id, o.exchange, o.cause, o.party, o.status, o.due,
                       o.document->>'owes' AS owes, o.document->>'rule' AS rule,
                       coalesce((o.document->>'startedAt')::timestamptz,
                                (o.document->'reckoning'->>'from')::timestamptz,
                                o.due) AS started,
                       m.id AS answer, m.accepted_at AS answered
                  FROM exchange.obligation o
                  LEFT JOIN intake.message m
                    ON m.id = (o.document->>'fulfilledBy')::uuid
                   AND o.status IN ('FULFILLED', 'FULFILLED_LATE')
                 WHERE o.party = ANY (:agencies)
                   AND o.due >= :from AND o.due < :until
                   AND o.owed_to <> o.party
                   AND o.status IN ('OPEN', 'OVERDUE', 'FULFILLED', 'FULFILLED_LATE')
                   AND o.document->'lapse' <> '[]'::jsonb
                   AND o.document->>'fulfilledBy' IS DISTINCT FROM o.cause::text
            ), withheld AS (
                SELECT agency, since, until
                  FROM (SELECT agency, withheld, at AS since,
                               lead(at) OVER (PARTITION BY agency ORDER BY number) AS until
                          FROM directory.suspension) turns
                 WHERE withheld
            ), weighed AS (
                SELECT d.*,
                       away.before_due,
                       away.before_answer,
                       coalesce(d.answered, :now) <= d.due + away.before_due AS excused,
                       EXISTS (SELECT 1
                                 FROM evidence.entry e
                                WHERE e.message_id = d.cause
                                  AND e.kind = 'ContentConsignment'
                                  AND coalesce(e.party, '') = d.party) AS collected
                  FROM duty d
                 CROSS JOIN LATERAL (
                       SELECT coalesce(sum(greatest(least(upper(x.gone), d.due)
                                                    - greatest(lower(x.gone), d.started),
                                                    interval '0')), interval '0') AS before_due,
                              coalesce(sum(greatest(least(upper(x.gone), d.answered)
                                                    - greatest(lower(x.gone), d.started),
                                                    interval '0')), interval '0') AS before_answer
                         FROM unnest((
                              SELECT range_agg(tstzrange(since, until))
                                FROM (SELECT since, until
                                        FROM deadline.outage
                                      UNION ALL
                                      SELECT since, greatest(since, coalesce(until, :now))
                                        FROM withheld
                                       WHERE agency = d.party) hub
                               WHERE until > d.started
                                 AND since < greatest(d.due, coalesce(d.answered, d.due))
                              )) AS x(gone)
                       ) away
            ), marked AS (
                SELECT w.*,
                       CASE WHEN w.status = 'FULFILLED' THEN 'ON_TIME'
                            WHEN w.status = 'OPEN' THEN 'OPEN'
                            WHEN w.excused THEN 'EXCUSED'
                            WHEN w.status = 'FULFILLED_LATE' THEN 'LATE'
                            WHEN w.collected THEN 'SILENT'
                            ELSE 'NOT_COLLECTED' END AS mark
                  FROM weighed w
            )
            """;

    private final JdbcClient jdbc;

    ScorecardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A card for each of the agencies of which anything fell due, by code. */
    List<Scorecard> cards(Collection<AgencyId> agencies, Span span) {
        return asked(
                        DUTIES
                                + """
                                SELECT party,
                                       count(*) FILTER (WHERE mark = 'ON_TIME') AS on_time,
                                       count(*) FILTER (WHERE mark = 'EXCUSED') AS excused,
                                       count(*) FILTER (WHERE mark = 'LATE') AS late,
                                       count(*) FILTER (WHERE mark = 'NOT_COLLECTED')
                                           AS not_collected,
                                       count(*) FILTER (WHERE mark = 'SILENT') AS silent,
                                       count(*) FILTER (WHERE mark = 'OPEN') AS open,
                                       extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (
                                           ORDER BY answered - started - before_answer)
                                           FILTER (WHERE answered >= started)) * 1000 AS median
                                  FROM marked
                                 GROUP BY party
                                 ORDER BY party
                                """,
                        agencies,
                        span)
                .query((row, number) -> card(row))
                .list();
    }

    private static Scorecard card(ResultSet row) throws SQLException {
        Map<Mark, Long> counts = new EnumMap<>(Mark.class);
        for (Mark mark : Mark.values()) {
            counts.put(mark, row.getLong(mark.name().toLowerCase(java.util.Locale.ROOT)));
        }
        return new Scorecard(
                AgencyId.of(row.getString("party")),
                counts,
                Optional.ofNullable(row.getBigDecimal("median"))
                        .map(millis -> Duration.ofMillis(millis.longValue())));
    }

    /** The duties behind one number, by due instant and id, from behind one of them. */
    List<ScoredDuty> duties(
            AgencyId agency, Mark mark, Span span, Instant afterDue, UUID afterId, int limit) {
        return asked(
                        DUTIES
                                + """
                                SELECT id, exchange, cause, answer, owes, rule, started, due,
                                       answered, extract(epoch FROM before_due) * 1000 AS away
                                  FROM marked
                                 WHERE mark = :mark AND (due, id) > (:after_due, :after_id)
                                 ORDER BY due, id
                                 LIMIT :limit
                                """,
                        List.of(agency),
                        span)
                .param("mark", mark.name())
                .param("after_due", Timestamp.from(afterDue))
                .param("after_id", afterId)
                .param("limit", limit)
                .query(
                        (row, number) ->
                                new ScoredDuty(
                                        row.getObject("id", UUID.class),
                                        row.getObject("exchange", UUID.class),
                                        row.getObject("cause", UUID.class),
                                        Optional.ofNullable(row.getObject("answer", UUID.class)),
                                        row.getString("owes"),
                                        row.getString("rule"),
                                        row.getTimestamp("started").toInstant(),
                                        row.getTimestamp("due").toInstant(),
                                        Optional.ofNullable(row.getTimestamp("answered"))
                                                .map(Timestamp::toInstant),
                                        Duration.ofMillis(row.getBigDecimal("away").longValue()),
                                        mark))
                .list();
    }

    /** How long the hub was away in the time itself. */
    Duration outage(Span span) {
        return Duration.ofMillis(
                jdbc.sql(
                                """
                                SELECT coalesce(extract(epoch FROM
                                           sum(least(until, :until) - greatest(since, :from)))
                                           * 1000, 0)::bigint
                                  FROM deadline.outage
                                 WHERE until > :from AND since < :until
                                """)
                        .param("from", Timestamp.from(span.from()))
                        .param("until", Timestamp.from(span.until()))
                        .query(Long.class)
                        .single());
    }

    private JdbcClient.StatementSpec asked(String sql, Collection<AgencyId> agencies, Span span) {
        return jdbc.sql(sql)
                .param("agencies", agencies.stream().map(AgencyId::value).toArray(String[]::new))
                .param("from", Timestamp.from(span.from()))
                .param("until", Timestamp.from(span.until()))
                .param("now", Timestamp.from(span.now()));
    }
}
