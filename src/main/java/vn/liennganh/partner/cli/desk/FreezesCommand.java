package vn.liennganh.partner.cli.desk;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/**
 * Shows an enforcement agency where its freezes stand: all cases, or one, now or at a moment; what
 * the desk proposes to send, and where every dong is.
 */
@Command(
        name = "freezes",
        mixinStandardHelpOptions = true,
        subcommands = {
            FreezePlanCommand.class,
            FreezeDraftCommand.class,
            FreezeReleaseCommand.class
        })
public final class FreezesCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CASE")
    private @Nullable String number;

    @Option(names = "--at", paramLabel = "INSTANT")
    private @Nullable String at;

    @Option(names = "--excess")
    private boolean excess;

    @ArgGroup private View view = new View();

    @Option(names = "--decision", paramLabel = "NUMBER")
    private @Nullable String decision;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    /** Another side of the case; one at a time. */
    static final class View {

        @Option(names = "--drafts", descriptionKey = "partner.freezes.drafts")
        private boolean drafts;

        @Option(names = "--ledger", descriptionKey = "partner.freezes.ledger")
        private boolean ledger;

        @Option(names = "--reconcile", descriptionKey = "partner.freezes.reconcile")
        private boolean reconcile;
    }

    @Override
    public Integer call() {
        HubClient hub = counter().hub();
        if (number == null) {
            if (view.drafts || view.ledger || view.reconcile) {
                throw counter().unusable("partner.no-case");
            }
            list(hub);
        } else if (view.drafts) {
            drafts(hub, number);
        } else if (view.ledger) {
            ledger(hub, number);
        } else if (view.reconcile) {
            reconcile(hub, number);
        } else {
            one(hub, number);
        }
        return 0;
    }

    Counter counter() {
        return Objects.requireNonNull(counter);
    }

    private void list(HubClient hub) {
        Pages.show(counter(), hub, "/freezes?excess=" + excess, this::summary);
    }

    private void one(HubClient hub, String of) {
        JsonNode found = hub.json("/freezes/case?number=" + Coded.of(of) + moment());
        for (JsonNode one : found.path("positions")) {
            summary(one);
            one.path("holds").forEach(this::hold);
            one.path("otherMeasures").forEach(this::other);
        }
        counter().result(found);
    }

    private void drafts(HubClient hub, String of) {
        String numbered = decision == null ? "" : "&decision=" + Coded.of(decision);
        JsonNode found = hub.json("/freezes/case/drafts?number=" + Coded.of(of) + numbered);
        printer.show(counter(), hub, found.path("drafts"));
        counter().result(found);
    }

    private void ledger(HubClient hub, String of) {
        JsonNode found = hub.json("/freezes/case/ledger?number=" + Coded.of(of) + moment());
        for (JsonNode ledger : found.path("ledgers")) {
            counter()
                    .say(
                            "partner.freeze-ledger",
                            found.path("caseNumber").asString(),
                            ledger.path("debtor").asString());
            ledger.path("postings").forEach(this::posting);
            ledger.path("balances")
                    .properties()
                    .forEach(
                            one ->
                                    counter()
                                            .say(
                                                    "partner.freeze-balance",
                                                    place(one.getKey()),
                                                    counter().dong(one.getValue())));
            ledger.path("unmatched").forEach(this::unmatched);
        }
        counter().result(found);
    }

    private void reconcile(HubClient hub, String of) {
        JsonNode found = hub.json("/freezes/case/reconciliation?number=" + Coded.of(of) + moment());
        for (JsonNode debt : found.path("debts")) {
            for (String pile : List.of("matched", "differing", "notSeen")) {
                counter()
                        .say(
                                "partner.freeze-pile",
                                counter().text("partner.freeze-pile-" + pile),
                                debt.path(pile).size());
                debt.path(pile).forEach(this::pair);
            }
        }
        counter().result(found);
    }

    private void pair(JsonNode one) {
        counter()
                .say(
                        "partner.freeze-pair",
                        counter().text("partner.freeze-link-" + one.path("link").asString()),
                        one.path("holder").asString(),
                        one.path("reference").asString(),
                        counter().dong(one.path("said")),
                        counter().dong(one.path("answered")),
                        one.path("ageDays").asLong());
    }

    private void posting(JsonNode one) {
        counter()
                .say(
                        "partner.freeze-posting",
                        one.path("at").asString(),
                        one.path("type").asString(),
                        one.path("holder").asString(),
                        place(one.path("place").asString()),
                        counter().dong(one.path("amount")));
    }

    private void unmatched(JsonNode one) {
        counter()
                .say(
                        "partner.freeze-unmatched",
                        one.path("reference").asString(),
                        one.path("holder").asString(),
                        counter().dong(one.path("sent")),
                        counter().dong(one.path("received")),
                        one.path("since").asString());
    }

    private String place(String word) {
        return counter().text("partner.freeze-place-" + word);
    }

    private void summary(JsonNode one) {
        counter()
                .say(
                        "partner.freeze-case",
                        one.path("caseNumber").asString(),
                        one.path("at").asString());
        counter()
                .say(
                        "partner.freeze-sums",
                        counter().dong(one.path("limit")),
                        counter().dong(one.path("kept")),
                        counter().dong(one.path("inFlight")),
                        one.path("unvalued").asLong());
        counter()
                .say(
                        "partner.freeze-money",
                        counter().dong(one.path("released")),
                        counter().dong(one.path("transferred")),
                        counter().dong(one.path("received")));
        if (one.path("excess").asLong() > 0) {
            counter()
                    .say(
                            "partner.freeze-excess",
                            counter().dong(one.path("excess")),
                            one.path("excessSince").asString());
        }
        for (JsonNode spared : one.path("spared")) {
            counter()
                    .say(
                            "partner.freeze-spared",
                            spared.path("holder").asString(),
                            spared.path("account").asString(),
                            counter().dong(spared.path("amount")),
                            spared.path("kind").asString(),
                            spared.path("basis").asString());
        }
    }

    private void hold(JsonNode hold) {
        counter()
                .say(
                        "partner.freeze-hold",
                        hold.path("holder").asString(),
                        hold.path("stateTitle").asString(),
                        counter().dong(hold.path("ordered")),
                        hold.path("held").isNumber()
                                ? counter().dong(hold.path("held"))
                                : counter().text("partner.freeze-unknown"),
                        counter().dong(hold.path("releasing")));
    }

    private void other(JsonNode one) {
        counter()
                .say(
                        "partner.freeze-other",
                        one.path("holder").asString(),
                        one.path("procedure").asString(),
                        one.path("stateTitle").asString(),
                        counter().dong(one.path("due")),
                        counter().dong(one.path("paid")));
        for (JsonNode deducted : one.path("deductions")) {
            for (JsonNode finding : deducted.path("findings")) {
                counter()
                        .say(
                                "partner.freeze-income-" + finding.asString(),
                                deducted.path("reference").asString(),
                                counter().dong(deducted.path("left")),
                                counter().dong(deducted.path("statedFloor")),
                                counter().dong(deducted.path("floor")));
            }
        }
    }

    private String moment() {
        return at == null ? "" : "&at=" + Coded.of(at);
    }
}
