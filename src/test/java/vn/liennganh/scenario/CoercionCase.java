package vn.liennganh.scenario;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/** One operation through the door of a hub, message by message. */
public final class CoercionCase {

    public static final String OFFICE = "X99.11.001";
    public static final String POLICE = "X99.21.001";
    public static final String COMMITTEE = "X99.81.000";

    private final Party office;
    private final String number;
    private final UUID exchange;
    private final ObjectNode consulted;

    private CoercionCase(Party office, String number, UUID exchange, ObjectNode consulted) {
        this.office = office;
        this.number = number;
        this.exchange = exchange;
        this.consulted = consulted;
    }

    /** Begins with a consultation of the commune police. */
    public static CoercionCase consult(Party office, String police, Consumer<ObjectNode> change) {
        Draft draft = office.opening("coercion-security.consultation", police).withoutAttachments();
        change.accept(draft.body());
        Statement accepted =
                Statement.read(office.send(office.signed(draft)).statement()).orElseThrow();
        return new CoercionCase(
                office,
                draft.field("caseNumber").asString(),
                accepted.exchange(),
                draft.body().deepCopy());
    }

    /** One that was begun elsewhere, as its office sees it. */
    public static CoercionCase begun(Party office, UUID exchange) {
        JsonNode seen = office.hub().json("/coercions/" + exchange);
        return new CoercionCase(
                office,
                seen.at("/summary/caseNumber").asString(),
                exchange,
                Json.MAPPER.createObjectNode());
    }

    public UUID exchange() {
        return exchange;
    }

    public String number() {
        return number;
    }

    /** The same consultation under the next number, changed as wished. */
    public CoercionCase again(String police, Consumer<ObjectNode> change) {
        return send(
                office,
                "consultation",
                body -> {
                    body.setAll(consulted);
                    body.put("planVersion", 2);
                    change.accept(body);
                },
                police);
    }

    /** A plan that says what was consulted on, changed as wished. */
    public CoercionCase plan(Consumer<ObjectNode> change, String... to) {
        return send(
                office,
                "plan",
                body -> {
                    body.set("place", consulted.path("place"));
                    body.set("time", consulted.path("plannedAt"));
                    change.accept(body);
                },
                to);
    }

    /** Sends a sample of that type, changed as wished. */
    public CoercionCase send(Party sender, String type, Consumer<ObjectNode> change, String... to) {
        Draft draft =
                sender.opening("coercion-security." + type, to)
                        .withoutAttachments()
                        .within(exchange, MessageIds.next(Clock.systemUTC()))
                        .caseNumber(number);
        change.accept(draft.body());
        sender.send(sender.signed(draft));
        return this;
    }

    /** Sends what the desk proposes, completed. */
    public CoercionCase send(Party sender, JsonNode proposed, Consumer<ObjectNode> complete) {
        List<String> to = proposed.path("to").valueStream().map(JsonNode::asString).toList();
        Draft draft =
                sender.opening(proposed.path("type").asString(), to.toArray(String[]::new))
                        .withoutAttachments()
                        .within(exchange, MessageIds.next(Clock.systemUTC()))
                        .caseNumber(number);
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(draft.bytes());
        document.set("body", proposed.path("body"));
        complete.accept((ObjectNode) document.path("body"));
        sender.send(sender.signed(Draft.of(document)));
        return this;
    }

    /** What somebody is shown of it. */
    public JsonNode seen(Party viewer, String rest) {
        return viewer.hub().json("/coercions/" + exchange + rest);
    }

    public JsonNode seen(String rest) {
        return seen(office, rest);
    }

    /** Where the consent of an agency stands. */
    public String consent(String agency) {
        for (JsonNode one : seen("").path("consents")) {
            if (one.path("agency").asString().equals(agency)) {
                return one.path("status").asString();
            }
        }
        return "";
    }

    /** What the desk proposes to somebody, of one type. */
    public JsonNode draft(Party viewer, String type) {
        for (JsonNode one : seen(viewer, "/drafts").path("drafts")) {
            if (one.path("type").asString().equals("coercion-security." + type)) {
                return one;
            }
        }
        throw new AssertionError("no draft of " + type);
    }
}
