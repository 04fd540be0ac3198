package vn.liennganh.supervision;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;

/**
 * Drafts an agency's monthly list of ended cases for each of its procuracies, out of the decisions
 * that were sent there. Cases that ended because everything was paid are told by no message: the
 * office adds them, out of those that the desks' money shows.
 */
@Service
public class EndedCases {

    private static final MessageType LIST = new MessageType("ended-cases.list");
    private static final String TERMINATION = "enforcement-decision.termination";
    private static final String RETURN = "debtor-publication.return";

    /** Longest time between the date of a decision and the due instant of its copy. */
    private static final Duration COPY_MAX = Duration.ofDays(45);

    private final DocketRepository rows;
    private final Desks desks;

    EndedCases(DocketRepository rows, Desks desks) {
        this.rows = rows;
        this.desks = desks;
    }

    /** The messages that tell that a case has ended, as {@code procedure.message}. */
    public static Set<String> types() {
        return Set.of(TERMINATION, RETURN);
    }

    /** One draft for each procuracy that was sent such a decision of the month. */
    public List<Draft> drafts(Set<AgencyId> agency, YearMonth month) {
        LocalDate first = month.atDay(1);
        Map<AgencyId, List<ObjectNode>> cases = new LinkedHashMap<>();
        List<DocketLine> sent =
                rows.sent(
                        agency,
                        types(),
                        first.atStartOfDay(WireTime.ZONE).toInstant(),
                        month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(WireTime.ZONE)
                                .toInstant()
                                .plus(COPY_MAX));
        for (DocketLine line : sent) {
            desks.message(line.cause())
                    .flatMap(heard -> ended(heard, month))
                    .ifPresent(
                            one ->
                                    cases.computeIfAbsent(line.owedTo(), key -> new ArrayList<>())
                                            .add(one));
        }
        return cases.entrySet().stream()
                .map(one -> draft(one.getKey(), one.getValue(), month))
                .toList();
    }

    /** The case of a message, where it ended in that month as a whole. */
    private Optional<ObjectNode> ended(Heard heard, YearMonth month) {
        boolean returned = heard.type().equals(RETURN);
        String day =
                returned
                        ? heard.text("returnedOn")
                        : heard.body().path("decision").path("date").asString("");
        if (!day.startsWith(month + "-") || heard.text("scope").equals("part")) {
            return Optional.empty();
        }
        ObjectNode one = Json.MAPPER.createObjectNode();
        for (String block : List.of("enforcementDecision", "judgment")) {
            if (heard.says(block)) {
                one.set(block, heard.body().path(block).deepCopy());
            }
        }
        if (returned && !one.has("judgment")) {
            // What was posted named the judgment; the return of the same exchange need not.
            desks.message(heard.exchange())
                    .map(opening -> opening.body().path("publication").path("judgment"))
                    .filter(JsonNode::isObject)
                    .ifPresent(judgment -> one.set("judgment", judgment.deepCopy()));
        }
        one.put("endedOn", day).put("ground", returned ? "request-returned" : "terminated");
        return Optional.of(one);
    }

    private static Draft draft(AgencyId procuracy, List<ObjectNode> cases, YearMonth month) {
        ObjectNode body =
                Json.MAPPER
                        .createObjectNode()
                        .put("month", month.toString())
                        .put("periodEnd", month.atEndOfMonth().toString())
                        .put("last", false);
        ArrayNode list = body.putArray("cases");
        List<String> missing = new ArrayList<>();
        for (ObjectNode one : new LinkedHashSet<>(cases)) {
            if (!one.has("judgment")) {
                missing.add("/cases/" + list.size() + "/judgment");
            }
            list.add(one);
        }
        return new Draft(LIST, List.of(procuracy), Optional.empty(), "", List.of(), body, missing);
    }
}
