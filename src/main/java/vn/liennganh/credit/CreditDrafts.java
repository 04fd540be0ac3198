package vn.liennganh.credit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Item;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** Writes what the agency may send next in a case, for a person to complete, sign and send. */
@Service
public class CreditDrafts {

    private final Desks desks;
    private final CreditBook book;
    private final Directory directory;
    private final CreditPolicy policy;
    private final Clock clock;

    CreditDrafts(
            Desks desks,
            CreditBook book,
            Directory directory,
            CreditPolicy policy,
            Clock hubClock) {
        this.desks = desks;
        this.book = book;
        this.directory = directory;
        this.policy = policy;
        this.clock = hubClock;
    }

    /**
     * What the agency whose case it is may send next; none where it is not the agency's turn.
     *
     * @param measures asked where enforcement is to end: the block {@code liveMeasures} as far as
     *     the desks know it
     */
    public List<Draft> ofAgency(CreditCase one, Supplier<ObjectNode> measures) {
        List<Draft> drafts = new ArrayList<>();
        for (BankFile file : one.files()) {
            if (file.end().isPresent()) {
                continue;
            }
            file.of(Item.Kind.CONSENT).stream()
                    .filter(Item::waiting)
                    .forEach(
                            consent ->
                                    drafts.add(
                                            TerminationDraft.of(
                                                    one,
                                                    consent,
                                                    said(consent),
                                                    debtor(one, file),
                                                    procuracy(one),
                                                    today(),
                                                    measures)));
            for (Item papers : file.of(Item.Kind.PAPERS)) {
                if (papers.waiting()) {
                    papers(one, papers).ifPresent(drafts::add);
                    if (papers.asked() > 1) {
                        drafts.add(requestReturn(one, papers));
                    }
                }
            }
            file.claim()
                    .filter(claim -> file.admitted() && open(one, file))
                    .ifPresent(claim -> drafts.add(waiver(one, file, claim)));
        }
        return drafts;
    }

    /** No waiver is under way for the bank. */
    private static boolean open(CreditCase one, BankFile file) {
        return one.waivers().stream()
                .noneMatch(
                        waiver ->
                                waiver.waitsOn().isPresent()
                                        && waiver.institution()
                                                .map(file.institution()::equals)
                                                .orElse(true));
    }

    /**
     * The answer to a package: accepted where enforcement messages of the case have passed through
     * the hub; of every other case the office knows alone.
     */
    public Draft packageAnswer(UUID exchange, List<CreditCase> cases) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing = new ArrayList<>();
        ArrayNode answers = body.putArray("answers");
        AgencyId bank = cases.get(0).key().agency();
        for (CreditCase one : cases) {
            Optional<Claim> claim =
                    one.files().stream()
                            .flatMap(file -> file.claim().stream())
                            .filter(found -> found.exchange().equals(exchange))
                            .findFirst();
            bank = claim.map(Claim::by).orElse(bank);
            if (claim.filter(found -> found.outcome() == Claim.Outcome.OPEN).isEmpty()) {
                continue;
            }
            ObjectNode answer = answers.addObject().put("caseNumber", one.key().number());
            if (one.milestones().isEmpty()) {
                missing.add("/answers/" + (answers.size() - 1) + "/outcome");
            } else {
                answer.put("outcome", "accepted");
            }
        }
        if (missing.isEmpty()) {
            body.put("outcome", "accepted");
        } else {
            missing.add("/outcome");
        }
        return draft("package-answer", bank, Optional.of(exchange), "", List.of(), body, missing);
    }

    private Draft waiver(CreditCase one, BankFile file, Claim claim) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("case", one.key().number());
        body.set("judgment", claim.judgment().deepCopy());
        List<String> missing = new ArrayList<>();
        money(body, "principalOutstanding", claim.principal());
        OptionalLong interest = agreed(file);
        if (interest.isPresent()) {
            money(body, "interestOutstanding", interest.getAsLong());
        } else {
            missing.add("/interestOutstanding");
        }
        missing.addAll(List.of("/proposedWaiver", "/expectedRecovery", "/reasons"));
        return draft(
                "waiver-proposal",
                directory.competent("central-department", one.key().agency()).stream()
                        .findFirst()
                        .orElse(claim.by()),
                Optional.empty(),
                one.key().number(),
                List.of(),
                body,
                missing);
    }

    /** The interest that both sides have signed last. */
    private static OptionalLong agreed(BankFile file) {
        return file.of(Item.Kind.INTEREST).stream()
                .filter(item -> item.state() == Item.State.SETTLED)
                .map(Item::amount)
                .reduce(OptionalLong.empty(), (before, last) -> last);
    }

    private JsonNode said(Item item) {
        return desks.message(item.message()).orElseThrow().body();
    }

    private AgencyId procuracy(CreditCase one) {
        return directory.competent("competent-procuracy", one.key().agency()).stream()
                .findFirst()
                .orElse(one.key().agency());
    }

    /** The debtor of the package's line, where there is one alone. */
    private Optional<JsonNode> debtor(CreditCase one, BankFile file) {
        return file.claim().flatMap(claim -> desks.message(claim.exchange())).stream()
                .flatMap(heard -> heard.list("lines").stream())
                .filter(line -> line.path("caseNumber").asString("").equals(one.key().number()))
                .map(line -> line.path("debtorGroup"))
                .filter(group -> group.size() == 1)
                .map(group -> group.path(0))
                .findFirst();
    }

    /** The next request for papers, when the office lets them be asked for again. */
    private Optional<Draft> papers(CreditCase one, Item papers) {
        Duration wait = Duration.ofDays(policy.papersAgainAfter());
        if (clock.instant().isBefore(papers.at().plus(wait))) {
            return Optional.empty();
        }
        ObjectNode body = desks.message(papers.message()).orElseThrow().body().deepCopy();
        body.put("requestNumber", papers.asked() + 1);
        return Optional.of(
                draft(
                        "papers-request",
                        papers.to(),
                        Optional.of(papers.exchange()),
                        one.key().number(),
                        List.of(),
                        body,
                        List.of()));
    }

    private Draft requestReturn(CreditCase one, Item papers) {
        JsonNode last = desks.message(papers.message()).orElseThrow().body();
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("judgment", last.path("judgment").deepCopy());
        body.set("enforcementDecision", last.path("enforcementDecision").deepCopy());
        body.put("returnedOn", today().toString());
        body.put("ground", said("credit.return-ground"));
        ArrayNode requests = body.putArray("requests");
        for (Heard heard : desks.heard(book, one.key(), clock.instant())) {
            if (heard.exchange().equals(papers.exchange())
                    && heard.type().equals("credit-recovery.papers-request")) {
                requests.addObject()
                        .put("number", heard.body().path("requestNumber").asInt(1))
                        .put("sentOn", LocalDate.ofInstant(heard.at(), WireTime.ZONE).toString());
            }
        }
        return draft(
                "request-return",
                papers.to(),
                Optional.of(papers.exchange()),
                one.key().number(),
                List.of(),
                body,
                List.of());
    }

    /** What the central department hands on: to the head office, or back to the agency. */
    public List<Draft> ofCentral(CreditCase one, Set<AgencyId> department) {
        return one.waivers().stream()
                .filter(waiver -> waiver.waitsOn().filter(department::contains).isPresent())
                .flatMap(waiver -> WaiverDrafts.of(one, waiver, desks).stream())
                .toList();
    }

    static Draft draft(
            String type,
            AgencyId to,
            Optional<UUID> exchange,
            String number,
            List<UUID> related,
            ObjectNode body,
            List<String> missing) {
        return new Draft(
                new MessageType("credit-recovery." + type),
                List.of(to),
                exchange,
                number,
                related,
                body,
                missing);
    }

    static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }

    /** Papers of state bodies are in Vietnamese, whoever reads the screen. */
    static String said(String key) {
        return Texts.render(Text.of(key), Texts.VIETNAMESE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
    }
}
