package vn.liennganh.partner.simulator;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/**
 * The desk of whoever owes one answer to one letter: procuracies, committees and communes, the
 * State Bank, the central department, employers and other payers, border police, registers. What it
 * answers, and what instead where it declines or does half, stands in {@link AuthorityAnswers}; the
 * rest is the hub's sample with what the letter itself says.
 */
final class AuthorityDesk {

    private static final List<String> SAID_BY_THE_LETTER =
            List.of(
                    "planVersion",
                    "scope",
                    "period",
                    "judgment",
                    "enforcementDecision",
                    "debtor",
                    "inmate",
                    "case");
    private static final Map<String, String> FORMS =
            Map.of(
                    "joint-statistics.results-form", "01",
                    "joint-statistics.court-requests-form", "02",
                    "joint-statistics.administrative-form", "03",
                    "joint-statistics.supervision-form", "04");
    private static final long LIVING = 8_000_000L;

    private final Office office;
    private final Counter counter;
    private final Term term;

    AuthorityDesk(Office office, Counter counter) {
        this.office = office;
        this.counter = counter;
        this.term = new Term(office);
    }

    /**
     * Empty where the letter is none of those that are answered here, or nothing is owed for it.
     */
    Optional<Clerk.Outcome> handle(Opened request, InboxItem item, Behaviour behaviour) {
        String asked = request.envelope().type().value();
        Optional<AuthorityAnswers.Answer> known = AuthorityAnswers.to(asked, behaviour);
        if (known.isEmpty() || office.owedFor(request).isEmpty()) {
            return Optional.empty();
        }
        if (behaviour == Behaviour.SLOW && term.tooEarly(request, item)) {
            return Optional.of(new Clerk.Outcome.Later());
        }
        String type = known.get().type();
        OffsetDateTime now = office.now();
        Draft answer = office.answer(request, type, counter.idOf(request, type), now);
        JsonNode letter = Json.MAPPER.readTree(request.json()).path("body");
        fill(answer, asked, letter, behaviour, now);
        known.get().change(answer.body(), now);
        return Optional.of(
                counter.hand(answer, behaviour, false)
                        ? new Clerk.Outcome.Done(request)
                        : new Clerk.Outcome.Left());
    }

    private static void fill(
            Draft answer, String asked, JsonNode letter, Behaviour behaviour, OffsetDateTime now) {
        ObjectNode body = answer.body();
        for (String field : SAID_BY_THE_LETTER) {
            if (body.has(field) && letter.has(field)) {
                body.set(field, letter.path(field).deepCopy());
            }
        }
        if (FORMS.containsKey(asked)) {
            body.put("form", FORMS.get(asked));
        }
        String reference = "CK-" + answer.field("id").asString();
        switch (answer.field("type").asString()) {
            case "income-deduction.transfer-notice" ->
                    wages(body, letter, behaviour, reference, now);
            case "third-party-collection.payment-notice" -> {
                long due = letter.path("amount").path("amount").asLong(0);
                money(body, "amount", behaviour == Behaviour.PARTIAL ? due / 2 : due);
                body.put("transferReference", reference);
            }
            default -> {
                // The sample says enough.
            }
        }
    }

    /**
     * One pay period. Who does half deducts half; who spares nothing takes what it states itself as
     * the part that is to be left.
     */
    private static void wages(
            ObjectNode body,
            JsonNode order,
            Behaviour behaviour,
            String reference,
            OffsetDateTime now) {
        long due = order.path("amountDue").path("amount").asLong(0);
        long period = Math.min(due, order.path("amountPerPeriod").path("amount").asLong(due));
        long taken = behaviour == Behaviour.PARTIAL ? period / 2 : period;
        long left = behaviour == Behaviour.UNSPARING ? LIVING / 2 : LIVING;
        body.removeAll();
        body.put("result", taken == due ? "full" : "part");
        body.put("transferredAt", WireTime.millis(now.toInstant()));
        body.put("transferReference", reference);
        money(body, "amount", taken);
        money(body, "income", taken + left);
        money(body, "floorLeft", LIVING);
        money(body, "remaining", due - taken);
        body.put("nextPayPeriodStartsOn", now.toLocalDate().plusMonths(1).toString());
    }

    private static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }
}
