package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;

/**
 * An accepted message as the desk hears it, live or out of the archive.
 *
 * @param number rising in the order of acceptance
 * @param recipients addressees, groups resolved, copies left out
 */
public record Heard(long number, Envelope envelope, List<AgencyId> recipients, Instant at) {

    private static final Set<String> PROCEDURES =
            Set.of("account-freeze", "account-deduction", "account-information");

    public Heard {
        recipients = List.copyOf(recipients);
    }

    /** Whether the desk listens to messages of that procedure. */
    public static boolean concerns(String procedure) {
        return PROCEDURES.contains(procedure);
    }

    /** The case that an opening message is about. */
    public CaseKey opens() {
        return CaseKey.of(
                envelope.from(),
                envelope.caseNumber().orElse(envelope.exchange().toString()),
                body());
    }

    UUID id() {
        return envelope.id();
    }

    UUID exchange() {
        return envelope.exchange();
    }

    AgencyId from() {
        return envelope.from();
    }

    ObjectNode body() {
        return envelope.body();
    }

    String text(String field) {
        return body().path(field).asString("");
    }

    /** The whole dong of a field of the body that is money; 0 where it says nothing. */
    long dong(String field) {
        return body().path(field).path("amount").asLong(0);
    }

    boolean says(String field) {
        return body().has(field);
    }

    /** What the holder says when it happened; the acceptance where it says nothing. */
    Instant when(String field) {
        JsonNode value = body().path(field);
        return value.isString() ? java.time.OffsetDateTime.parse(value.asString()).toInstant() : at;
    }

    List<JsonNode> list(String field) {
        return body().path(field).isArray()
                ? List.copyOf(body().path(field).values())
                : Collections.emptyList();
    }
}
