package vn.liennganh.freeze.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** A body that is being written, and the fields that only the office can fill. */
final class Paper {

    private final ObjectNode body;
    private final List<String> missing = new ArrayList<>();

    private Paper(ObjectNode body) {
        this.body = body;
    }

    static Paper blank() {
        return new Paper(Json.MAPPER.createObjectNode());
    }

    /** Begins with what another body says. */
    static Paper like(JsonNode other) {
        return new Paper((ObjectNode) other.deepCopy());
    }

    ObjectNode body() {
        return body;
    }

    /** A decision of the same office; who signs, and by what law, as in an earlier one. */
    Paper decision(Occasion occasion, String kind, JsonNode earlier) {
        ObjectNode decision = body.putObject("decision");
        decision.put("date", occasion.today().toString()).put("kind", said(kind));
        occasion.number()
                .ifPresentOrElse(
                        text -> decision.put("number", text),
                        () -> missing.add("/decision/number"));
        for (String field : List.of("issuer", "signerName", "signerCapacity", "legalBasis")) {
            if (earlier.has(field)) {
                decision.set(field, earlier.path(field).deepCopy());
            } else {
                missing.add("/decision/" + field);
            }
        }
        return this;
    }

    Paper ground(Occasion occasion) {
        text("ground", occasion.ground());
        return text("groundArisenOn", occasion.arisen().map(Object::toString));
    }

    Paper releases(Hold hold) {
        body.putObject("releases").put("messageId", hold.measure().toString());
        return this;
    }

    /** A field that is written or named as missing. */
    Paper text(String field, Optional<String> value) {
        value.ifPresentOrElse(
                text -> body.put(field, text),
                () -> {
                    if (!body.has(field)) {
                        missing.add("/" + field);
                    }
                });
        return this;
    }

    Paper copy(String field, JsonNode from) {
        if (from.has(field)) {
            body.set(field, from.path(field).deepCopy());
        }
        return this;
    }

    Paper need(String field) {
        if (!body.has(field)) {
            missing.add("/" + field);
        }
        return this;
    }

    /** Fields that only the office can fill, by JSON Pointer. */
    Paper lacks(List<String> pointers) {
        missing.addAll(pointers);
        return this;
    }

    Paper money(String field, long dong) {
        money(body, field, dong);
        return this;
    }

    static void money(ObjectNode body, String field, long dong) {
        body.putObject(field).put("amount", dong).put("currency", "VND");
    }

    /** Accounts by their numbers; nothing where there is none. */
    Paper numbers(String field, List<String> numbers) {
        numbers.forEach(one -> body.withArray("/" + field).addObject().put("number", one));
        return this;
    }

    /** The message in the exchange of a measure, to its holder. */
    Draft to(Hold hold, MessageType type, String caseNumber, List<UUID> related) {
        return new Draft(
                type,
                List.of(hold.holder()),
                Optional.of(hold.exchange()),
                caseNumber,
                related,
                body,
                missing);
    }

    /** Papers of state bodies are in Vietnamese, whoever reads the screen. */
    static String said(String key) {
        return Texts.render(Text.of(key), Texts.VIETNAMESE);
    }
}
