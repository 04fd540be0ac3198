package vn.liennganh.partner.simulator;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/**
 * The debt department of a bank. Where it answers in part it never sends papers, waives half, and
 * reports the sale of collateral after its time; where it declines it agrees to nothing.
 */
final class CreditDesk {

    private static final String PROCEDURE = "credit-recovery.";
    private static final int LATE_HOURS = 30;
    private static final int VALID_DAYS = 30;
    private static final String NO = "-";

    private static final Map<String, String> ANSWERS =
            Map.of(
                    "collateral-request", "collateral-information",
                    "papers-request", "papers",
                    "obstacle", "obstacle-answer",
                    "interest-statement", "interest-confirmation",
                    "waiver-proposal", "waiver-answer",
                    "payment-notice", "payment-confirmation",
                    "bad-debt-notice", "bad-debt-result",
                    "review", "review-signature",
                    "task-force-minutes", "conclusion-report");

    private final Office office;
    private final Counter counter;
    private final Term term;

    CreditDesk(Office office, Counter counter) {
        this.office = office;
        this.counter = counter;
        this.term = new Term(office);
    }

    /** Empty where the message is none of those that this desk answers. */
    Optional<Clerk.Outcome> handle(Opened request, InboxItem item, Behaviour behaviour) {
        String asked = request.envelope().type().value();
        String answers = ANSWERS.get(asked.substring(asked.indexOf('.') + 1));
        if (!asked.startsWith(PROCEDURE) || answers == null) {
            return Optional.empty();
        }
        if (behaviour == Behaviour.PARTIAL && answers.equals("papers")) {
            return Optional.of(new Clerk.Outcome.Done(request));
        }
        if (behaviour == Behaviour.SLOW && term.tooEarly(request, item)) {
            return Optional.of(new Clerk.Outcome.Later());
        }
        String type = PROCEDURE + answers;
        OffsetDateTime now = office.now();
        Draft answer = office.answer(request, type, counter.idOf(request, type), now);
        fill(answers, answer, Json.MAPPER.readTree(request.json()).path("body"), behaviour, now);
        return Optional.of(
                counter.hand(answer, behaviour, false)
                        ? new Clerk.Outcome.Done(request)
                        : new Clerk.Outcome.Left());
    }

    private static void fill(
            String type, Draft answer, JsonNode asked, Behaviour behaviour, OffsetDateTime now) {
        ObjectNode body = answer.body();
        boolean agrees = behaviour != Behaviour.DECLINE;
        String today = now.atZoneSameInstant(WireTime.ZONE).toLocalDate().toString();
        switch (type) {
            case "collateral-information" -> body.put("complete", behaviour != Behaviour.PARTIAL);
            case "obstacle-answer" -> body.put("resolved", agrees);
            case "interest-confirmation" -> {
                agreed(body, agrees, "asOf", asked);
                body.set("total", asked.path("total").deepCopy());
            }
            case "review-signature" -> agreed(body, agrees, "period", asked);
            case "waiver-answer" -> waiver(body, asked, behaviour, now);
            case "payment-confirmation" -> {
                body.removeAll();
                body.set("amount", asked.path("amount").deepCopy());
                body.put("receivedOn", today);
                body.set("transferReference", asked.path("transferReference").deepCopy());
            }
            case "bad-debt-result" ->
                    sold(body, asked, behaviour, now, "CK-" + answer.field("id").asString());
            case "conclusion-report" -> {
                body.removeAll();
                for (JsonNode one : asked.path("conclusions")) {
                    body.withArray("conclusions")
                            .addObject()
                            .put("number", one.path("number").asString())
                            .put("result", agrees ? "OK" : NO);
                }
            }
            default -> {}
        }
    }

    private static void agreed(ObjectNode body, boolean agrees, String same, JsonNode asked) {
        body.removeAll();
        body.set(same, asked.path(same).deepCopy());
        body.put("agrees", agrees);
        if (!agrees) {
            body.put("differences", Refusals.reason());
        }
    }

    private static void waiver(
            ObjectNode body, JsonNode asked, Behaviour behaviour, OffsetDateTime now) {
        body.removeAll();
        body.set("case", asked.path("case").deepCopy());
        if (behaviour == Behaviour.DECLINE) {
            body.put("outcome", "refuse").put("reason", Refusals.reason());
            return;
        }
        boolean half = behaviour == Behaviour.PARTIAL;
        long proposed = asked.path("proposedWaiver").path("amount").asLong(0);
        body.put("outcome", half ? "partly" : "agree");
        money(body, "waived", half ? proposed / 2 : proposed);
        body.put(
                "validUntil",
                now.atZoneSameInstant(WireTime.ZONE).toLocalDate().plusDays(VALID_DAYS).toString());
    }

    /** Sold for twice what is to be enforced, of which a tenth is left over. */
    private static void sold(
            ObjectNode body,
            JsonNode asked,
            Behaviour behaviour,
            OffsetDateTime now,
            String reference) {
        long owed = asked.path("obligationAmount").path("amount").asLong(0);
        OffsetDateTime when =
                behaviour == Behaviour.PARTIAL ? now.minusHours(LATE_HOURS) : now.minusHours(1);
        body.removeAll();
        body.set("collateral", asked.path("collateral").deepCopy());
        body.put("disposedAt", WireTime.millis(when.toInstant()));
        money(body, "proceeds", 2 * owed);
        money(body, "debtCovered", 2 * owed - owed / 10);
        money(body, "surplus", owed / 10);
        body.put("transferReference", reference);
    }

    private static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }
}
