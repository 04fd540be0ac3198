package vn.liennganh.partner.cli.desk;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/** What office, banks and State Bank look at together: minutes of task forces, periodic reviews. */
final class CreditReviews {

    private CreditReviews() {}

    /** Each conclusion with who is responsible and what came of it. */
    static void minutes(Counter counter, HubClient hub) {
        Pages.show(counter, hub, "/credit/minutes", one -> minutes(counter, one));
    }

    private static void minutes(Counter counter, JsonNode one) {
        counter.say(
                "partner.credit-minutes",
                Counter.words(one, "heldOn").orElse("…"),
                one.path("place").asString(),
                one.path("from").asString(),
                one.path("exchange").asString());
        for (JsonNode concluded : one.path("conclusions")) {
            counter.say(
                    "partner.credit-conclusion",
                    concluded.path("number").asString(),
                    concluded.path("conclusion").asString(),
                    concluded.path("responsible").asString(),
                    Counter.words(concluded, "dueOn").orElse("…"),
                    Counter.words(concluded, "result")
                            .orElseGet(() -> counter.text("partner.credit-not-reported")));
        }
    }

    /**
     * The review of a bank's cases, drafted.
     *
     * @param from first day; the last period that is over where both days are absent
     */
    static void review(
            Counter counter,
            HubClient hub,
            DraftPrinter printer,
            String bank,
            @Nullable String from,
            @Nullable String to) {
        if ((from == null) != (to == null)) {
            throw counter.unusable("partner.credit-review-days");
        }
        String days =
                from == null || to == null ? "" : "&from=" + Coded.of(from) + "&to=" + Coded.of(to);
        JsonNode found = hub.json("/credit/review?bank=" + Coded.of(bank) + days);
        for (JsonNode draft : found.path("drafts")) {
            JsonNode body = draft.path("body");
            counter.say(
                    "partner.credit-review",
                    body.path("period").path("from").asString(),
                    body.path("period").path("to").asString(),
                    body.path("open").path("cases").asInt(),
                    counter.dong(body.path("open").path("amount").path("amount")),
                    body.path("finished").path("cases").asInt(),
                    counter.dong(body.path("finished").path("amount").path("amount")));
        }
        printer.show(counter, hub, found.path("drafts"));
        counter.result(found);
    }
}
