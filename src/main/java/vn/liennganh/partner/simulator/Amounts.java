package vn.liennganh.partner.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.OptionalLong;

/**
 * Money in a body: whole dong, as {@code {"amount": …, "currency": "VND"}} or as the number alone.
 */
final class Amounts {

    private Amounts() {}

    static OptionalLong read(JsonNode money) {
        JsonNode amount = money.isObject() ? money.path("amount") : money;
        return amount.isIntegralNumber() ? OptionalLong.of(amount.asLong()) : OptionalLong.empty();
    }

    /** Writes in the form that the field has already; a new field gets both parts. */
    static void write(ObjectNode parent, String field, long dong) {
        if (parent.path(field).isIntegralNumber()) {
            parent.put(field, dong);
        } else {
            parent.putObject(field).put("amount", dong).put("currency", "VND");
        }
    }
}
