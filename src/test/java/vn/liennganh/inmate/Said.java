package vn.liennganh.inmate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;

/** Messages about prisoners' money, as a desk hears them. */
final class Said {

    static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    private static final Instant START = Instant.parse("2026-07-01T01:00:00Z");

    private long number;
    private Instant at = START;

    static AgencyId keeper(int number) {
        return AgencyId.of("X99.61.%03d".formatted(number));
    }

    static UUID exchange(int inmate) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L | inmate);
    }

    void later(long minutes) {
        at = at.plusSeconds(60 * minutes);
    }

    Heard say(
            String type,
            AgencyId from,
            AgencyId to,
            UUID exchange,
            List<UUID> related,
            Consumer<ObjectNode> filled) {
        return say(type, from, List.of(to), exchange, Optional.empty(), related, filled);
    }

    Heard say(
            String type,
            AgencyId from,
            List<AgencyId> to,
            UUID exchange,
            Optional<UUID> inReplyTo,
            List<UUID> related,
            Consumer<ObjectNode> filled) {
        number++;
        at = at.plusSeconds(1);
        ObjectNode body = Json.MAPPER.createObjectNode();
        filled.accept(body);
        boolean opens = type.endsWith("intake-notice") || type.endsWith("round");
        Envelope envelope =
                new Envelope(
                        opens ? exchange : new UUID(0x7000_0000L + number, number),
                        new MessageType(type),
                        from,
                        to.stream().map(AgencyId::value).toList(),
                        Optional.empty(),
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        exchange,
                        inReplyTo,
                        related,
                        Optional.empty(),
                        Urgency.NORMAL,
                        List.of(),
                        body);
        return new Heard(number, envelope, to, List.of(), at);
    }

    Heard intake(int inmate, AgencyId keeper) {
        return say(
                "inmate-payment.intake-notice",
                keeper,
                OFFICE,
                exchange(inmate),
                List.of(),
                body -> body.put("intakeOn", "2026-07-01").put("role", "debtor"));
    }

    Heard record(int inmate, AgencyId keeper, String receipt, long dong, String... papers) {
        return record("inmate-payment.collection-record", inmate, keeper, receipt, dong, papers);
    }

    Heard record(
            String type, int inmate, AgencyId keeper, String receipt, long dong, String... papers) {
        return say(
                type,
                keeper,
                OFFICE,
                exchange(inmate),
                List.of(),
                body -> {
                    body.put("receiptNumber", receipt).put("collectedOn", "2026-07-02");
                    money(body, "amount", dong);
                    items(body, papers);
                    if (papers.length > 0) {
                        body.put("originals", 3);
                    }
                });
    }

    /** One line of a list. */
    record Line(String receipt, long dong) {}

    Heard list(
            AgencyId keeper, String reference, int home, List<Integer> others, List<Line> lines) {
        return say(
                "inmate-payment.transfer-list",
                keeper,
                OFFICE,
                exchange(home),
                others.stream().map(Said::exchange).toList(),
                body -> {
                    body.put("transferReference", reference).put("transferredOn", "2026-07-05");
                    body.put("listNumber", "1");
                    ArrayNode all = body.putArray("lines");
                    for (Line one : lines) {
                        ObjectNode line = all.addObject().put("collectedOn", "2026-07-02");
                        money(line, "amount", one.dong());
                        line.putArray("receiptNumbers").add(one.receipt());
                    }
                    money(body, "total", lines.stream().mapToLong(Line::dong).sum());
                });
    }

    Heard receipt(AgencyId keeper, String reference, int home, long dong, Line... named) {
        return say(
                "inmate-payment.receipt",
                OFFICE,
                keeper,
                exchange(home),
                List.of(),
                body -> {
                    body.put("transferReference", reference);
                    body.putObject("receipt").put("number", "BL" + number);
                    money(body, "amount", dong);
                    ArrayNode all = body.putArray("allocations");
                    for (Line one : named) {
                        ObjectNode line = all.addObject().put("receiptNumber", one.receipt());
                        money(line, "amount", one.dong());
                        line.put("allocatedTo", "1");
                    }
                });
    }

    Heard items(String type, AgencyId from, AgencyId to, int inmate, String... numbers) {
        return say(type, from, to, exchange(inmate), List.of(), body -> items(body, numbers));
    }

    private static void items(ObjectNode body, String... numbers) {
        List<String> all = new ArrayList<>(List.of(numbers));
        ArrayNode items = body.putArray("items");
        all.forEach(
                one ->
                        items.addObject()
                                .put("number", one)
                                .put("kind", "paper")
                                .put("description", "1")
                                .put("quantity", "1")
                                .put("state", "1"));
    }

    static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }
}
