package vn.liennganh.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/** Exchanges in schema {@code exchange}, read and written a batch at a time. */
@Repository
class ExchangeRepository {

    private static final String STORE =
            """
            INSERT INTO exchange.exchange (id, procedure, edition, opener, handling_unit,
                                           parties, state, document, updated_at, why)
            SELECT id::uuid, procedure, edition, opener, handling_unit,
                   parties::text[], state, document::jsonb, ?, why
              FROM unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[])
                AS new (id, procedure, edition, opener, handling_unit,
                        parties, state, document, why)
                ON CONFLICT (id) DO UPDATE
               SET edition = excluded.edition, opener = excluded.opener,
                   parties = excluded.parties,
                   state = excluded.state,
                   document = excluded.document, updated_at = excluded.updated_at,
                   why = excluded.why
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ExchangeRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Map<UUID, ExchangeState> load(Collection<UUID> ids, Map<UUID, List<Obligation>> obligations) {
        Map<UUID, ExchangeState> found = new HashMap<>();
        jdbc.sql(
                        """
                SELECT id, document
                  FROM exchange.exchange
                 WHERE id = ANY (?::uuid[])
                """)
                .param(texts(ids))
                .query(
                        row -> {
                            UUID id = row.getObject(1, UUID.class);
                            found.put(
                                    id,
                                    ExchangeState.fromJson(
                                            (ObjectNode) Json.MAPPER.readTree(row.getString(2)),
                                            obligations.getOrDefault(id, List.of())));
                        });
        return found;
    }

    /** Writes the exchanges and what is owed in them, in one statement. */
    void store(Collection<ExchangeChange> changes, Instant at, Map<UUID, Long> entries) {
        List<ObligationRepository.Row> duties = ObligationRepository.rows(changes);
        List<Object> values = new ArrayList<>();
        values.add(Timestamp.from(at));
        values.add(column(changes, state -> state.id().toString()));
        values.add(column(changes, ExchangeState::procedure));
        values.add(changes.stream().mapToInt(change -> change.state().edition()).toArray());
        values.add(column(changes, state -> state.opener().value()));
        values.add(column(changes, state -> state.handlingUnit().value()));
        values.add(column(changes, ExchangeRepository::arrayOfParties));
        values.add(column(changes, ExchangeState::state));
        values.add(column(changes, state -> state.toJson().toString()));
        values.add(changes.stream().map(ExchangeChange::why).toArray(String[]::new));
        if (duties.isEmpty()) {
            template.update(STORE, values.toArray());
        } else {
            values.add(Timestamp.from(at));
            values.addAll(ObligationRepository.values(duties, entries));
            template.update(
                    "WITH moved AS (" + STORE + ") " + ObligationRepository.STORE,
                    values.toArray());
        }
    }

    /** Identifiers hold nothing that would need quoting in an array literal. */
    private static String arrayOfParties(ExchangeState state) {
        return state.parties().stream()
                .map(AgencyId::value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String[] column(
            Collection<ExchangeChange> changes, Function<ExchangeState, String> value) {
        return changes.stream().map(change -> value.apply(change.state())).toArray(String[]::new);
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
