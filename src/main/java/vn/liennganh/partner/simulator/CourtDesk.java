package vn.liennganh.partner.simulator;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/**
 * The desk of a court that is asked about its judgment. It explains every question; a partial one
 * leaves the last question open, a declining one refuses them all with a reason.
 */
final class CourtDesk {

    private static final String REQUEST = "judgment-clarification.request";
    private static final String ANSWER = "judgment-clarification.answer";

    private final Office office;
    private final Counter counter;
    private final Term term;

    CourtDesk(Office office, Counter counter) {
        this.office = office;
        this.counter = counter;
        this.term = new Term(office);
    }

    /** Empty where the message is none of those that this desk answers. */
    Optional<Clerk.Outcome> handle(Opened request, InboxItem item, Behaviour behaviour) {
        if (!request.envelope().type().value().equals(REQUEST)) {
            return Optional.empty();
        }
        if (behaviour == Behaviour.SLOW && term.tooEarly(request, item)) {
            return Optional.of(new Clerk.Outcome.Later());
        }
        OffsetDateTime now = office.now();
        Draft answer = office.answer(request, ANSWER, counter.idOf(request, ANSWER), now);
        fill(answer.body(), json(request), behaviour);
        return Optional.of(
                counter.hand(answer, behaviour, false)
                        ? new Clerk.Outcome.Done(request)
                        : new Clerk.Outcome.Left());
    }

    private static void fill(ObjectNode body, JsonNode asked, Behaviour behaviour) {
        List<JsonNode> questions = new ArrayList<>(asked.path("questions").values());
        if (behaviour == Behaviour.PARTIAL && questions.size() > 1) {
            questions.remove(questions.size() - 1);
        }
        boolean refused = behaviour == Behaviour.DECLINE;
        body.put("requestRefused", refused);
        ArrayNode answers = body.putArray("answers");
        for (JsonNode one : questions) {
            ObjectNode answer = answers.addObject();
            answer.put("questionNo", one.path("no").asString());
            if (refused) {
                answer.put("outcome", "refused").put("reason", Refusals.reason());
            } else {
                answer.put("outcome", "explained");
                answer.put("text", reading(one));
            }
        }
    }

    /** The reading that was proposed; the clause itself where none was. */
    private static String reading(JsonNode question) {
        String proposed = question.path("proposedReading").asString("");
        return proposed.isEmpty() ? question.path("clauseQuoted").asString() : proposed;
    }

    private static JsonNode json(Opened request) {
        return Json.MAPPER.readTree(request.json()).path("body");
    }
}
