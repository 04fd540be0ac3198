package vn.liennganh.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final JdbcClient jdbc;

    ExchangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, ExchangeState> load(Collection<UUID> ids, Map<UUID, List<Obligation>> obligations) {
        Map<UUID, ExchangeState> found = new HashMap<>();
        jdbc.sql(
                        """
                SELECT id, document
                  FROM exchange.exchange
                 WHERE id = ANY (:ids::uuid[])
                """)
                .param("ids", texts(ids))
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

    void store(Collection<ExchangeChange> changes, Instant at) {
        jdbc.sql(
                        """
                INSERT INTO exchange.exchange (id, procedure, edition, opener, handling_unit,
                                               parties, state, document, updated_at, why)
                SELECT id::uuid, procedure, edition, opener, handling_unit,
                       parties::text[], state, document::jsonb, :at, why
                  FROM unnest(:ids, :procedures, :editions, :openers, :units,
                              :parties, :states, :documents, :whys)
                    AS new (id, procedure, edition, opener, handling_unit,
                            parties, state, document, why)
                    ON CONFLICT (id) DO UPDATE
                   SET edition = excluded.edition, parties = excluded.parties,
                       state = excluded.state,
                       document = excluded.document, updated_at = excluded.updated_at,
                       why = excluded.why
                """)
                .param("at", Timestamp.from(at))
                .param("ids", column(changes, state -> state.id().toString()))
                .param("procedures", column(changes, ExchangeState::procedure))
                .param(
                        "editions",
                        changes.stream()
                                .map(change -> change.state().edition())
                                .toArray(Integer[]::new))
                .param("openers", column(changes, state -> state.opener().value()))
                .param("units", column(changes, state -> state.handlingUnit().value()))
                .param("parties", column(changes, ExchangeRepository::arrayOfParties))
                .param("states", column(changes, ExchangeState::state))
                .param("documents", column(changes, state -> state.toJson().toString()))
                .param("whys", changes.stream().map(ExchangeChange::why).toArray(String[]::new))
                .update();
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
