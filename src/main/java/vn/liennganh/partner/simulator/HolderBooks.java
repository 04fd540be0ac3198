package vn.liennganh.partner.simulator;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;

/**
 * What a holder's invented books say about the accounts of one request. A part that the request
 * does not determine stays as the hub's sample has it.
 */
final class HolderBooks {

    private static final long EXTRA = 25_000_777L;
    private static final long TOO_MUCH = 5_000_777L;
    private static final String NO_ACCOUNT_NAMED = "000777000777";

    private final JsonNode request;
    private final Behaviour behaviour;

    private HolderBooks(JsonNode request, Behaviour behaviour) {
        this.request = request;
        this.behaviour = behaviour;
    }

    /**
     * @param request the body of the request
     */
    static HolderBooks of(JsonNode request, Behaviour behaviour) {
        return new HolderBooks(request, behaviour);
    }

    /** Completes the body of an answer of that type. */
    void fill(String type, Draft answer, OffsetDateTime now) {
        ObjectNode body = answer.body();
        switch (type.substring(type.indexOf('.') + 1)) {
            case "execution-report" -> report(body, now);
            case "inflow-report" -> inflow(body, now);
            case "transfer-notice" -> transfer(body, answer.field("id").asString(), now);
            case "release-report" -> release(body, now);
            case "reply" -> body.put("complete", true);
            default -> {}
        }
    }

    private void report(ObjectNode body, OffsetDateTime now) {
        body.removeAll();
        body.put("executedAt", millis(now));
        if (behaviour == Behaviour.DECLINE) {
            body.put("execution", "legally-impossible");
            body.put("reason", "N49.5");
            return;
        }
        body.put("execution", behaviour == Behaviour.PARTIAL ? "part" : "full");
        long ordered = ordered();
        long held =
                switch (behaviour) {
                    case PARTIAL -> firstPart(ordered);
                    case OVER_HELD -> ordered + TOO_MUCH;
                    default -> ordered;
                };
        boolean more = behaviour != Behaviour.PARTIAL && behaviour != Behaviour.UNSPARING;
        long available = behaviour == Behaviour.UNSPARING ? 0 : Math.max(kept(), more ? EXTRA : 0);
        ObjectNode row = body.putArray("perAccount").addObject();
        row.put("number", accountNumber());
        money(row, "balance", held + available);
        money(row, "available", available);
        money(row, "held", held);
        if (behaviour == Behaviour.OVER_HELD) {
            money(row, "overHeld", TOO_MUCH);
        }
        body.put("identityMatch", "exact");
    }

    /** The part that was missing comes in whole. */
    private void inflow(ObjectNode body, OffsetDateTime now) {
        long ordered = ordered();
        body.put("execution", "full");
        body.put("inflowAt", millis(now));
        body.putObject("account").put("number", accountNumber());
        money(body, "inflow", ordered - firstPart(ordered));
        money(body, "heldTotal", ordered);
    }

    private void transfer(ObjectNode body, String answerId, OffsetDateTime now) {
        body.removeAll();
        boolean none = behaviour == Behaviour.DECLINE;
        body.put("result", none ? "none" : "full");
        body.put("transferredAt", millis(now));
        money(body, "amount", none ? 0 : request.path("amount").path("amount").asLong(EXTRA));
        body.put("transferReference", "CK-" + answerId);
        if (none) {
            body.put("reason", "N49.5");
        }
    }

    private void release(ObjectNode body, OffsetDateTime now) {
        body.removeAll();
        body.put("liftedAt", millis(now));
        body.put("scope", request.path("scope").asString("all").equals("part") ? "part" : "all");
        JsonNode amount = request.path("amount");
        if (amount.isObject()) {
            body.set("amount", amount.deepCopy());
        }
    }

    private long ordered() {
        return request.path("freezeAmount").path("amount").asLong(EXTRA);
    }

    /** What the order leaves free on the account that these books have. */
    private long kept() {
        for (JsonNode one : request.path("staysFree")) {
            if (one.path("number").asString("").equals(accountNumber())) {
                return one.path("amount").path("amount").asLong(0);
            }
        }
        return 0;
    }

    private static long firstPart(long ordered) {
        return ordered / 5 * 2;
    }

    /**
     * The first account that the request names; where it means all accounts, an invented one. Who
     * spares nothing takes what is to be spared.
     */
    private String accountNumber() {
        Optional<String> spared =
                request.path("staysFree")
                        .valueStream()
                        .map(one -> one.path("number").asString(""))
                        .filter(number -> !number.isEmpty())
                        .findFirst();
        if (behaviour == Behaviour.UNSPARING && spared.isPresent()) {
            return spared.get();
        }
        return Optional.ofNullable(request.path("accounts").get(0))
                .or(() -> Optional.of(request.path("account")))
                .map(account -> account.path("number").asString(""))
                .filter(number -> !number.isEmpty())
                .orElse(NO_ACCOUNT_NAMED);
    }

    private static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }

    private static String millis(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
