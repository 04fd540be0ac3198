package vn.liennganh.inmate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;

/** Certificates as far as messages fill them: what was performed the agency alone can say. */
@Service
public class CertificateDrafts {

    private final Desks desks;
    private final CertificateBook lines;
    private final Clock clock;

    CertificateDrafts(Desks desks, CertificateBook lines, Clock hubClock) {
        this.desks = desks;
        this.lines = lines;
        this.clock = hubClock;
    }

    /** A request of its own; empty where the exchange is none. */
    public Optional<Standing<Line>> request(UUID exchange) {
        return desks.find(lines, exchange).stream()
                .filter(one -> one.content().part().isEmpty())
                .findFirst();
    }

    /**
     * The answer to a request that nobody has answered: to the keeper that relayed it, or the
     * record of what is handed out where the request was made at the desk.
     */
    public Optional<Draft> answer(Line line) {
        if (line.state() != Line.State.OPEN) {
            return Optional.empty();
        }
        return desks.message(line.exchange())
                .map(
                        asked ->
                                line.keeper().equals(line.agency())
                                        ? atTheDesk(line, asked)
                                        : certificate(
                                                line,
                                                line.keeper(),
                                                asked.body(),
                                                clock.instant()));
    }

    private Draft atTheDesk(Line line, Heard asked) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("outcome", "issued");
        List<String> missing = new ArrayList<>();
        result(body, missing, clock.instant());
        return new Draft(
                new MessageType("results-certificate.desk-record"),
                asked.recipients(),
                Optional.of(line.exchange()),
                "",
                List.of(),
                body,
                missing);
    }

    /** A certificate to a keeper, for whom a request or a line of a round is about. */
    static Draft certificate(Line line, AgencyId keeper, JsonNode said, Instant now) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing = new ArrayList<>();
        result(body, missing, now);
        for (String person : List.of("inmate", "party")) {
            if (said.has(person)) {
                body.set(person, said.path(person).deepCopy());
            }
        }
        body.set("judgment", said.path("judgment").deepCopy());
        if (said.has("enforcementDecision")) {
            body.set("enforcementDecision", said.path("enforcementDecision").deepCopy());
        } else {
            missing.add("/enforcementDecision");
        }
        return new Draft(
                new MessageType("results-certificate.certificate"),
                List.of(keeper),
                Optional.of(line.exchange()),
                "",
                List.of(),
                body,
                missing);
    }

    private static void result(ObjectNode body, List<String> missing, Instant now) {
        missing.add("/certificate/number");
        body.putObject("certificate")
                .put("date", LocalDate.ofInstant(now, WireTime.ZONE).toString());
        body.putObject("result").putObject("resultUntil").put("at", WireTime.millis(now));
        for (String field :
                List.of(
                        "obligationUnderJudgment",
                        "obligationUnderDecision",
                        "resultUntil/performed",
                        "resultUntil/remaining")) {
            missing.add("/result/" + field);
        }
    }
}
