package vn.liennganh.gateway.rest.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.credit.InterestDrafts;
import vn.liennganh.credit.interest.Interest;
import vn.liennganh.credit.interest.InterestRule;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.Json;

/** What interest is asked for, read strictly: the first wrong field refuses the whole. */
record InterestRequest(
        String caseNumber, String agency, String bank, InterestDrafts.Question question) {

    private static final int LIST_MAX = 200;
    private static final long DONG_MAX = 9_007_199_254_740_991L;
    private static final int RATE_MAX = 1_000;

    @Schema(name = "CreditInterestRequest")
    record Wire(
            String caseNumber,
            @Schema(description = "Whose case it is; the caller's own where absent")
                    @Nullable String agency,
            @Schema(description = "Needed where several banks claim in the case")
                    @Nullable String bank,
            @Schema(description = "The last day that counts", example = "2026-11-30") String asOf,
            @Schema(allowableValues = {"left-out", "added", "instead"}) @Nullable String penalty,
            @Schema(description = "In the place of the package's rules")
                    @Nullable List<CreditWire.Rule> rules,
            @Schema(description = "Principal from a day on, in the place of the package's")
                    @Nullable List<Balance> balances) {}

    @Schema(name = "CreditBalance")
    record Balance(String from, long principal) {}

    static InterestRequest read(byte[] json) {
        JsonNode document;
        try {
            document = Json.MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            throw refused("body");
        }
        List<InterestRule> rules = new ArrayList<>();
        for (JsonNode one : list(document, "rules")) {
            rules.add(rule(one));
        }
        List<Interest.Balance> balances = new ArrayList<>();
        for (JsonNode one : list(document, "balances")) {
            JsonNode dong = one.path("principal");
            if (!dong.isIntegralNumber()
                    || !dong.canConvertToLong()
                    || dong.asLong() < 0
                    || dong.asLong() > DONG_MAX) {
                throw refused("balances");
            }
            balances.add(new Interest.Balance(day(one, "from", "balances"), dong.asLong()));
        }
        return new InterestRequest(
                document.path("caseNumber").asString(""),
                document.path("agency").asString(""),
                document.path("bank").asString(""),
                new InterestDrafts.Question(
                        day(document, "asOf", "asOf"), rules, balances, penalty(document)));
    }

    private static InterestRule rule(JsonNode one) {
        if (!rate(one.path("annualRate"))
                || one.has("penaltyRate") && !rate(one.path("penaltyRate"))) {
            throw refused("rules");
        }
        day(one, "from", "rules");
        if (one.has("to")) {
            day(one, "to", "rules");
        }
        return InterestRule.of(one);
    }

    private static boolean rate(JsonNode value) {
        return value.isNumber()
                && value.decimalValue().signum() >= 0
                && value.decimalValue().compareTo(java.math.BigDecimal.valueOf(RATE_MAX)) <= 0
                && value.decimalValue().scale() <= 10;
    }

    private static Optional<Interest.Penalty> penalty(JsonNode document) {
        if (!document.has("penalty")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (document.path("penalty").asString("")) {
                    case "left-out" -> Interest.Penalty.LEFT_OUT;
                    case "added" -> Interest.Penalty.ADDED;
                    case "instead" -> Interest.Penalty.INSTEAD;
                    default -> throw refused("penalty");
                });
    }

    private static List<JsonNode> list(JsonNode document, String field) {
        JsonNode list = document.path(field);
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > LIST_MAX) {
            throw refused(field);
        }
        return List.copyOf(list.values());
    }

    private static LocalDate day(JsonNode parent, String field, String name) {
        try {
            return LocalDate.parse(parent.path(field).asString(""));
        } catch (DateTimeException malformed) {
            throw refused(name);
        }
    }

    private static ProblemException refused(String name) {
        return new ProblemException(Problem.badParameter(name));
    }
}
