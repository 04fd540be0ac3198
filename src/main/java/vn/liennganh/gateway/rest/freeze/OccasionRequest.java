package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.freeze.draft.Cause;
import vn.liennganh.freeze.draft.Occasion;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.Json;

/** What has happened to a debt, read strictly: the first wrong field refuses the whole. */
record OccasionRequest(String caseNumber, Optional<String> debtor, Cause cause, Occasion occasion) {

    private static final long DONG_MAX = 9_007_199_254_740_991L;
    private static final int TEXT_MAX = 2_000;
    private static final Set<String> EVENTS =
            Set.of("termination-of-enforcement", "decision-cancelled");

    @Schema(name = "FreezeDraftRequest")
    record Wire(
            String caseNumber,
            @Schema(allowableValues = {"changed", "ended", "lapsed", "deducted", "minutes"})
                    String cause,
            @Schema(description = "The position's `debtor`, where the case has several")
                    @Nullable String debtor,
            @Schema(description = "Number of the decision; named as missing without it")
                    @Nullable String decision,
            @Schema(description = "Why, as the decisions will say") @Nullable String ground,
            @Schema(format = "date") @Nullable String groundArisenOn,
            @Schema(description = "Only these measures; `deducted` needs exactly one")
                    @Nullable List<String> exchanges,
            @Schema(
                            description =
                                    "Exchanges whose duties the drafts may discharge, such as the"
                                            + " termination's")
                    @Nullable List<String> relatedExchanges,
            @Schema(description = "`changed`: dong to be enforced from now on, without costs")
                    @Nullable Long owed,
            @Schema(description = "`changed`: dong of costs; as ordered where absent")
                    @Nullable Long costs,
            @Schema(description = "`changed`: dong paid elsewhere, in the place of `owed`")
                    @Nullable Long paid,
            @Schema(description = "`changed`: dong over all holders") @Nullable Long ceiling,
            @Schema(
                            description = "`lapsed`",
                            allowableValues = {"termination-of-enforcement", "decision-cancelled"})
                    @Nullable String event,
            @Schema(description = "`deducted`: dong to be deducted") @Nullable Long amount,
            @Schema(
                            description =
                                    "`deducted`: dong let go at the same time; where absent, all"
                                            + " that is left once nothing else is owed")
                    @Nullable Long release,
            @Schema(description = "`deducted`: number of the decision to deduct")
                    @Nullable String deduction,
            @Schema(type = "object", description = "`deducted`: fields of the deduction order")
                    @Nullable Object fields,
            @Schema(type = "object", description = "`minutes`: the order without amount")
                    @Nullable Object order) {}

    static OccasionRequest read(byte[] json, LocalDate today) {
        JsonNode document;
        try {
            document = Json.MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            throw bad("body");
        }
        String number = text(document, "caseNumber").orElseThrow(() -> bad("caseNumber"));
        List<UUID> exchanges = ids(document, "exchanges");
        return new OccasionRequest(
                number,
                text(document, "debtor"),
                cause(document, exchanges),
                new Occasion(
                        today,
                        text(document, "decision"),
                        text(document, "ground"),
                        text(document, "groundArisenOn").map(OccasionRequest::day),
                        Set.copyOf(exchanges),
                        ids(document, "relatedExchanges")));
    }

    private static Cause cause(JsonNode document, List<UUID> exchanges) {
        return switch (text(document, "cause").orElse("")) {
            case "changed" -> changed(document);
            case "ended" -> new Cause.Ended();
            case "lapsed" ->
                    new Cause.Lapsed(
                            text(document, "event")
                                    .filter(EVENTS::contains)
                                    .orElseThrow(() -> bad("event")));
            case "deducted" -> deducted(document, exchanges);
            case "minutes" -> {
                ObjectNode order = object(document, "order").orElseThrow(() -> bad("order"));
                money(order, "obligationAmount");
                money(order, "enforcementCosts");
                yield new Cause.Minutes(order);
            }
            default -> throw bad("cause");
        };
    }

    private static Cause changed(JsonNode document) {
        OptionalLong owed = dong(document, "owed");
        OptionalLong paid = dong(document, "paid");
        if (owed.isPresent() == paid.isPresent()) {
            throw bad("owed");
        }
        return new Cause.Changed(
                owed, dong(document, "costs"), paid.orElse(0), dong(document, "ceiling"));
    }

    private static Cause deducted(JsonNode document, List<UUID> exchanges) {
        if (exchanges.size() != 1) {
            throw bad("exchanges");
        }
        return new Cause.Deducted(
                exchanges.get(0),
                dong(document, "amount").orElseThrow(() -> bad("amount")),
                dong(document, "release"),
                object(document, "fields").orElseGet(Json.MAPPER::createObjectNode),
                text(document, "deduction"));
    }

    private static Optional<ObjectNode> object(JsonNode document, String field) {
        JsonNode value = document.path(field);
        if (!value.isMissingNode() && !value.isObject()) {
            throw bad(field);
        }
        return value instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    private static Optional<String> text(JsonNode document, String field) {
        JsonNode value = document.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.asString("").strip();
        if (!value.isString() || text.isEmpty() || text.length() > TEXT_MAX) {
            throw bad(field);
        }
        return Optional.of(text);
    }

    private static void money(ObjectNode order, String field) {
        if (dong(order.path(field), "amount").isEmpty()) {
            throw bad("order");
        }
    }

    private static OptionalLong dong(JsonNode document, String field) {
        JsonNode value = document.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.asLong() < 0
                || value.asLong() > DONG_MAX) {
            throw bad(field);
        }
        return OptionalLong.of(value.asLong());
    }

    private static List<UUID> ids(JsonNode document, String field) {
        List<UUID> ids = new ArrayList<>();
        try {
            for (JsonNode one : document.path(field)) {
                ids.add(UUID.fromString(one.asString("")));
            }
        } catch (IllegalArgumentException malformed) {
            throw bad(field);
        }
        return ids;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw bad("groundArisenOn");
        }
    }

    private static ProblemException bad(String field) {
        return new ProblemException(Problem.badParameter(field));
    }
}
