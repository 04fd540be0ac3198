package vn.liennganh.clarification.position;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/** Another exchange of the case that stops or moves the enforcement of the same judgment. */
public record Link(String procedure, UUID exchange, List<Step> steps) {

    /** What is shown of a step; no name of a party is among it. */
    private static final List<String> FIELDS =
            List.of(
                    "groundKind",
                    "groundArisenOn",
                    "groundEndedOn",
                    "postponedUntil",
                    "requestedOn",
                    "coercionTimeKnown",
                    "coercionAt",
                    "stayUntil",
                    "outcome",
                    "caseKind",
                    "procedure",
                    "extent",
                    "executedOn",
                    "suspends",
                    "kind",
                    "enforcementContinues",
                    "postponementEnds",
                    "continuedFrom");

    /**
     * One message of the exchange.
     *
     * @param says fields of its body; {@code ahead} is how long before the coercion a stay request
     *     was accepted, which decides whether it must be followed
     */
    public record Step(
            String type,
            UUID message,
            AgencyId from,
            List<AgencyId> to,
            Instant at,
            Map<String, String> says) {

        public Step {
            to = List.copyOf(to);
            says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
        }

        static Step of(Heard heard) {
            Map<String, String> says = new LinkedHashMap<>();
            JsonNode decision = heard.body().path("decision");
            put(says, "decisionNumber", decision.path("number"));
            put(says, "decisionDate", decision.path("date"));
            FIELDS.forEach(field -> put(says, field, heard.body().path(field)));
            if (heard.type().equals("stay.request") && heard.says("coercionAt")) {
                says.put(
                        "ahead", Duration.between(heard.at(), heard.when("coercionAt")).toString());
            }
            return new Step(
                    heard.type(), heard.id(), heard.from(), heard.recipients(), heard.at(), says);
        }

        private static void put(Map<String, String> says, String field, JsonNode value) {
            if (value.isString() || value.isBoolean()) {
                says.put(field, value.asString());
            }
        }
    }

    public Link {
        steps = List.copyOf(steps);
    }

    Link and(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new Link(procedure, exchange, all);
    }

    public Step last() {
        return steps.get(steps.size() - 1);
    }
}
