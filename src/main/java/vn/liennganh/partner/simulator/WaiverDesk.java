package vn.liennganh.partner.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/**
 * The central department between an agency and a bank's head office: it sends what the hub's credit
 * desk drafts, a proposal to waive interest onward with the branch's copy, the answer back. Where
 * it declines it hands nothing on and refuses itself.
 */
final class WaiverDesk {

    private static final String PROPOSAL = "credit-recovery.waiver-proposal";
    private static final String COPY = "credit-recovery.waiver-copy";
    private static final String ANSWER = "credit-recovery.waiver-answer";

    private final Office office;
    private final Counter counter;
    private final CreditDesk credit;
    private final Term term;

    WaiverDesk(Office office, Counter counter, CreditDesk credit) {
        this.office = office;
        this.counter = counter;
        this.credit = credit;
        this.term = new Term(office);
    }

    /** Whether letters of this type are this desk's. */
    static boolean takes(String type) {
        return type.equals(PROPOSAL) || type.equals(ANSWER);
    }

    Clerk.Outcome handle(Opened letter, InboxItem item, Behaviour behaviour) {
        boolean proposed = letter.envelope().type().value().equals(PROPOSAL);
        if (proposed && behaviour == Behaviour.DECLINE) {
            return credit.handle(letter, item, behaviour).orElseThrow();
        }
        if (proposed && behaviour == Behaviour.SLOW && term.tooEarly(letter, item)) {
            return new Clerk.Outcome.Later();
        }
        JsonNode exchange = office.hub().exchange(letter.envelope().exchange());
        if (said(exchange, counter.idOf(letter, proposed ? PROPOSAL : ANSWER))) {
            return new Clerk.Outcome.Done(letter);
        }
        List<JsonNode> drafts = drafts(letter, exchange);
        boolean settled = !drafts.isEmpty();
        for (JsonNode one : drafts) {
            settled &= counter.hand(message(one, letter), behaviour, false);
        }
        return settled ? new Clerk.Outcome.Done(letter) : new Clerk.Outcome.Left();
    }

    /** Whether it went on its way before, and only the acknowledgement was cut off. */
    private static boolean said(JsonNode exchange, UUID id) {
        return exchange.path("messages")
                .valueStream()
                .anyMatch(one -> one.path("id").asString("").equals(id.toString()));
    }

    /** Those of this exchange, the copy first: what ends the desk's own turn is said last. */
    private List<JsonNode> drafts(Opened letter, JsonNode exchange) {
        String number = letter.envelope().caseNumber().orElse("");
        String proposer = exchange.path("messages").path(0).path("from").asString("");
        String of = "?number=" + coded(number) + "&agency=" + coded(proposer);
        return office.hub()
                .json("/credit/case/drafts" + of)
                .path("drafts")
                .valueStream()
                .filter(
                        one ->
                                one.path("exchange")
                                        .asString("")
                                        .equals(letter.envelope().exchange().toString()))
                .sorted(Comparator.comparing(one -> !one.path("type").asString("").equals(COPY)))
                .toList();
    }

    private Draft message(JsonNode draft, Opened letter) {
        String type = draft.path("type").asString("");
        List<String> to = new ArrayList<>();
        draft.path("to").forEach(one -> to.add(one.asString("")));
        Draft made =
                Draft.of(type, (ObjectNode) draft.path("body"))
                        .from(office.id())
                        .to(to)
                        .at(office.now())
                        .within(letter.envelope().exchange(), counter.idOf(letter, type));
        String number = draft.path("caseNumber").asString("");
        return number.isEmpty() ? made : made.caseNumber(number);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
