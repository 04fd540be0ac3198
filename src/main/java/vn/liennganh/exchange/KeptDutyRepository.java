package vn.liennganh.exchange;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.Obligation;

/** Duties as an auditor reads them: each row whole, and nothing in it believed. */
@Repository
class KeptDutyRepository {

    /** The database keeps an object's keys in an order of its own. */
    private static final JsonMapper SORTED =
            Json.MAPPER.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    /** The database rounds an instant to a microsecond. */
    private static final Duration ROUNDED = Duration.ofNanos(1_000);

    private final JdbcClient jdbc;

    KeptDutyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The digest of a document, in whatever order its keys stand. */
    static Sha256 digest(JsonNode document) {
        return Sha256.of(SORTED.writeValueAsString(document).getBytes(StandardCharsets.UTF_8));
    }

    List<KeptDuty> kept(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                SELECT id, exchange, cause, party, owed_to, status, due, document, entry
                  FROM exchange.obligation
                 WHERE id = ANY (:ids::uuid[])
                """)
                .param("ids", ExchangeRepository.texts(ids))
                .query((row, number) -> kept(row))
                .list();
    }

    /** The rows whose ids are that one or come behind it, in their order. */
    List<KeptDuty> page(UUID from, int limit) {
        return jdbc.sql(
                        """
                SELECT id, exchange, cause, party, owed_to, status, due, document, entry
                  FROM exchange.obligation
                 WHERE id >= :from
                 ORDER BY id
                 LIMIT :limit
                """)
                .param("from", from)
                .param("limit", limit)
                .query((row, number) -> kept(row))
                .list();
    }

    private static KeptDuty kept(ResultSet row) throws SQLException {
        String document = row.getString("document");
        long entry = row.getLong("entry");
        OptionalLong attested = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(entry);
        UUID id = row.getObject("id", UUID.class);
        UUID cause = row.getObject("cause", UUID.class);
        try {
            JsonNode read = Json.MAPPER.readTree(document);
            Obligation duty = Obligation.fromJson((ObjectNode) read);
            boolean claimed = duty.outstanding() && !duty.party().equals(duty.owedTo());
            return new KeptDuty(id, cause, digest(read), filed(row, duty), claimed, attested);
        } catch (RuntimeException noDuty) {
            // Whoever changed it did not even leave a duty; the audit must not stumble over that.
            Sha256 bytes = Sha256.of(document.getBytes(StandardCharsets.UTF_8));
            return new KeptDuty(id, cause, bytes, false, true, attested);
        }
    }

    private static boolean filed(ResultSet row, Obligation duty) throws SQLException {
        Duration apart = Duration.between(duty.due(), row.getTimestamp("due").toInstant()).abs();
        return duty.id().equals(row.getObject("id", UUID.class))
                && duty.exchange().equals(row.getObject("exchange", UUID.class))
                && duty.cause().equals(row.getObject("cause", UUID.class))
                && duty.party().value().equals(row.getString("party"))
                && duty.owedTo().value().equals(row.getString("owed_to"))
                && duty.status().name().equals(row.getString("status"))
                && apart.compareTo(ROUNDED) <= 0;
    }
}
