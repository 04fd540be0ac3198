package vn.liennganh.inmate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.position.Payout;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;

/**
 * Writes what a keeper may have to send of a prisoner: the slip of a decision that was to be
 * served, the list of money that it took and has not sent, the minutes of money that came for the
 * prisoner. What only the keeper has seen is named as missing.
 */
@Service
public class KeeperDrafts {

    private static final String PROCEDURE = "inmate-payment.";

    private final Desks desks;
    private final InmateBook inmates;
    private final InmateMoney money;
    private final Clock clock;

    KeeperDrafts(Desks desks, InmateBook inmates, InmateMoney money, Clock hubClock) {
        this.desks = desks;
        this.inmates = inmates;
        this.money = money;
        this.clock = hubClock;
    }

    /** Drafts of that keeper, perhaps none; nothing for one that never kept the prisoner. */
    public List<Draft> of(Inmate inmate, AgencyId keeper) {
        List<Draft> drafts = new ArrayList<>();
        if (!inmate.keepers().contains(keeper)) {
            return drafts;
        }
        List<Heard> heard =
                desks.heard(
                        inmates,
                        InmateBook.matter(inmate.agency(), inmate.exchange()),
                        clock.instant());
        slip(inmate, keeper, heard).ifPresent(drafts::add);
        list(inmate, keeper, heard).ifPresent(drafts::add);
        inmate.money().payouts().stream()
                .filter(one -> one.keeper().equals(keeper) && one.open() > 0)
                .map(one -> minutes(inmate, one))
                .forEach(drafts::add);
        return drafts;
    }

    private static Optional<Draft> slip(Inmate inmate, AgencyId keeper, List<Heard> heard) {
        Optional<Heard> notice =
                last(heard, "decision-notice").filter(one -> one.recipients().contains(keeper));
        Optional<Heard> slip = last(heard, "service-slip");
        if (notice.isEmpty()
                || slip.filter(one -> one.number() > notice.get().number()).isPresent()) {
            return Optional.empty();
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        copy(notice.get().body(), body, "enforcementDecision");
        return Optional.of(
                draft(
                        "service-slip",
                        inmate,
                        body,
                        List.of("/signedOn", "/fingerprint", "/refused")));
    }

    /** Of this prisoner alone: a keeper that sends the money of several writes one list of them. */
    private Optional<Draft> list(Inmate inmate, AgencyId keeper, List<Heard> heard) {
        List<Item> items =
                money.accounts(inmate).items().stream()
                        .filter(one -> one.kind() == Item.Kind.COLLECTION)
                        .filter(one -> one.state() == Item.State.COLLECTED)
                        .filter(one -> one.keeper().equals(keeper))
                        .toList();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing =
                new ArrayList<>(List.of("/listNumber", "/transferReference", "/transferredOn"));
        account(heard)
                .ifPresentOrElse(
                        known -> body.set("receivingAccount", known),
                        () -> missing.add("/receivingAccount"));
        ArrayNode lines = body.putArray("lines");
        long total = 0;
        for (Item one : items) {
            String line = "/lines/" + lines.size();
            JsonNode record = desks.message(one.message()).orElseThrow().body();
            ObjectNode it = lines.addObject().put("inmateName", inmate.who().name());
            copy(record, it, "judgment", "enforcementDecision");
            if (!it.has("judgment")) {
                missing.add(line + "/judgment");
            }
            missing.add(line + "/reason");
            InmateDrafts.money(it, "amount", one.amount());
            it.put("amountInWords", InmateDrafts.words(one.amount()));
            it.put("collectedOn", one.on().toString());
            it.putArray("receiptNumbers").add(one.number());
            total += one.amount();
        }
        InmateDrafts.money(body, "total", total);
        body.put("totalInWords", InmateDrafts.words(total));
        return Optional.of(draft("transfer-list", inmate, body, missing));
    }

    /** Where the agency has last told the keeper to send money. */
    private static Optional<JsonNode> account(List<Heard> heard) {
        return heard.stream()
                .map(one -> one.body().path("agencyAccount"))
                .filter(JsonNode::isObject)
                .reduce((first, last) -> last)
                .map(JsonNode::deepCopy);
    }

    private Draft minutes(Inmate inmate, Payout payout) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        copy(
                desks.message(payout.message()).orElseThrow().body(),
                body,
                "inmate",
                "enforcementDecision");
        InmateDrafts.money(body, "amount", payout.open());
        body.put("amountInWords", InmateDrafts.words(payout.open()));
        return draft(
                "payout-minutes",
                inmate,
                body,
                List.of("/moneyReceivedOn", "/paidAt", "/place", "/outcome"));
    }

    private static Draft draft(
            String message, Inmate inmate, ObjectNode body, List<String> missing) {
        return new Draft(
                new MessageType(PROCEDURE + message),
                List.of(inmate.agency()),
                Optional.of(inmate.exchange()),
                inmate.who().caseNumber(),
                List.of(),
                body,
                missing);
    }

    private static Optional<Heard> last(List<Heard> heard, String message) {
        return heard.stream()
                .filter(one -> one.type().equals(PROCEDURE + message))
                .reduce((first, last) -> last);
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.path(field).deepCopy());
            }
        }
    }
}
