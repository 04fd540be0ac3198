package vn.liennganh.console.police.request;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.console.police.Said;
import vn.liennganh.console.police.request.RequestView.Entry;
import vn.liennganh.console.police.request.RequestView.Part;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.Json;

/** Lays the texts of an operation out under the seven headings that police look for. */
@Component
class RequestParts {

    private static final JsonNode NOTHING = Json.MAPPER.createObjectNode();

    private final Desks desks;

    RequestParts(Desks desks) {
        this.desks = desks;
    }

    /** The body of the latest message of these types that the viewer has; empty without one. */
    JsonNode body(Operation seen, String... types) {
        return seen.last(types)
                .map(Fact::message)
                .flatMap(desks::message)
                .map(Heard::body)
                .map(JsonNode.class::cast)
                .orElse(NOTHING);
    }

    /** What was asked for; to the province, what the commune's police reported. */
    private JsonNode asked(Operation seen) {
        JsonNode text = body(seen, "consultation", "security-request");
        return text.isEmpty() ? body(seen, "complexity-report") : text;
    }

    List<Part> of(Operation seen, Said said) {
        JsonNode asked = asked(seen);
        JsonNode plan = body(seen, "plan");
        JsonNode protection = body(seen, "protection-plan");
        List<Part> all = new ArrayList<>();
        all.add(part(said, 1, fields(said, first(asked, plan), "/debtor/name", "/debtor/address")));
        all.add(
                part(
                        said,
                        2,
                        fields(
                                said,
                                asked,
                                "/conditionAndResultsSoFar",
                                "/summaryAndComplexity/summary",
                                "/act",
                                "/asks")));
        List<Entry> third =
                fields(
                        said,
                        newer(seen, asked, plan),
                        "/plannedAt",
                        "/time",
                        "/actAt",
                        "/place",
                        "/measure");
        all.add(part(said, 3, third));
        List<Entry> fourth =
                fields(said, plan, "/officer/name", "/officer/phone", "/forceRequirement/units");
        fourth.addAll(fields(said, asked, "/officer/name", "/officer/phone"));
        all.add(part(said, 4, fourth));
        all.add(
                part(
                        said,
                        5,
                        fields(
                                said,
                                asked,
                                "/summaryAndComplexity/area",
                                "/summaryAndComplexity/security",
                                "/summaryAndComplexity/psychology",
                                "/summaryAndComplexity/resistance",
                                "/whyComplex",
                                "/proposal")));
        List<Entry> sixth = fields(said, asked, "/specificRequests");
        sixth.addAll(fields(said, plan, "/method", "/other"));
        protection
                .path("situations")
                .forEach(
                        one ->
                                sixth.add(
                                        new Entry(
                                                one.path("situation").asString(""),
                                                one.path("response").asString(""))));
        all.add(part(said, 6, sixth));
        List<Entry> seventh =
                fields(
                        said,
                        newer(seen, asked, plan),
                        "/peopleRequested",
                        "/equipment",
                        "/forceRequirement/people",
                        "/forceRequirement/equipment");
        all.add(part(said, 7, seventh));
        return all;
    }

    private static JsonNode first(JsonNode one, JsonNode other) {
        return one.has("debtor") ? one : other;
    }

    /** The plan, where it is the text in force. */
    private static JsonNode newer(Operation seen, JsonNode asked, JsonNode plan) {
        boolean planned = seen.text().filter(one -> one.is("plan")).isPresent();
        return planned ? plan : asked;
    }

    private static Part part(Said said, int number, List<Entry> entries) {
        return new Part(said.say("police.part." + number), entries);
    }

    private static List<Entry> fields(Said said, JsonNode body, String... pointers) {
        List<Entry> all = new ArrayList<>();
        for (String pointer : pointers) {
            JsonNode value = body.at(pointer);
            if (!value.isMissingNode()) {
                all.add(new Entry(said.say(key(pointer)), words(value, said)));
            }
        }
        return all;
    }

    private static String key(String pointer) {
        return "coercion.field"
                + pointer.replaceAll("([A-Z])", "-$1")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('/', '-');
    }

    static String words(JsonNode value, Said said) {
        if (value.isArray()) {
            List<String> all = new ArrayList<>();
            value.forEach(one -> all.add(one.asString("")));
            return String.join("; ", all);
        }
        return spoken(value.asString(""), said);
    }

    /** An instant is shown as people write it, anything else as it is. */
    static String spoken(String text, Said said) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                ? said.moment(OffsetDateTime.parse(text).toInstant())
                : Optional.ofNullable(Map.of("true", "police.yes", "false", "police.no").get(text))
                        .map(said::say)
                        .orElse(text);
    }
}
