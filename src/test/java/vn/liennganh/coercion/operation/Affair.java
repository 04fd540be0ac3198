package vn.liennganh.coercion.operation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;

/** An operation told message by message. */
public final class Affair {

    public static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    public static final AgencyId COMMUNE = AgencyId.of("X99.21.001");
    public static final AgencyId PROVINCE = AgencyId.of("X99.21.000");
    public static final AgencyId COMMITTEE = AgencyId.of("X99.81.000");
    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    private final AgencyId office;
    private final UUID exchange;
    private Operation operation;
    private long number;

    public Affair(int exchange, AgencyId office) {
        this.office = office;
        this.exchange = new UUID(0x7000, 0x8000_0000_0000_0000L | exchange);
        this.operation = Operation.empty(new Matter(office, "125", this.exchange.toString()));
    }

    public Affair() {
        this(1, OFFICE);
    }

    public Operation now() {
        return operation;
    }

    public Affair consult(int version, String plannedAt, int people) {
        return consult(version, plannedAt, people, body -> {});
    }

    public Affair consult(int version, String plannedAt, int people, Consumer<ObjectNode> change) {
        return say(
                "consultation",
                office,
                List.of(COMMUNE),
                body -> {
                    body.put("planVersion", version).put("plannedAt", plannedAt);
                    body.put("place", "Sen Lam 12").put("measure", "Delivery of the house");
                    body.put("peopleRequested", people);
                    body.putArray("equipment").add("Radio");
                    body.put("forcesMobilised", true).put("policyBeneficiary", false);
                    change.accept(body);
                });
    }

    public Affair plan(int version, String time, int people, Consumer<ObjectNode> change) {
        return say(
                "plan",
                office,
                List.of(COMMUNE),
                body -> {
                    body.put("version", version).put("time", time);
                    body.put("place", "sen lam  12").put("measure", "Delivery of the house");
                    body.putObject("forceRequirement").put("people", people).putArray("units");
                    body.put("forcesMobilised", true).put("policyBeneficiary", false);
                    body.putObject("officer").put("name", "Officer One").put("phone", "0900 1");
                    change.accept(body);
                });
    }

    public Affair reply(
            AgencyId police, String outcome, int version, int people, String unit, String leader) {
        return say(
                police.equals(PROVINCE) ? "provincial-reply" : "consultation-reply",
                police,
                List.of(office),
                body -> {
                    body.put("outcome", outcome).put("planVersion", version);
                    if (outcome.equals("disagree")) {
                        body.put("reason", "Not on that day");
                        return;
                    }
                    body.put("peopleCommitted", people).put("unit", unit);
                    body.putObject("commander")
                            .put("name", leader)
                            .put("position", "Deputy head")
                            .put("phone", "0912 345 678");
                });
    }

    public Affair agree(int version, int people) {
        return reply(COMMUNE, "agree", version, people, "Sen Lam", "Tran Thi Binh");
    }

    public Affair protect(int version, int people, String... vehicles) {
        return say(
                "protection-plan",
                COMMUNE,
                List.of(office),
                body -> {
                    body.put("planVersion", version).put("forces", people);
                    body.putArray("commanders")
                            .addObject()
                            .put("name", "Tran Thi Binh")
                            .put("position", "Deputy head")
                            .put("phone", "0912345678");
                    for (String one : vehicles) {
                        body.withArray("/vehicles").add(one);
                    }
                });
    }

    public Affair propose(AgencyId from, String at, String... others) {
        return say(
                "time-proposal",
                from,
                List.of(from.equals(office) ? COMMUNE : office),
                body -> {
                    body.put("proposedAt", at).put("reason", "Another day");
                    for (String one : others) {
                        body.withArray("/alternatives").add(one);
                    }
                });
    }

    public Affair answer(AgencyId from, AgencyId to, String outcome) {
        return say("time-answer", from, List.of(to), body -> body.put("outcome", outcome));
    }

    public Affair agree(AgencyId from, AgencyId to, String time) {
        return say(
                "time-answer",
                from,
                List.of(to),
                body -> body.put("outcome", "agree").put("agreedTime", time));
    }

    public Affair office(String type, Consumer<ObjectNode> content) {
        return say(type, office, List.of(COMMUNE), content);
    }

    public Affair police(String type, Consumer<ObjectNode> content) {
        return say(type, COMMUNE, List.of(office), content);
    }

    public Affair say(String type, AgencyId from, List<AgencyId> to, Consumer<ObjectNode> content) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        content.accept(body);
        number++;
        Envelope envelope =
                new Envelope(
                        new UUID(exchange.getLeastSignificantBits(), number),
                        new MessageType("coercion-security." + type),
                        from,
                        to.stream().map(AgencyId::value).toList(),
                        Optional.empty(),
                        OffsetDateTime.ofInstant(START, ZoneOffset.UTC),
                        exchange,
                        Optional.empty(),
                        List.of(),
                        Optional.of("125"),
                        Urgency.NORMAL,
                        List.of(),
                        body);
        operation =
                operation.after(
                        new Heard(number, envelope, to, List.of(), START.plusSeconds(60 * number)));
        return this;
    }
}
