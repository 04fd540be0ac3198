package vn.liennganh.exchange;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.regulation.Obligation;

/** Obligations in schema {@code exchange}, read and written a batch at a time. */
@Repository
class ObligationRepository {

    /** Goes with the exchanges in one statement. */
    static final String STORE =
            """
            INSERT INTO exchange.obligation (id, exchange, cause, party, owed_to, status, due,
                                             document, updated_at, why, entry)
            SELECT id::uuid, exchange::uuid, cause::uuid, party, owed_to, status,
                   due::timestamptz, document::jsonb, ?, why, entry
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::bigint[])
                AS new (id, exchange, cause, party, owed_to, status, due, document, why, entry)
                ON CONFLICT (id) DO UPDATE
               SET party = excluded.party, owed_to = excluded.owed_to, status = excluded.status,
                   due = excluded.due, document = excluded.document,
                   updated_at = excluded.updated_at, why = excluded.why,
                   entry = excluded.entry
            """;

    private final JdbcClient jdbc;

    ObligationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, List<Obligation>> ofExchanges(Collection<UUID> exchanges) {
        return jdbc
                .sql(
                        """
                SELECT document
                  FROM exchange.obligation
                 WHERE exchange = ANY (?::uuid[])
                 ORDER BY id
                """)
                .param(ExchangeRepository.texts(exchanges))
                .query((row, number) -> obligation(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Obligation::exchange));
    }

    List<Obligation> find(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                SELECT document FROM exchange.obligation WHERE id = ANY (:ids::uuid[]) ORDER BY id
                """)
                .param("ids", ExchangeRepository.texts(ids))
                .query((row, number) -> obligation(row.getString(1)))
                .list();
    }

    List<Obligation> outstanding(UUID after, int limit) {
        return jdbc.sql(
                        """
                SELECT document
                  FROM exchange.obligation
                 WHERE status IN ('OPEN', 'OVERDUE') AND id > :after
                 ORDER BY id
                 LIMIT :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> obligation(row.getString(1)))
                .list();
    }

    ExchangeBook.Stake stake(AgencyId agency) {
        return jdbc.sql(
                        """
                SELECT count(DISTINCT exchange) AS exchanges,
                       count(*) FILTER (WHERE party = :agency) AS owes,
                       count(*) FILTER (WHERE party = :agency AND status = 'OVERDUE') AS overdue,
                       count(*) FILTER (WHERE owed_to = :agency) AS owed
                  FROM exchange.obligation
                 WHERE (party = :agency OR owed_to = :agency) AND status IN ('OPEN', 'OVERDUE')
                """)
                .param("agency", agency.value())
                .query(
                        (row, number) ->
                                new ExchangeBook.Stake(
                                        row.getLong("exchanges"),
                                        row.getLong("owes"),
                                        row.getLong("overdue"),
                                        row.getLong("owed")))
                .single();
    }

    List<DuePast> history(UUID obligation) {
        return jdbc.sql(
                        """
                SELECT due, until, why
                  FROM exchange.due_history
                 WHERE obligation = :obligation
                 ORDER BY number
                """)
                .param("obligation", obligation)
                .query(
                        (row, number) ->
                                new DuePast(
                                        row.getTimestamp("due").toInstant(),
                                        row.getTimestamp("until").toInstant(),
                                        row.getString("why")))
                .list();
    }

    ObligationPage page(
            Set<AgencyId> agencies, ObligationFilter filter, Optional<String> after, int limit) {
        Place place = after.flatMap(Place::read).orElse(Place.FIRST);
        List<Obligation> found =
                jdbc.sql(
                                """
                SELECT document
                  FROM exchange.obligation
                 WHERE {which}
                   AND (due, id) > (:due, :id)
                 ORDER BY due, id
                 LIMIT :limit
                """
                                        .replace("{which}", which(filter)))
                        .param("agencies", codes(agencies))
                        .param("due", Timestamp.from(place.at()))
                        .param("id", place.id())
                        .param("limit", limit + 1)
                        .query((row, number) -> obligation(row.getString(1)))
                        .list();
        boolean more = found.size() > limit;
        List<Obligation> items = more ? found.subList(0, limit) : found;
        return new ObligationPage(
                items,
                more ? Optional.of(place(items.get(limit - 1)).toString()) : Optional.empty());
    }

    /** How many there are, up to a number. */
    int count(Set<AgencyId> agencies, ObligationFilter filter, int most) {
        return jdbc.sql(
                        """
                        SELECT count(*)
                          FROM (SELECT 1
                                  FROM exchange.obligation
                                 WHERE {which}
                                 LIMIT :most) AS found
                        """
                                .replace("{which}", which(filter)))
                .param("agencies", codes(agencies))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /**
     * The filter as a condition without parameters of its own: an index over what is still owed is
     * used only where the statement itself says that nothing else is asked for.
     */
    private static String which(ObligationFilter filter) {
        String side =
                switch (filter.role()) {
                    case PARTY -> "party = ANY (:agencies)";
                    case OWED_TO -> "owed_to = ANY (:agencies)";
                    case EITHER -> "(party = ANY (:agencies) OR owed_to = ANY (:agencies))";
                };
        return filter.statuses().isEmpty()
                ? side
                : side
                        + filter.statuses().stream()
                                .map(Enum::name)
                                .sorted()
                                .collect(Collectors.joining("', '", " AND status IN ('", "')"));
    }

    private static String[] codes(Set<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).toArray(String[]::new);
    }

    /** What was touched in the exchanges, as rows. */
    static List<Row> rows(Collection<ExchangeChange> changes) {
        return changes.stream()
                .flatMap(change -> change.touched().stream().map(one -> new Row(one, change.why())))
                .toList();
    }

    /**
     * The values of {@link #STORE} behind its instant.
     *
     * @param entries where in the log each is attested, by its id
     */
    static List<Object> values(List<Row> rows, Map<UUID, Long> entries) {
        return List.of(
                column(rows, one -> one.id().toString()),
                column(rows, one -> one.exchange().toString()),
                column(rows, one -> one.cause().toString()),
                column(rows, one -> one.party().value()),
                column(rows, one -> one.owedTo().value()),
                column(rows, one -> one.status().name()),
                column(rows, one -> one.due().toString()),
                column(rows, one -> one.toJson().toString()),
                rows.stream().map(Row::why).toArray(String[]::new),
                rows.stream().map(row -> entries.get(row.obligation().id())).toArray(Long[]::new));
    }

    record Row(Obligation obligation, String why) {}

    private static String[] column(List<Row> rows, Function<Obligation, String> value) {
        return rows.stream().map(row -> value.apply(row.obligation())).toArray(String[]::new);
    }

    private static Place place(Obligation last) {
        return new Place(last.due(), last.id());
    }

    static Obligation obligation(String json) {
        return Obligation.fromJson((ObjectNode) Json.MAPPER.readTree(json));
    }
}
