package vn.liennganh.exchange;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** Lists of duties in an order of their own, read from schema {@code exchange}. */
@Repository
class DutyListRepository {

    private final JdbcClient jdbc;

    DutyListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a party has done, the newest first. */
    ObligationPage done(AgencyId party, Optional<String> after, int limit) {
        Place place = after.flatMap(Place::read).orElse(Place.LAST);
        List<Done> found =
                jdbc.sql(
                                """
                SELECT document, updated_at
                  FROM exchange.obligation
                 WHERE party = :party AND status IN ('FULFILLED', 'FULFILLED_LATE')
                   AND (updated_at, id) < (:at, :id)
                 ORDER BY updated_at DESC, id DESC
                 LIMIT :limit
                """)
                        .param("party", party.value())
                        .param("at", Timestamp.from(place.at()))
                        .param("id", place.id())
                        .param("limit", limit + 1)
                        .query(
                                (row, number) ->
                                        Done.of(
                                                ObligationRepository.obligation(row.getString(1)),
                                                row.getTimestamp(2)))
                        .list();
        boolean more = found.size() > limit;
        List<Done> items = more ? found.subList(0, limit) : found;
        return new ObligationPage(
                items.stream().map(Done::duty).toList(),
                more ? Optional.of(items.get(limit - 1).place().toString()) : Optional.empty());
    }

    private record Done(Obligation duty, Place place) {

        static Done of(Obligation duty, Timestamp at) {
            return new Done(duty, new Place(at.toInstant(), duty.id()));
        }
    }

    /**
     * What these agencies still owe with a due instant in that span and a clock that runs; each by
     * its own index.
     */
    List<Obligation> running(Set<AgencyId> parties, DueSpan span, int limit) {
        String order = span.latestFirst() ? "DESC" : "ASC";
        return jdbc.sql(
                        """
                SELECT one.document
                  FROM unnest(:parties) AS named (party)
                 CROSS JOIN LATERAL (
                       SELECT o.document, o.due, o.id
                         FROM exchange.obligation o
                        WHERE o.party = named.party AND o.status IN ('OPEN', 'OVERDUE')
                          AND o.due >= :from AND o.due < :until
                          AND o.document #> '{reckoning,pausedAt}' IS NULL
                        ORDER BY o.due {order}, o.id {order}
                        LIMIT :limit) AS one
                 ORDER BY one.due {order}, one.id {order}
                 LIMIT :limit
                """
                                .replace("{order}", order))
                .param("parties", parties.stream().map(AgencyId::value).toArray(String[]::new))
                .param("from", Timestamp.from(span.from()))
                .param("until", Timestamp.from(span.until()))
                .param("limit", limit)
                .query((row, number) -> ObligationRepository.obligation(row.getString(1)))
                .list();
    }

    /** Conversations of these procedures in which somebody owes or is owed, earliest due first. */
    List<Owing> owing(
            Set<AgencyId> agencies, Collection<String> procedures, Owing after, int limit) {
        return jdbc.sql(
                        """
                SELECT o.exchange, min(o.due) AS due
                  FROM exchange.obligation o
                  JOIN exchange.exchange e ON e.id = o.exchange
                 WHERE (o.party = ANY (:agencies) OR o.owed_to = ANY (:agencies))
                   AND o.status IN ('OPEN', 'OVERDUE')
                   AND e.procedure = ANY (:procedures)
                 GROUP BY o.exchange
                HAVING (min(o.due), o.exchange) > (:due, :exchange)
                 ORDER BY min(o.due), o.exchange
                 LIMIT :limit
                """)
                .param("agencies", agencies.stream().map(AgencyId::value).toArray(String[]::new))
                .param("procedures", procedures.toArray(String[]::new))
                .param("due", Timestamp.from(after.due()))
                .param("exchange", after.exchange())
                .param("limit", limit)
                .query(
                        (row, number) ->
                                new Owing(
                                        row.getObject("exchange", UUID.class),
                                        row.getTimestamp("due").toInstant()))
                .list();
    }
}
