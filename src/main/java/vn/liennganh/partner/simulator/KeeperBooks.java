package vn.liennganh.partner.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a prison answers: the prisoner signs, is paid, and the figures of the office are right. */
final class KeeperBooks {

    private KeeperBooks() {}

    /**
     * Completes the body of an answer of that type; what declines has the prisoner refuse, gives
     * money back and disputes the first sum.
     *
     * @param request the body of the request
     */
    static void fill(String type, JsonNode request, ObjectNode body, Behaviour behaviour) {
        boolean declines = behaviour == Behaviour.DECLINE;
        switch (type) {
            case "inmate-payment.service-slip" -> {
                copy(request, body, "enforcementDecision");
                body.put("refused", declines);
                if (declines) {
                    body.set("witness", request.path("inmate").path("name").deepCopy());
                }
            }
            case "inmate-payment.payout-minutes" -> {
                for (String field :
                        new String[] {"inmate", "enforcementDecision", "amount", "amountInWords"}) {
                    copy(request, body, field);
                }
                body.put("outcome", declines ? "returned" : "paid-out");
            }
            case "inmate-payment.statement-confirmation" -> {
                copy(request, body, "period");
                body.put("agrees", !declines);
                if (declines) {
                    JsonNode line = request.path("lines").path(0);
                    body.putArray("differences")
                            .addObject()
                            .put("explanation", "?")
                            .set("receiptNumber", line.path("receiptNumber").deepCopy());
                }
            }
            default -> {}
        }
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.path(field).deepCopy());
        }
    }
}
