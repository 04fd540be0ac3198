package vn.liennganh.freeze;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.draft.Occasion;
import vn.liennganh.freeze.draft.Papers;
import vn.liennganh.freeze.file.CourtFile;
import vn.liennganh.freeze.file.CourtFileBook;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.plan.Planner;
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

    private static final MessageType ORDER = new MessageType("account-freeze.order");
    private static final MessageType REQUEST = new MessageType("account-information.request");
    private static final String NUMBER = "/decision/number";

    /**
     * A plan and the messages that would carry it out.
     *
     * @param earlier measures that the court has listed with the judgment: whoever plans is shown
     *     them, and no amount is counted that only a court has told
     */
    public record Planned(Plan plan, List<Draft> drafts, List<CourtFile.Earlier> earlier) {}

    private final Desks desks;
    private final FreezeBook book;
    private final CourtFileBook files;
    private final Planner planner;
    private final Clock clock;

    FreezeDrafts(
            Desks desks, FreezeBook book, CourtFileBook files, Planner planner, Clock hubClock) {
        this.desks = desks;
        this.book = book;
        this.files = files;
        this.planner = planner;
        this.clock = hubClock;
    }

    /**
     * Partial releases of what is too much, one for each holder; none where nothing is.
     *
     * @param number of the office's decision; what it does not give is named as missing
     */
    public List<Draft> releases(Position position, Optional<String> number) {
        LocalDate today = today();
        Occasion occasion =
                new Occasion(
                        today,
                        number,
                        Optional.empty(),
                        position.excessSince().map(FreezeDrafts::day).or(() -> Optional.of(today)),
                        Set.of(),
                        List.of());
        return papers(position).excess(occasion);
    }

    /** The decisions that an occasion may need, with what they are written from. */
    public Papers papers(Position position) {
        return new Papers(
                position,
                id -> {
                    Heard heard = desks.message(id).orElseThrow();
                    return new Papers.Measure(heard.type(), heard.body());
                });
    }

    /** The day on the hub's clock, in Vietnam. */
    public LocalDate today() {
        return day(clock.instant());
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
        return new Planned(plan, drafts, earlier(agency, order));
    }

    private List<CourtFile.Earlier> earlier(AgencyId agency, ObjectNode order) {
        String judgment = order.path("judgment").path("number").asString("");
        return judgment.isEmpty()
                ? List.of()
                : CourtFileBook.of(desks.find(files, Set.of(agency), judgment), order);
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
