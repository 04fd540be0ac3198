package vn.liennganh.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/** One debt of one debtor, at as many holders as a story needs, through the door of a hub. */
public final class FreezeCase {

    private final RunningHub hub;
    private final Party office;
    private final Draft first;

    private FreezeCase(RunningHub hub, Party office, Draft first) {
        this.hub = hub;
        this.office = office;
        this.first = first;
    }

    /** A debt of 900 million and costs of 100 million; nothing is sent yet. */
    public static FreezeCase of(RunningHub hub, String office) {
        Party sender = Party.of(hub, office);
        Draft first = sender.opening("account-freeze.order", "X99.51.001");
        return new FreezeCase(hub, sender, first);
    }

    public String number() {
        return first.field("caseNumber").asString();
    }

    public Party office() {
        return office;
    }

    /** The body of an order of the whole debt. */
    public ObjectNode body() {
        ObjectNode body = first.body().deepCopy();
        money(body, "obligationAmount", 900_000_000);
        money(body, "enforcementCosts", 100_000_000);
        money(body, "freezeAmount", 1_000_000_000);
        body.remove("amountInWords");
        return body;
    }

    /** Orders the whole debt to be frozen there; the exchange that this opens. */
    public UUID order(String holder) {
        return open("account-freeze.order", holder, body -> {});
    }

    /** Opens an exchange by a sample about this debtor, changed as wished. */
    public UUID open(String type, String holder, Consumer<ObjectNode> change) {
        Draft draft = office.opening(type, holder).caseNumber(number());
        if (type.equals("account-freeze.order")) {
            body().properties().forEach(one -> draft.body().set(one.getKey(), one.getValue()));
            draft.body().remove("amountInWords");
            String decision = "QD-" + UUID.randomUUID();
            draft.body().withObject("/decision").put("number", decision);
        }
        draft.body().set("debtor", first.body().path("debtor").deepCopy());
        change.accept(draft.body());
        return exchange(office.signed(draft));
    }

    /** A message of the office within an exchange. */
    public void say(UUID exchange, String type, String holder, Consumer<ObjectNode> change) {
        Draft draft = within(office, exchange, type, holder, change);
        office.send(office.signed(draft));
    }

    /** A message of a holder within an exchange. */
    public void answer(String holder, UUID exchange, String type, Consumer<ObjectNode> change) {
        Party there = Party.of(hub, holder);
        Draft draft = within(there, exchange, type, office.id().value(), change);
        there.send(there.sealed(draft));
    }

    /** The holder reports what it holds on one account. */
    public void report(String holder, UUID exchange, long held) {
        answer(
                holder,
                exchange,
                "account-freeze.execution-report",
                body -> {
                    body.put("execution", "part").remove("earlierMeasures");
                    ObjectNode account = body.putArray("perAccount").addObject().put("number", "1");
                    money(account, "held", held);
                });
    }

    private Draft within(
            Party from, UUID exchange, String type, String to, Consumer<ObjectNode> change) {
        Draft draft =
                from.opening(type, to)
                        .within(exchange, MessageIds.next(Clock.systemUTC()))
                        .caseNumber(number());
        change.accept(draft.body());
        return draft;
    }

    /** Where the case stands. */
    public JsonNode position() {
        return office.hub()
                .json("/freezes/case?number=" + coded(number()))
                .path("positions")
                .path(0);
    }

    /** Another document of the desk about this case. */
    public JsonNode desk(String path) {
        return office.hub().json("/freezes/case/" + path + "number=" + coded(number()));
    }

    /** What a clerk does with a draft: puts it into an envelope and signs it. */
    public byte[] signed(JsonNode draft) {
        ObjectNode document =
                (ObjectNode)
                        Json.MAPPER.readTree(
                                Draft.of(
                                                draft.path("type").asString(),
                                                (ObjectNode) draft.path("body"))
                                        .from(office.id())
                                        .at(office.hub().whoami().time())
                                        .caseNumber(draft.path("caseNumber").asString())
                                        .bytes());
        document.set("to", draft.path("to"));
        UUID id = MessageIds.next(Clock.systemUTC());
        document.put("id", id.toString());
        document.put("exchange", draft.path("exchange").asString(id.toString()));
        if (!draft.path("relatedExchanges").isEmpty()) {
            document.set("relatedExchanges", draft.path("relatedExchanges"));
        }
        return office.signed(Draft.of(document));
    }

    private UUID exchange(byte[] signed) {
        return Statement.read(office.send(signed).statement()).orElseThrow().messageId();
    }

    public static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }

    public static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
