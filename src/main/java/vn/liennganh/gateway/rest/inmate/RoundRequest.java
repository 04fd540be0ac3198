package vn.liennganh.gateway.rest.inmate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** A keeper's whole list, read strictly: the first wrong field refuses the whole. */
record RoundRequest(ObjectNode round, List<ObjectNode> lines) {

    private static final int LINES_MAX = 20_000;

    @Schema(name = "RoundSplitRequest")
    record Wire(
            @Schema(type = "object", description = "Kind, name and cut-off with its source")
                    Object round,
            @Schema(
                            description =
                                    "Lines of a `results-certificate.round`, each number once, with"
                                            + " `agency` where the keeper knows it; 1 to 20,000")
                    List<Object> lines) {}

    static RoundRequest read(byte[] json) {
        try {
            JsonNode document = Json.MAPPER.readTree(json);
            if (!(document.path("round") instanceof ObjectNode round)
                    || round.path("kind").asString("").isEmpty()
                    || round.path("name").asString("").isEmpty()) {
                throw new ProblemException(Problem.badParameter("round"));
            }
            return new RoundRequest(round, lines(document.path("lines")));
        } catch (JacksonException malformed) {
            throw new ProblemException(Problem.badParameter("body"));
        }
    }

    private static List<ObjectNode> lines(JsonNode list) {
        List<ObjectNode> lines = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        try {
            for (JsonNode one : list) {
                String number = one.path("number").asString("");
                if (!(one instanceof ObjectNode line)
                        || number.isEmpty()
                        || !numbers.add(number)
                        || Paper.of(line.path("judgment")).isEmpty()) {
                    throw new ProblemException(Problem.badParameter("lines"));
                }
                Paper.of(line.path("enforcementDecision"));
                if (line.has("agency")) {
                    AgencyId.of(line.path("agency").asString(""));
                }
                lines.add(line);
            }
        } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
            throw new ProblemException(Problem.badParameter("lines"));
        }
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw new ProblemException(Problem.badParameter("lines"));
        }
        return lines;
    }
}
