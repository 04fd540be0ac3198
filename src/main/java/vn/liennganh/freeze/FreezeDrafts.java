package vn.liennganh.freeze;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.plan.Planner;
import vn.liennganh.freeze.plan.Release;
import vn.liennganh.freeze.plan.Releases;
import vn.liennganh.freeze.position.DebtKey;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** Writes bodies that are ready to be signed. Nothing is sent from here: a desk has no key. */
@Service
public class FreezeDrafts {

    private static final MessageType PARTIAL_RELEASE =
            new MessageType("account-freeze.partial-release");
    private static final MessageType ORDER = new MessageType("account-freeze.order");
    private static final MessageType REQUEST = new MessageType("account-information.request");
    private static final String NUMBER = "/decision/number";

    /** A plan and the messages that would carry it out. */
    public record Planned(Plan plan, List<Draft> drafts) {}

    private final Desks desks;
    private final FreezeBook book;
    private final Planner planner;
    private final Clock clock;

    FreezeDrafts(Desks desks, FreezeBook book, Planner planner, Clock hubClock) {
        this.desks = desks;
        this.book = book;
        this.planner = planner;
        this.clock = hubClock;
    }

    /**
     * Partial releases of what is too much, one for each holder; none where nothing is.
     *
     * @param number of the office's decision; what it does not give is named as missing
     */
    public List<Draft> releases(Position position, Optional<String> number) {
        List<Draft> drafts = new ArrayList<>();
        for (Release one : Releases.of(position)) {
            drafts.add(release(position, one, number));
        }
        return drafts;
    }

    private Draft release(Position position, Release release, Optional<String> number) {
        Hold hold = release.hold();
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode decision = body.putObject("decision");
        number.ifPresent(text -> decision.put("number", text));
        decision.put("date", day(clock.instant()).toString());
        decision.put("kind", said("freeze.partial-release-kind"));
        JsonNode ordered = desks.message(hold.measure()).orElseThrow().body().path("decision");
        for (String field : List.of("issuer", "signerName", "signerCapacity", "legalBasis")) {
            if (ordered.has(field)) {
                decision.set(field, ordered.path(field).deepCopy());
            }
        }
        body.put("ground", said("freeze.excess-ground"));
        body.put(
                "groundArisenOn", day(position.excessSince().orElseGet(clock::instant)).toString());
        body.putObject("releases").put("messageId", hold.measure().toString());
        body.put("scope", "part");
        money(body, "amount", release.amount());
        List<UUID> others =
                position.holds().stream()
                        .map(Hold::exchange)
                        .filter(exchange -> !exchange.equals(hold.exchange()))
                        .distinct()
                        .toList();
        return new Draft(
                PARTIAL_RELEASE,
                List.of(hold.holder()),
                Optional.of(hold.exchange()),
                position.key().number(),
                others,
                body,
                number.isPresent() ? List.of() : List.of(NUMBER));
    }

    /**
     * Where to freeze, and the requests and orders that would do it.
     *
     * @param order the body of an order as the office would write it, without amount and accounts
     */
    public Planned plan(
            AgencyId agency, String caseNumber, ObjectNode order, Set<AgencyId> holders) {
        Matter debt = DebtKey.of(agency, caseNumber, order);
        Position position =
                desks.find(book, debt).map(Standing::content).orElse(Position.empty(debt));
        long owed = dong(order, "obligationAmount") + dong(order, "enforcementCosts");
        long limit =
                order.has("capAcrossHolders")
                        ? Math.min(owed, dong(order, "capAcrossHolders"))
                        : owed;
        Plan plan = planner.plan(position, limit, holders);
        List<Draft> drafts = new ArrayList<>();
        plan.ask().forEach(holder -> drafts.add(request(caseNumber, order, holder)));
        long planned = plan.orders().stream().mapToLong(Plan.Order::amount).sum();
        boolean within = position.sum(Hold::ordered) + planned <= limit;
        plan.orders().forEach(one -> drafts.add(order(caseNumber, order, one, within)));
        return new Planned(plan, drafts);
    }

    private static Draft request(String caseNumber, ObjectNode order, AgencyId holder) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("debtor", order.path("debtor").deepCopy());
        ArrayNode content = body.putArray("requestedContent");
        content.add(said("freeze.request-accounts")).add(said("freeze.request-balances"));
        body.put("otherNecessaryInformation", said("freeze.request-other"));
        body.put("purpose", said("freeze.request-purpose"));
        body.set("enforcementDecision", order.path("enforcementDecision").deepCopy());
        return new Draft(
                REQUEST, List.of(holder), Optional.empty(), caseNumber, List.of(), body, List.of());
    }

    /** One holder, one message: none learns of another. */
    private static Draft order(
            String caseNumber, ObjectNode order, Plan.Order one, boolean withinCeiling) {
        ObjectNode body = order.deepCopy();
        body.remove(List.of("accounts", "allAccounts", "amountInWords"));
        money(body, "freezeAmount", one.amount());
        long named = one.accounts().stream().mapToLong(Plan.Share::amount).sum();
        if (named == one.amount()) {
            ArrayNode accounts = body.putArray("accounts");
            one.accounts().forEach(share -> accounts.addObject().put("number", share.number()));
        } else {
            body.put("allAccounts", true);
        }
        body.put("extentRule", "amount-or-all");
        if (!withinCeiling) {
            // The hub refuses orders beyond a ceiling that the office itself states.
            body.remove("capAcrossHolders");
        }
        List<String> missing = order.path("decision").has("number") ? List.of() : List.of(NUMBER);
        return new Draft(
                ORDER,
                List.of(one.holder()),
                Optional.empty(),
                caseNumber,
                List.of(),
                body,
                missing);
    }

    private static long dong(JsonNode body, String field) {
        return body.path(field).path("amount").asLong(0);
    }

    private static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }

    /** Papers of state bodies are in Vietnamese, whoever reads the screen. */
    private static String said(String key) {
        return Texts.render(Text.of(key), Texts.VIETNAMESE);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, WireTime.ZONE);
    }
}
