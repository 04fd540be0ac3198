package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** What the planner is asked, read strictly: the first wrong field refuses the whole. */
record PlanRequest(String caseNumber, ObjectNode order, Set<AgencyId> holders) {

    private static final int HOLDERS_MAX = 200;
    private static final int NUMBER_MAX = 100;

    @Schema(name = "FreezePlanRequest")
    record Wire(
            String caseNumber,
            @Schema(type = "object", description = "The order without amount and accounts")
                    Object order,
            @Schema(description = "Where the debtor may have money, 1 to 200 agencies")
                    List<String> holders) {}

    static PlanRequest read(byte[] json) {
        JsonNode document;
        try {
            document = Json.MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            throw new ProblemException(Problem.badParameter("body"));
        }
        String number = document.path("caseNumber").asString("");
        if (number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ProblemException(Problem.badParameter("caseNumber"));
        }
        if (!(document.path("order") instanceof ObjectNode order)
                || !isDong(order, "obligationAmount")
                || !isDong(order, "enforcementCosts")
                || order.has("capAcrossHolders") && !isDong(order, "capAcrossHolders")) {
            throw new ProblemException(Problem.badParameter("order"));
        }
        return new PlanRequest(number, order, holders(document.path("holders")));
    }

    private static boolean isDong(JsonNode order, String field) {
        JsonNode amount = order.path(field).path("amount");
        return amount.isIntegralNumber()
                && amount.canConvertToLong()
                && amount.asLong() >= 0
                && amount.asLong() <= Long.MAX_VALUE / 4;
    }

    private static Set<AgencyId> holders(JsonNode list) {
        Set<AgencyId> holders = new LinkedHashSet<>();
        try {
            for (JsonNode one : list) {
                holders.add(AgencyId.normalised(one.asString("")));
            }
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.badParameter("holders"));
        }
        if (holders.isEmpty() || holders.size() > HOLDERS_MAX) {
            throw new ProblemException(Problem.badParameter("holders"));
        }
        return holders;
    }
}
