package vn.liennganh.message;

import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The wire form of a {@link Statement}. */
final class StatementJson {

    private StatementJson() {}

    static byte[] write(Statement statement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("specVersion", "1.0");
            json.writeStringProperty("kind", statement.kind().wireName());
            json.writeStringProperty("id", statement.id().toString());
            json.writeStringProperty("salt", statement.salt());
            json.writeStringProperty("messageId", statement.messageId().toString());
            json.writeStringProperty("messageSha256", statement.messageSha256().hex());
            json.writeStringProperty("type", statement.type().value());
            json.writeStringProperty("from", statement.from().value());
            strings(json, "to", statement.to());
            strings(json, "copies", statement.copies());
            json.writeStringProperty("exchange", statement.exchange().toString());
            statement.party().ifPresent(it -> json.writeStringProperty("party", it.value()));
            json.writeStringProperty("hub", statement.hub().value());
            json.writeStringProperty("time", WireTime.millis(statement.time().toInstant()));
            json.writeArrayPropertyStart("obligations");
            statement.obligations().forEach(it -> obligation(json, it));
            json.writeEndArray();
            statement.reason().ifPresent(it -> json.writeStringProperty("reason", it));
            if (!statement.counterEvidence().isEmpty()) {
                json.writeArrayPropertyStart("counterEvidence");
                statement.counterEvidence().forEach(it -> counter(json, it));
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void obligation(JsonGenerator json, StatedObligation owed) {
        json.writeStartObject();
        json.writeStringProperty("party", owed.party().value());
        json.writeStringProperty("owes", owed.owes());
        json.writeStringProperty("start", owed.start());
        owed.due()
                .ifPresent(it -> json.writeStringProperty("due", WireTime.seconds(it.toInstant())));
        json.writeBooleanProperty("provisional", owed.provisional());
        json.writeStringProperty("rule", owed.rule());
        json.writeEndObject();
    }

    private static void counter(JsonGenerator json, CounterEvidence evidence) {
        json.writeStartObject();
        json.writeStringProperty("kind", evidence.kind());
        json.writeStringProperty("from", WireTime.millis(evidence.from().toInstant()));
        json.writeStringProperty("to", WireTime.millis(evidence.to().toInstant()));
        json.writeEndObject();
    }

    static Optional<Statement> read(byte[] bytes) {
        try {
            JsonNode json = Json.MAPPER.readTree(bytes);
            if (!json.isObject() || !text(json, "specVersion").equals("1.0")) {
                return Optional.empty();
            }
            return Optional.of(statement(json));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Statement statement(JsonNode json) {
        List<StatedObligation> obligations = new ArrayList<>();
        for (JsonNode owed : json.path("obligations")) {
            obligations.add(obligation(owed));
        }
        List<CounterEvidence> counterEvidence = new ArrayList<>();
        for (JsonNode one : json.path("counterEvidence")) {
            counterEvidence.add(
                    new CounterEvidence(
                            text(one, "kind"), time(text(one, "from")), time(text(one, "to"))));
        }
        return new Statement(
                StatementKind.ofWireName(text(json, "kind")).orElseThrow(StatementJson::malformed),
                UUID.fromString(text(json, "id")),
                text(json, "salt"),
                UUID.fromString(text(json, "messageId")),
                Sha256.parse(text(json, "messageSha256")),
                new MessageType(text(json, "type")),
                new AgencyId(text(json, "from")),
                strings(json.path("to")),
                strings(json.path("copies")),
                UUID.fromString(text(json, "exchange")),
                optionalText(json, "party").map(AgencyId::new),
                new AgencyId(text(json, "hub")),
                time(text(json, "time")),
                obligations,
                optionalText(json, "reason"),
                counterEvidence);
    }

    private static StatedObligation obligation(JsonNode json) {
        return new StatedObligation(
                new AgencyId(text(json, "party")),
                text(json, "owes"),
                text(json, "start"),
                optionalText(json, "due").map(StatementJson::time),
                json.path("provisional").asBoolean(false),
                text(json, "rule"));
    }

    private static OffsetDateTime time(String text) {
        return WireTime.read(text).orElseThrow(StatementJson::malformed);
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : array) {
            values.add(value.stringValueOpt().orElseThrow(StatementJson::malformed));
        }
        return values;
    }

    private static String text(JsonNode json, String name) {
        return optionalText(json, name).orElseThrow(StatementJson::malformed);
    }

    private static Optional<String> optionalText(JsonNode json, String name) {
        return json.path(name).stringValueOpt();
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("Not a statement");
    }
}
