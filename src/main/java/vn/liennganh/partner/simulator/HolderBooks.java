package vn.liennganh.partner.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import vn.liennganh.partner.client.Draft;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a holder's invented books say about the accounts of one request. A part that the request
 * does not determine stays as the hub's sample has it.
 */
final class HolderBooks {

    private static final long EXTRA = 25_000_777L;
    private static final long TOO_MUCH = 5_000_777L;

    private final JsonNode request;
    private final Behaviour behaviour;

    private HolderBooks(JsonNode request, Behaviour behaviour) {
        this.request = request;
        this.behaviour = behaviour;
    }

    static HolderBooks of(JsonNode request, Behaviour behaviour) {
        return new HolderBooks(request, behaviour);
    }

    /** Completes the body of an answer of that type. */
    void fill(String type, Draft answer, OffsetDateTime now) {
        ObjectNode body = answer.body();
        switch (type) {
            case "account-freeze.execution-report" -> report(body, now);
            case "account-freeze.inflow-report" -> inflow(body, now);
            case "account-freeze.transfer-notice", "account-deduction.transfer-notice" ->
                    transfer(body, now);
            case "account-information.reply" -> replace(body, "complete", true);
            default -> {}
        }
    }

    private void report(ObjectNode body, OffsetDateTime now) {
        body.put("executedAt", millis(now));
        if (behaviour == Behaviour.DECLINE) {
            body.put("execution", "legally-impossible");
            body.putArray("perAccount");
            return;
        }
        body.put("execution", behaviour == Behaviour.PARTIAL ? "part" : "full");
        long ordered = Amounts.read(request.path("freezeAmount")).orElse(EXTRA);
        ArrayNode rows = body.withArray("/perAccount");
        ObjectNode row = rows.isEmpty() ? rows.addObject() : (ObjectNode) rows.get(0);
        while (rows.size() > 1) {
            rows.remove(rows.size() - 1);
        }
        numbers().stream().findFirst().ifPresent(number -> row.put("number", number));
        long held =
                switch (behaviour) {
                    case PARTIAL -> ordered * 2 / 5;
                    case OVER_HELD -> ordered + TOO_MUCH;
                    default -> ordered;
                };
        long balance = behaviour == Behaviour.PARTIAL ? held : held + EXTRA;
        Amounts.write(row, "balance", balance);
        Amounts.write(row, "available", balance - held);
        Amounts.write(row, "held", held);
        Amounts.write(row, "overHeld", behaviour == Behaviour.OVER_HELD ? TOO_MUCH : 0);
    }

    private void inflow(ObjectNode body, OffsetDateTime now) {
        long ordered = Amounts.read(request.path("freezeAmount")).orElse(EXTRA);
        long rest = ordered - ordered * 2 / 5;
        for (String time : List.of("receivedAt", "inflowAt", "heldAt")) {
            replace(body, time, millis(now));
        }
        numbers().stream().findFirst().ifPresent(number -> replace(body, "number", number));
        if (body.has("amount")) {
            Amounts.write(body, "amount", rest);
        }
    }

    private void transfer(ObjectNode body, OffsetDateTime now) {
        Amounts.read(request.path("amount"))
                .ifPresent(
                        amount -> {
                            if (body.has("amount")) {
                                Amounts.write(body, "amount", amount);
                            }
                        });
        replace(body, "transferredAt", millis(now));
        for (String field : List.of("receivingAccountName", "receivingAccountNumber")) {
            if (request.path(field).isString()) {
                replace(body, field, request.path(field).asString());
            }
        }
    }

    /** The account numbers that the request names; none where it means all accounts. */
    private List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (JsonNode account : request.path("accounts")) {
            String number =
                    account.isString() ? account.asString() : account.path("number").asString("");
            if (!number.isEmpty()) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static void replace(ObjectNode body, String field, String value) {
        if (body.has(field)) {
            body.put(field, value);
        }
    }

    private static void replace(ObjectNode body, String field, boolean value) {
        if (body.has(field)) {
            body.put(field, value);
        }
    }

    private static String millis(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
