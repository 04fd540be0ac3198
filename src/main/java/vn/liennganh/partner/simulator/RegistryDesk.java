package vn.liennganh.partner.simulator;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/**
 * The desk of a registry of land, vehicles, businesses or secured transactions. It records every
 * measure at the moment it reads it; a declining one finds nothing and registers nothing, a partial
 * one had a file lodged before.
 */
final class RegistryDesk {

    private static final String PROCEDURE = "registration-suspension.";
    private static final String REPORT = PROCEDURE + "execution-report";
    private static final String RELEASED = PROCEDURE + "release-report";
    private static final Set<String> LIFTING =
            Set.of(PROCEDURE + "release", PROCEDURE + "lapse-notice");

    /** What answers what, where a registry behaves. */
    private static final Map<String, String> ANSWERS =
            Map.of(
                    PROCEDURE + "order",
                    REPORT,
                    PROCEDURE + "attachment",
                    REPORT,
                    PROCEDURE + "opinion-request",
                    PROCEDURE + "opinion",
                    PROCEDURE + "title-file",
                    PROCEDURE + "title-result",
                    PROCEDURE + "certificate-revocation",
                    PROCEDURE + "revocation-answer");

    private final Office office;
    private final Counter counter;
    private final Term term;

    RegistryDesk(Office office, Counter counter) {
        this.office = office;
        this.counter = counter;
        this.term = new Term(office);
    }

    /** Empty where the message is none of those that this desk answers. */
    Optional<Clerk.Outcome> handle(Opened request, InboxItem item, Behaviour behaviour) {
        String asked = request.envelope().type().value();
        Optional<String> type =
                Optional.ofNullable(ANSWERS.get(asked))
                        .or(
                                () ->
                                        LIFTING.contains(asked)
                                                ? Optional.of(RELEASED)
                                                : Optional.empty())
                        .filter(answer -> !office.owedFor(request).isEmpty());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (behaviour == Behaviour.SLOW && term.tooEarly(request, item)) {
            return Optional.of(new Clerk.Outcome.Later());
        }
        OffsetDateTime now = office.now();
        Draft answer = office.answer(request, type.get(), counter.idOf(request, type.get()), now);
        fill(type.get(), answer.body(), json(request), behaviour, now);
        return Optional.of(
                counter.hand(answer, behaviour, false)
                        ? new Clerk.Outcome.Done(request)
                        : new Clerk.Outcome.Left());
    }

    private static void fill(
            String type, ObjectNode body, JsonNode asked, Behaviour behaviour, OffsetDateTime now) {
        boolean declines = behaviour == Behaviour.DECLINE;
        switch (type.substring(PROCEDURE.length())) {
            case "execution-report" -> report(body, behaviour, now);
            case "opinion" -> opinion(body, asked);
            case "title-result" -> {
                if (declines) {
                    body.removeAll();
                    body.put("outcome", "refused").put("reason", Refusals.reason());
                }
            }
            case "revocation-answer" -> {
                if (declines) {
                    body.removeAll();
                    body.put("outcome", "refused").put("reason", Refusals.reason());
                }
            }
            default -> {
                // The hub's sample says enough.
            }
        }
    }

    private static void report(ObjectNode body, Behaviour behaviour, OffsetDateTime now) {
        body.removeAll();
        if (behaviour == Behaviour.DECLINE) {
            body.put("outcome", "not-found").put("reasonIfNotFound", "117/24");
            return;
        }
        body.put("outcome", "suspended");
        body.put("suspendedAt", millis(now));
        body.put("rankTime", millis(now));
        if (behaviour == Behaviour.PARTIAL) {
            body.putArray("filesAlreadyLodged")
                    .addObject()
                    .put("fileNumber", "HS 0777")
                    .put("lodgedAt", millis(now.minusDays(1)))
                    .put("act", "transfer")
                    .put("status", "pending");
        }
    }

    /** Each question by its own word. */
    private static void opinion(ObjectNode body, JsonNode asked) {
        ArrayNode answers = body.putArray("answers");
        for (JsonNode question : asked.path("questions")) {
            answers.addObject().put("question", question.asString()).put("text", "117/24: -");
        }
    }

    private static JsonNode json(Opened request) {
        return Json.MAPPER.readTree(request.json()).path("body");
    }

    private static String millis(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
