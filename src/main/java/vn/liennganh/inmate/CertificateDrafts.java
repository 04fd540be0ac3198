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
import vn.liennganh.inmate.certificate.Returned;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;

/**
 * Certificates as far as messages fill them. Sums come from the desk's own ledger, each with its
 * message; what the office certifies instead it says with a reason, which the certificate keeps.
 */
@Service
public class CertificateDrafts {

    private final Desks desks;
    private final CertificateBook lines;
    private final CertifiedMoney money;
    private final OfficePolicy policy;
    private final Clock clock;

    CertificateDrafts(
            Desks desks,
            CertificateBook lines,
            CertifiedMoney money,
            OfficePolicy policy,
            Clock hubClock) {
        this.desks = desks;
        this.lines = lines;
        this.money = money;
        this.policy = policy;
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
                                        : certificate(line, line.keeper(), asked.body()));
    }

    private Draft atTheDesk(Line line, Heard asked) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("outcome", "issued");
        List<String> missing = new ArrayList<>();
        result(body, missing, money.of(line));
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
    Draft certificate(Line line, AgencyId keeper, JsonNode said) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing = new ArrayList<>();
        result(body, missing, money.of(line));
        who(body, missing, said);
        return new Draft(
                new MessageType("results-certificate.certificate"),
                List.of(keeper),
                Optional.of(line.exchange()),
                "",
                List.of(),
                body,
                missing);
    }

    private static void who(ObjectNode body, List<String> missing, JsonNode said) {
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
    }

    private void result(
            ObjectNode body, List<String> missing, Optional<CertifiedMoney.Result> known) {
        Instant now = clock.instant();
        missing.add("/certificate/number");
        body.putObject("certificate")
                .put("date", LocalDate.ofInstant(now, WireTime.ZONE).toString());
        CertificateText.write(body, missing, now, known);
    }

    /**
     * What may be sent of a certificate that counts returned money: its replacement or its
     * withdrawal, by the office's policy; empty where the office wants neither.
     */
    public Optional<Draft> after(CertifiedMoney.Touched touched) {
        return switch (policy.certifying().whenReturned()) {
            case REPLACEMENT -> desks.message(given(touched)).map(old -> replaced(touched, old));
            case WITHDRAWAL -> desks.message(given(touched)).map(old -> withdrawn(touched, old));
            case NONE -> Optional.empty();
        };
    }

    /** What may be sent of all certificates that count returned money of a prisoner. */
    List<Draft> after(Inmate inmate) {
        return money.touched(inmate).stream().flatMap(one -> after(one).stream()).toList();
    }

    private static UUID given(CertifiedMoney.Touched touched) {
        return touched.line().given().orElseThrow().message();
    }

    private static Draft withdrawn(CertifiedMoney.Touched touched, Heard old) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        supersedes(body, touched);
        return superseding("withdrawal", touched.line(), old, body, List.of());
    }

    private Draft replaced(CertifiedMoney.Touched touched, Heard old) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing = new ArrayList<>();
        supersedes(body, touched);
        body.put("balanceChangedAt", WireTime.millis(touched.last().at()));
        result(body, missing, Optional.of(money.of(touched.inmate())));
        // The obligations are those of the certificate that is replaced; a record of what was
        // handed out at the desk leaves the rest to the request.
        for (String field : List.of("obligationUnderJudgment", "obligationUnderDecision")) {
            JsonNode before = old.body().path("result").path(field);
            if (before.isString()) {
                ((ObjectNode) body.path("result")).put(field, before.asString());
                missing.remove("/result/" + field);
            }
        }
        JsonNode said =
                old.body().has("judgment")
                        ? old.body()
                        : desks.message(touched.line().exchange()).orElseThrow().body();
        who(body, missing, said);
        return superseding("replacement", touched.line(), old, body, missing);
    }

    private static void supersedes(ObjectNode body, CertifiedMoney.Touched touched) {
        Returned last = touched.last();
        String how = InmateDrafts.said("inmate.returned-" + last.word());
        String reason =
                last.amount() == 0
                        ? InmateDrafts.said("inmate.certificate-touched", how)
                        : InmateDrafts.said(
                                "inmate.certificate-touched-by",
                                how,
                                CertificateText.grouped(last.amount()));
        body.putObject("supersedes")
                .put("messageId", given(touched).toString())
                .put("reason", reason);
    }

    private static Draft superseding(
            String type, Line line, Heard old, ObjectNode body, List<String> missing) {
        return new Draft(
                new MessageType("results-certificate." + type),
                old.recipients(),
                Optional.of(line.exchange()),
                "",
                List.of(),
                body,
                missing);
    }
}
