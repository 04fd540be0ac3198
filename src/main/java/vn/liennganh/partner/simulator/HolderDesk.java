package vn.liennganh.partner.simulator;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/** The desk of whoever holds: accounts at banks, the treasury, the depository; prisoners. */
final class HolderDesk {

    private static final String REPORT = "account-freeze.execution-report";
    private static final String INFLOW = "account-freeze.inflow-report";
    private static final String RELEASED = "account-freeze.release-report";
    private static final Set<String> LIFTING =
            Set.of(
                    "account-freeze.release",
                    "account-freeze.partial-release",
                    "account-freeze.lapse-notice");
    private static final Duration INFLOW_AFTER = Duration.ofHours(1);

    /** What answers what, where a holder behaves. */
    private static final Map<String, String> ANSWERS =
            Map.of(
                    "account-information.request",
                    "account-information.reply",
                    "account-freeze.order",
                    REPORT,
                    "account-freeze.urgent-minutes",
                    REPORT,
                    "account-freeze.amendment",
                    REPORT,
                    "account-freeze.deduction-order",
                    "account-freeze.transfer-notice",
                    "account-deduction.order",
                    "account-deduction.transfer-notice",
                    "inmate-payment.decision-notice",
                    "inmate-payment.service-slip",
                    "inmate-payment.payout",
                    "inmate-payment.payout-minutes",
                    "inmate-payment.statement",
                    "inmate-payment.statement-confirmation");

    private final Office office;
    private final Counter counter;
    private final Term term;

    HolderDesk(Office office, Counter counter) {
        this.office = office;
        this.counter = counter;
        this.term = new Term(office);
    }

    /** Empty where the message is none of those that this desk answers. */
    Optional<Clerk.Outcome> handle(Opened request, InboxItem item, Behaviour behaviour) {
        Optional<String> type = answerType(request, behaviour);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (behaviour == Behaviour.SLOW && term.tooEarly(request, item)) {
            return Optional.of(new Clerk.Outcome.Later());
        }
        OffsetDateTime now = office.now();
        Draft answer = office.answer(request, type.get(), counter.idOf(request, type.get()), now);
        HolderBooks books = HolderBooks.of(json(request), behaviour);
        books.fill(type.get(), answer, now);
        KeeperBooks.fill(type.get(), json(request), answer.body(), behaviour);
        if (!counter.hand(answer, behaviour, false)) {
            return Optional.of(new Clerk.Outcome.Left());
        }
        boolean moneyComes = behaviour == Behaviour.PARTIAL && type.get().equals(REPORT);
        return Optional.of(moneyComes ? inflow(request, books) : new Clerk.Outcome.Done(request));
    }

    private Optional<String> answerType(Opened request, Behaviour behaviour) {
        String type = request.envelope().type().value();
        if (type.equals("account-information.request") && behaviour == Behaviour.DECLINE) {
            return Optional.of("account-information.refusal");
        }
        return Optional.ofNullable(ANSWERS.get(type)).or(() -> releaseReport(request));
    }

    /** A release asks for a report only where the rule book opened a duty for it. */
    private Optional<String> releaseReport(Opened request) {
        boolean lifts = LIFTING.contains(request.envelope().type().value());
        return lifts && !office.owedFor(request).isEmpty()
                ? Optional.of(RELEASED)
                : Optional.empty();
    }

    /** The rest of a part-frozen amount comes in an hour later; the request waits until then. */
    private Clerk.Outcome inflow(Opened request, HolderBooks books) {
        OffsetDateTime reported = reportedAt(request);
        OffsetDateTime now = office.now();
        if (now.isBefore(reported.plus(INFLOW_AFTER))) {
            return new Clerk.Outcome.Later();
        }
        Draft inflow = office.answer(request, INFLOW, counter.idOf(request, INFLOW), now);
        books.fill(INFLOW, inflow, now);
        return counter.hand(inflow, Behaviour.PROMPT, false)
                ? new Clerk.Outcome.Done(request)
                : new Clerk.Outcome.Left();
    }

    private OffsetDateTime reportedAt(Opened request) {
        String report = counter.idOf(request, REPORT).toString();
        JsonNode exchange = office.hub().exchange(request.envelope().exchange());
        for (JsonNode message : exchange.path("messages")) {
            if (message.path("id").asString("").equals(report)) {
                return OffsetDateTime.parse(message.path("acceptedAt").asString());
            }
        }
        return office.now();
    }

    private static JsonNode json(Opened request) {
        return Json.MAPPER.readTree(request.json()).path("body");
    }
}
