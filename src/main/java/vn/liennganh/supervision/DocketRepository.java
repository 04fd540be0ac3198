package vn.liennganh.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/**
 * Reads duties of schema {@code exchange} from a procuracy's side, by the indexes over party and
 * due instant; it writes nothing, and nothing has to be remade.
 */
@Repository
class DocketRepository {

    private static final String LINE =
            """
            SELECT o.id, o.exchange, o.cause, m.type, m.sender, m.accepted_at, o.party, o.owed_to,
                   o.document->>'owes' AS owes, o.document->>'rule' AS rule,
                   (o.document->>'policy')::boolean AS policy, o.due, o.status,
                   (o.document->>'fulfilledBy')::uuid AS answer,
                   EXISTS (SELECT 1
                             FROM evidence.entry e
                            WHERE e.message_id = o.cause
                              AND e.kind = 'ContentConsignment'
                              AND coalesce(e.party, '') = ANY (:readers)) AS collected
              FROM exchange.obligation o
              JOIN intake.message m ON m.id = o.cause
            """;

    private static final String BETWEEN_TWO = " AND o.party <> o.owed_to";
    private static final String OF_TYPES = " AND m.type = ANY (:types)";

    /**
     * A court's duty to itself, such as its session, is seen by whoever was told what opened it;
     * what the court owes to the agency alone is seen once the court has told how it ended.
     */
    private static final String EXEMPTIONS =
            """
            o.exchange IN (SELECT p.exchange
                             FROM exchange.obligation p
                            WHERE p.party = ANY (:readers)
                              AND p.document->>'rule' LIKE 'obligation-exemption%')
            AND EXISTS (SELECT 1
                          FROM intake.message told
                         WHERE told.id IN (o.cause, (o.document->>'fulfilledBy')::uuid)
                           AND (told.sender = ANY (:readers)
                                OR told.recipients && CAST(:readers AS text[])
                                OR told.copies && CAST(:readers AS text[])))
            """;

    private static final String ITSELF = "o.document->>'fulfilledBy' = o.cause::text";
    private static final String LATER = "o.document->>'fulfilledBy' IS DISTINCT FROM o.cause::text";

    private final JdbcClient jdbc;

    DocketRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DocketLine> lines(Wanted wanted) {
        String which =
                switch (wanted.section()) {
                    case COPIES -> "o.owed_to = ANY (:readers) AND " + ITSELF;
                    case OWED_TO_US -> "o.owed_to = ANY (:readers) AND " + LATER;
                    case OWED_BY_US ->
                            "o.party = ANY (:readers) AND o.document->'lapse' <> '[]'::jsonb AND "
                                    + LATER;
                    case WINDOWS ->
                            "o.party = ANY (:readers) AND o.document->'lapse' = '[]'::jsonb";
                    case EXEMPTIONS -> EXEMPTIONS;
                };
        String[] statuses =
                wanted.mark()
                        .map(mark -> new String[] {mark.status()})
                        .orElseGet(DocketRepository::listed);
        return jdbc.sql(
                        LINE
                                + " WHERE "
                                + which
                                + (wanted.section() == Section.EXEMPTIONS ? "" : BETWEEN_TWO)
                                + (wanted.types().isEmpty() ? "" : OF_TYPES)
                                + """
                                   AND o.status = ANY (:statuses)
                                   AND o.due >= :from AND o.due < :until
                                   AND (o.due, o.id) > (:after_due, :after_id)
                                 ORDER BY o.due, o.id
                                 LIMIT :limit
                                """)
                .param("readers", codes(wanted.readers()))
                .param("statuses", statuses)
                .param("types", wanted.types().toArray(String[]::new))
                .param("from", Timestamp.from(wanted.from()))
                .param("until", Timestamp.from(wanted.until()))
                .param("after_due", Timestamp.from(wanted.afterDue()))
                .param("after_id", wanted.afterId())
                .param("limit", wanted.limit())
                .query((row, number) -> line(row))
                .list();
    }

    /** These duties, whoever owes them to whom and however they stand. */
    List<DocketLine> of(Collection<UUID> duties, Set<AgencyId> readers) {
        return jdbc.sql(LINE + " WHERE o.id = ANY (:duties)")
                .param("readers", codes(readers))
                .param("duties", duties.toArray(UUID[]::new))
                .query((row, number) -> line(row))
                .list();
    }

    private static String[] listed() {
        return Mark.listed().stream().map(Mark::status).toArray(String[]::new);
    }

    /** The decisions that urgent minutes owe, by the messages that are such minutes. */
    List<DocketLine> decisionsAfter(Collection<UUID> minutes, Set<AgencyId> readers) {
        if (minutes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        LINE
                                + """
                                 WHERE o.exchange IN (SELECT x.exchange
                                                        FROM intake.message x
                                                       WHERE x.id = ANY (:minutes::uuid[]))
                                   AND o.cause = ANY (:minutes::uuid[])
                                   AND o.document->>'rule' LIKE '%#urgent-minutes.order'
                                   AND o.status IN ('OPEN', 'OVERDUE', 'FULFILLED',
                                                    'FULFILLED_LATE')
                                 ORDER BY o.due, o.id
                                """)
                .param("readers", codes(readers))
                .param("minutes", minutes.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> line(row))
                .list();
    }

    /** What these sent their procuracies of that kind, due in a time. */
    List<DocketLine> sent(Set<AgencyId> senders, Set<String> types, Instant from, Instant until) {
        return jdbc.sql(
                        LINE
                                + " WHERE o.party = ANY (:readers) AND "
                                + ITSELF
                                + """
                                   AND o.document->>'owes' = ANY (:types)
                                   AND o.party <> o.owed_to
                                   AND o.status IN ('FULFILLED', 'FULFILLED_LATE')
                                   AND o.due >= :from AND o.due < :until
                                 ORDER BY o.due, o.id
                                 LIMIT 10000
                                """)
                .param("readers", codes(senders))
                .param("types", types.toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, number) -> line(row))
                .list();
    }

    private static DocketLine line(ResultSet row) throws SQLException {
        return new DocketLine(
                row.getObject("id", UUID.class),
                row.getObject("exchange", UUID.class),
                row.getObject("cause", UUID.class),
                row.getString("type"),
                AgencyId.of(row.getString("sender")),
                row.getTimestamp("accepted_at").toInstant(),
                AgencyId.of(row.getString("party")),
                AgencyId.of(row.getString("owed_to")),
                row.getString("owes"),
                row.getString("rule"),
                row.getBoolean("policy"),
                row.getTimestamp("due").toInstant(),
                Mark.ofStatus(row.getString("status")),
                Optional.ofNullable(row.getObject("answer", UUID.class)),
                row.getBoolean("collected"));
    }

    private static String[] codes(Set<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).toArray(String[]::new);
    }
}
