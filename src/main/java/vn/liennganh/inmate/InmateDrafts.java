package vn.liennganh.inmate;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.statement.Statements;
import vn.liennganh.inmate.transfer.Transfer;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.body.VietnameseNumber;

/** Writes bodies that are ready to be signed. Nothing is sent from here: a desk has no key. */
@Service
public class InmateDrafts {

    private final Desks desks;
    private final InmateBook inmates;
    private final StatementBook statements;
    private final InmateMoney money;
    private final CertificateDrafts certificates;
    private final OfficePolicy policy;
    private final Clock clock;

    InmateDrafts(
            Desks desks,
            InmateBook inmates,
            StatementBook statements,
            InmateMoney money,
            CertificateDrafts certificates,
            OfficePolicy policy,
            Clock hubClock) {
        this.desks = desks;
        this.inmates = inmates;
        this.statements = statements;
        this.money = money;
        this.certificates = certificates;
        this.policy = policy;
        this.clock = hubClock;
    }

    /**
     * What the agency may have to send of a prisoner: receipts, its account, and what takes the
     * place of a certificate that counts returned money.
     */
    public List<Draft> ofAgency(Inmate inmate) {
        List<Draft> drafts = new ArrayList<>();
        account(inmate).ifPresent(drafts::add);
        money.transfers(inmate, clock.instant()).stream()
                .filter(one -> one.list().isPresent() && one.received() < one.sent())
                .filter(one -> one.list().get().exchange().equals(inmate.exchange()))
                .map(one -> receipt(inmate, one))
                .forEach(drafts::add);
        drafts.addAll(certificates.after(inmate));
        return drafts;
    }

    /** For whoever took money before there was a decision, and was not told where to send it. */
    private Optional<Draft> account(Inmate inmate) {
        Optional<Instant> taken =
                inmate.money().collections().stream()
                        .filter(one -> !one.decided())
                        .map(one -> one.at())
                        .max(Instant::compareTo);
        Optional<Instant> told =
                desks
                        .heard(
                                inmates,
                                InmateBook.matter(inmate.agency(), inmate.exchange()),
                                clock.instant())
                        .stream()
                        .filter(one -> one.type().equals("inmate-payment.account-details"))
                        .map(Heard::at)
                        .max(Instant::compareTo);
        if (taken.isEmpty() || told.isPresent() && told.get().isAfter(taken.get())) {
            return Optional.empty();
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing = new ArrayList<>();
        OfficePolicy.Office office = policy.offices().get(inmate.agency());
        if (office == null) {
            missing.add("/agencyAddress");
            missing.add("/agencyAccount");
        } else {
            body.put("agencyAddress", office.address());
            body.putObject("agencyAccount")
                    .put("holderName", office.holder())
                    .put("number", office.number())
                    .put("bankName", office.bank());
        }
        return Optional.of(
                draft("inmate-payment.account-details", inmate, inmate.keeper(), body, missing));
    }

    private static Draft draft(
            String type,
            Inmate inmate,
            Optional<AgencyId> to,
            ObjectNode body,
            List<String> missing) {
        return new Draft(
                new MessageType(type),
                to.stream().toList(),
                Optional.of(inmate.exchange()),
                inmate.who().caseNumber(),
                List.of(),
                body,
                missing);
    }

    /** For the whole transfer; what is not received in full the office corrects before it signs. */
    private Draft receipt(Inmate inmate, Transfer transfer) {
        long dong = transfer.sent() - transfer.received();
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("receipt").put("date", today().toString());
        body.put("transferReference", transfer.reference());
        body.put("receivedOn", today().toString());
        money(body, "amount", dong);
        body.put("amountInWords", words(dong));
        return new Draft(
                new MessageType("inmate-payment.receipt"),
                List.of(transfer.keeper()),
                Optional.of(inmate.exchange()),
                inmate.who().caseNumber(),
                transfer.list().map(Transfer.Listed::related).orElse(List.of()),
                body,
                List.of("/receipt/number"));
    }

    /** The statement of a period between two sides, as the messages say now. */
    public InmateStatement statement(
            AgencyId one, AgencyId other, LocalDate from, LocalDate until) {
        Optional<Statements.Signed> signed =
                desks.find(statements, StatementBook.matter(one, other))
                        .map(Standing::content)
                        .flatMap(all -> all.of(from, until));
        return InmateStatement.of(from, until, money.between(one, other), signed);
    }

    /** What the viewer can sign: a statement, or its answer to the other side's. */
    public Optional<Draft> toSign(AgencyId viewer, AgencyId other, InmateStatement statement) {
        Optional<Statements.Signed> open = statement.signed().filter(one -> one.agrees().isEmpty());
        if (open.isPresent()) {
            return open.filter(one -> one.to().equals(viewer)).map(one -> answer(one, statement));
        }
        boolean done = statement.signed().isPresent() && !statement.changedSince();
        return done || statement.lines().isEmpty()
                ? Optional.empty()
                : Optional.of(statement(other, statement));
    }

    private Draft statement(AgencyId other, InmateStatement statement) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        period(body, statement);
        ArrayNode lines = body.putArray("lines");
        for (Item one : statement.lines()) {
            ObjectNode line = lines.addObject().put("receiptNumber", one.number());
            line.put("inmateName", statement.names().getOrDefault(one.exchange(), ""));
            money(line, "amount", one.amount());
            line.put("collectedOn", one.on().toString()).put("state", one.state().word());
        }
        money(body, "total", statement.total());
        return new Draft(
                new MessageType("inmate-payment.statement"),
                List.of(other),
                Optional.empty(),
                "",
                List.of(),
                body,
                List.of());
    }

    private void period(ObjectNode body, InmateStatement statement) {
        body.putObject("period")
                .put("kind", Periods.kind(statement.from(), statement.until()))
                .put("from", statement.from().toString())
                .put("to", statement.until().toString());
    }

    /** Agrees where the signed lines are what the messages say; else names each that is not. */
    private Draft answer(Statements.Signed signed, InmateStatement statement) {
        Map<String, Long> theirs = new HashMap<>();
        for (JsonNode line : desks.message(signed.message()).orElseThrow().list("lines")) {
            theirs.merge(
                    line.path("receiptNumber").asString(""),
                    line.path("amount").path("amount").asLong(0),
                    Long::sum);
        }
        Map<String, Long> ours = new HashMap<>();
        statement.lines().forEach(one -> ours.merge(one.number(), one.amount(), Long::sum));
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("period")
                .put("kind", signed.kind())
                .put("from", signed.from().toString())
                .put("to", signed.until().toString());
        body.put("agrees", theirs.equals(ours));
        if (!theirs.equals(ours)) {
            ArrayNode differences = body.putArray("differences");
            java.util.SortedSet<String> all = new java.util.TreeSet<>(theirs.keySet());
            all.addAll(ours.keySet());
            for (String receipt : all) {
                long stated = theirs.getOrDefault(receipt, 0L);
                long known = ours.getOrDefault(receipt, 0L);
                if (stated != known) {
                    differences
                            .addObject()
                            .put("receiptNumber", receipt)
                            .put("explanation", said("inmate.difference", stated, known));
                }
            }
        }
        return new Draft(
                new MessageType("inmate-payment.statement-confirmation"),
                List.of(signed.by()),
                Optional.of(signed.exchange()),
                "",
                List.of(),
                body,
                List.of());
    }

    /** The period in which a day lies, as the office divides the year. */
    public Periods.Period period(LocalDate day) {
        return Periods.of(policy.period(), day);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
    }

    static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }

    static String words(long dong) {
        String number = VietnameseNumber.words(BigInteger.valueOf(dong));
        return said(
                "inmate.dong-in-words",
                number.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + number.substring(1));
    }

    /** Papers of state bodies are in Vietnamese, whoever reads the screen. */
    static String said(String key, Object... args) {
        return Texts.render(Text.of(key, args), Texts.VIETNAMESE);
    }
}
