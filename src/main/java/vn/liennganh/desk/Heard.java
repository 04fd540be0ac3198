package vn.liennganh.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.WireTime;

/**
 * An accepted message as a desk hears it, live or out of the archive: its schema holds.
 *
 * @param number rising in the order of acceptance
 * @param recipients addressees, groups resolved, copies left out
 * @param copies who gets the same bytes besides
 */
public record Heard(
        long number,
        Envelope envelope,
        List<AgencyId> recipients,
        List<AgencyId> copies,
        Instant at) {

    public Heard {
        recipients = List.copyOf(recipients);
        copies = List.copyOf(copies);
    }

    public UUID id() {
        return envelope.id();
    }

    public UUID exchange() {
        return envelope.exchange();
    }

    public AgencyId from() {
        return envelope.from();
    }

    /** The type's name, such as {@code account-freeze.order}. */
    public String type() {
        return envelope.type().value();
    }

    /** The number of the case, or the exchange where the message names none. */
    public String caseNumber() {
        return envelope.caseNumber().orElseGet(() -> exchange().toString());
    }

    public ObjectNode body() {
        return envelope.body();
    }

    public String text(String field) {
        return body().path(field).asString("");
    }

    /** The whole dong of a field of the body that is money; 0 where it says nothing. */
    public long dong(String field) {
        return body().path(field).path("amount").asLong(0);
    }

    public boolean says(String field) {
        return body().has(field);
    }

    /** The instant that a field of the body names; the acceptance where it names none. */
    public Instant when(String field) {
        JsonNode value = body().path(field);
        return value.isString() ? OffsetDateTime.parse(value.asString()).toInstant() : at;
    }

    /** The day that a field of the body names; the day of acceptance where it names none. */
    public LocalDate day(String field) {
        JsonNode value = body().path(field);
        return value.isString()
                ? LocalDate.parse(value.asString())
                : LocalDate.ofInstant(at, WireTime.ZONE);
    }

    public List<JsonNode> list(String field) {
        return body().path(field).isArray() ? List.copyOf(body().path(field).values()) : List.of();
    }
}
