package vn.liennganh.partner.simulator;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/**
 * The desk of police who are asked to protect a coercion. They dislike Fridays, ask for more where
 * the situation is told in a few words, and draw the plan of protection when the plan comes.
 */
final class PoliceDesk {

    private static final String PROCEDURE = "coercion-security.";
    private static final int FEW_CHARACTERS = 30;

    private final Office office;
    private final Counter counter;
    private final Term term;

    /** What was consulted on last, for an answer that comes in a later message. */
    private final Map<UUID, JsonNode> consulted = new HashMap<>();

    PoliceDesk(Office office, Counter counter) {
        this.office = office;
        this.counter = counter;
        this.term = new Term(office);
    }

    /** Empty where the message is none of those that this desk answers. */
    Optional<Clerk.Outcome> handle(Opened request, InboxItem item, Behaviour behaviour) {
        String type = request.envelope().type().value();
        if (!type.startsWith(PROCEDURE)) {
            return Optional.empty();
        }
        JsonNode body = Json.MAPPER.readTree(request.json()).path("body");
        Optional<String> answer =
                answer(type.substring(PROCEDURE.length()), request, body, behaviour);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        if (behaviour == Behaviour.SLOW && term.tooEarly(request, item)) {
            return Optional.of(new Clerk.Outcome.Later());
        }
        Draft draft = draft(answer.get(), request, body, behaviour);
        return Optional.of(
                counter.hand(draft, behaviour, false)
                        ? new Clerk.Outcome.Done(request)
                        : new Clerk.Outcome.Left());
    }

    private Optional<String> answer(
            String type, Opened request, JsonNode body, Behaviour behaviour) {
        UUID exchange = request.envelope().exchange();
        return switch (type) {
            case "consultation" -> {
                consulted.put(exchange, body);
                yield Optional.of(toConsultation(body, behaviour));
            }
            case "more-information" ->
                    Optional.of("consultation-reply")
                            .filter(any -> consulted.containsKey(exchange));
            case "complexity-report" -> {
                consulted.put(exchange, body);
                yield Optional.of(
                        behaviour == Behaviour.DECLINE ? "unable-to-deploy" : "provincial-reply");
            }
            case "plan", "protection-request" ->
                    office.owedFor(request).isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    behaviour == Behaviour.DECLINE
                                            ? "unable-to-deploy"
                                            : "protection-plan");
            case "time-proposal" -> Optional.of("time-answer");
            default -> Optional.empty();
        };
    }

    private static String toConsultation(JsonNode body, Behaviour behaviour) {
        if (behaviour == Behaviour.DECLINE) {
            return "unable-to-deploy";
        }
        int said = 0;
        for (JsonNode one : body.path("summaryAndComplexity")) {
            said += one.asString("").length();
        }
        if (said < FEW_CHARACTERS) {
            return "more-information-request";
        }
        return planned(body).getDayOfWeek() == DayOfWeek.FRIDAY
                ? "time-proposal"
                : "consultation-reply";
    }

    private Draft draft(String type, Opened request, JsonNode said, Behaviour behaviour) {
        String full = PROCEDURE + type;
        OffsetDateTime now = office.now();
        Draft draft = office.answer(request, full, counter.idOf(request, full), now);
        ObjectNode body = draft.body();
        JsonNode asked = consulted.getOrDefault(request.envelope().exchange(), said);
        switch (type) {
            case "consultation-reply", "provincial-reply" -> {
                body.put("outcome", "agree").put("planVersion", asked.path("planVersion").asInt(1));
                int people =
                        asked.path("peopleRequested").asInt(body.path("peopleCommitted").asInt());
                body.put("peopleCommitted", behaviour == Behaviour.PARTIAL ? people / 2 : people);
            }
            case "time-proposal" -> {
                body.put("planVersion", asked.path("planVersion").asInt(1));
                body.put("proposedAt", text(planned(asked).plusDays(3)));
                body.set("forcesMobilised", asked.path("forcesMobilised"));
                body.set("policyBeneficiary", asked.path("policyBeneficiary"));
            }
            case "time-answer" -> {
                body.put("planVersion", said.path("planVersion").asInt(1));
                body.put("outcome", behaviour == Behaviour.DECLINE ? "disagree" : "agree");
                if (behaviour == Behaviour.DECLINE) {
                    body.put("reason", Refusals.reason());
                }
            }
            case "protection-plan" -> {
                String version = said.has("version") ? "version" : "planVersion";
                body.put("planVersion", said.path(version).asInt(1));
                body.put("drawnUpOn", now.toLocalDate().toString());
                JsonNode people = said.at("/forceRequirement/people");
                body.put("forces", people.asInt(body.path("forces").asInt()));
            }
            default -> {
                // The sample says enough.
            }
        }
        return draft;
    }

    private static OffsetDateTime planned(JsonNode consultation) {
        return OffsetDateTime.parse(consultation.path("plannedAt").asString());
    }

    private static String text(OffsetDateTime at) {
        return at.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
