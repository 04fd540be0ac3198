package vn.liennganh.freeze.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;

/** The requests and orders that would carry out a plan, one message for each holder. */
public final class Openings {

    private static final MessageType ORDER = new MessageType("account-freeze.order");
    private static final MessageType REQUEST = new MessageType("account-information.request");

    private final String caseNumber;
    private final ObjectNode order;
    private final Scope scope;

    /**
     * @param order the body of an order as the office would write it, without amount and accounts
     */
    public Openings(String caseNumber, ObjectNode order, Scope scope) {
        this.caseNumber = caseNumber;
        this.order = order;
        this.scope = scope;
    }

    /** Asking first, by default, and the orders beside it. */
    public List<Draft> of(Plan plan) {
        List<Draft> drafts = new ArrayList<>();
        plan.ask().forEach(holder -> drafts.add(request(holder)));
        plan.orders().forEach(one -> drafts.add(order(one)));
        return drafts;
    }

    private Draft request(AgencyId holder) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("debtor", order.path("debtor").deepCopy());
        body.putArray("requestedContent")
                .add(Paper.said("freeze.request-accounts"))
                .add(Paper.said("freeze.request-balances"));
        body.put("otherNecessaryInformation", Paper.said("freeze.request-other"));
        body.put("purpose", Paper.said("freeze.request-purpose"));
        body.set("enforcementDecision", order.path("enforcementDecision").deepCopy());
        return draft(REQUEST, holder, body, List.of());
    }

    /** One holder, one message: none learns of another. */
    private Draft order(Plan.Order one) {
        ObjectNode body = order.deepCopy();
        body.remove(List.of("accounts", "allAccounts", "staysFree", "amountInWords"));
        body.putObject("freezeAmount").put("amount", one.amount()).put("currency", "VND");
        List<String> missing = new ArrayList<>();
        if (!order.path("decision").has("number")) {
            missing.add("/decision/number");
        }
        List<String> numbers = one.accounts().stream().map(Plan.Share::number).toList();
        missing.addAll(
                one.all()
                        ? scope.all(body, one.holder())
                        : scope.named(body, one.holder(), numbers));
        body.put("extentRule", "amount-or-all");
        return draft(ORDER, one.holder(), body, missing);
    }

    private Draft draft(MessageType type, AgencyId holder, ObjectNode body, List<String> missing) {
        return new Draft(
                type, List.of(holder), Optional.empty(), caseNumber, List.of(), body, missing);
    }
}
