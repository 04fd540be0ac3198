package vn.liennganh.partner.cli.desk;

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
 * Shows an agency or a keeper its prisoners: all, or one with every sum, paper and thing; what does
 * not meet, and the statement that both sides sign.
 */
@Command(name = "inmates", mixinStandardHelpOptions = true)
public final class InmatesCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXCHANGE")
    private @Nullable String exchange;

    @Option(names = "--at", paramLabel = "INSTANT")
    private @Nullable String at;

    @ArgGroup private View view = new View();

    @Option(names = "--from", paramLabel = "DAY")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY")
    private @Nullable String to;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    /** Another side of the matter; one at a time. */
    static final class View {

        @Option(names = "--ledger", descriptionKey = "partner.inmates.ledger")
        private boolean ledger;

        @Option(names = "--drafts", descriptionKey = "partner.inmates.drafts")
        private boolean drafts;

        @Option(
                names = "--unmatched",
                paramLabel = "AGENCY",
                descriptionKey = "partner.inmates.unmatched")
        private @Nullable String unmatched;

        @Option(
                names = "--statement",
                paramLabel = "AGENCY",
                descriptionKey = "partner.inmates.statement")
        private @Nullable String statement;
    }

    @Override
    public Integer call() {
        HubClient hub = counter().hub();
        if (view.unmatched != null) {
            unmatched(hub, view.unmatched);
        } else if (view.statement != null) {
            statement(hub, view.statement);
        } else if (exchange == null) {
            if (view.drafts || view.ledger) {
                throw counter().unusable("partner.no-inmate");
            }
            list(hub);
        } else if (view.drafts) {
            JsonNode found = hub.json("/inmates/" + exchange + "/drafts");
            printer.show(counter(), hub, found.path("drafts"));
            counter().result(found);
        } else if (view.ledger) {
            ledger(hub, exchange);
        } else {
            one(hub, exchange);
        }
        return 0;
    }

    private Counter counter() {
        return Objects.requireNonNull(counter);
    }

    private void list(HubClient hub) {
        Pages.show(counter(), hub, "/inmates", this::summary);
    }

    private void summary(JsonNode one) {
        counter()
                .say(
                        "partner.inmate",
                        one.path("exchange").asString(),
                        one.path("name").asString(""),
                        one.path("keeper").asString(""),
                        counter().dong(one.path("collected")));
    }

    private void one(HubClient hub, String of) {
        String moment = at == null ? "" : "?at=" + Coded.of(at);
        JsonNode found = hub.json("/inmates/" + of + moment);
        summary(found.path("inmate"));
        found.path("sums").forEach(this::sum);
        for (JsonNode one : found.path("custody")) {
            counter()
                    .say(
                            "partner.inmate-thing",
                            one.path("number").asString(),
                            one.path("description").asString(),
                            counter().text("partner.inmate-state-" + one.path("state").asString()));
        }
        counter().result(found);
    }

    private void sum(JsonNode one) {
        counter()
                .say(
                        "partner.inmate-sum",
                        Counter.words(one, "number")
                                .or(() -> Counter.words(one, "receipt"))
                                .orElse("-"),
                        counter().dong(one.path("amount")),
                        one.path("keeper").asString(),
                        counter().text("partner.inmate-state-" + one.path("state").asString()),
                        Counter.words(one, "transferDue").orElse("-"));
    }

    private void ledger(HubClient hub, String of) {
        String moment = at == null ? "" : "?at=" + Coded.of(at);
        JsonNode found = hub.json("/inmates/" + of + "/ledger" + moment);
        for (JsonNode one : found.path("postings")) {
            counter()
                    .say(
                            "partner.inmate-posting",
                            one.path("at").asString(),
                            one.path("type").asString(),
                            one.path("keeper").asString(),
                            place(one),
                            counter().dong(one.path("amount")));
        }
        for (JsonNode one : found.path("balances")) {
            counter()
                    .say(
                            "partner.inmate-balance",
                            one.path("keeper").asString(),
                            place(one),
                            counter().dong(one.path("amount")));
        }
        counter().result(found);
    }

    private String place(JsonNode one) {
        return counter().text("partner.inmate-place-" + one.path("place").asString());
    }

    private void unmatched(HubClient hub, String other) {
        JsonNode found = hub.json("/inmates/unmatched?other=" + Coded.of(other));
        for (JsonNode one : found.path("items")) {
            counter()
                    .say(
                            "partner.inmate-unmatched",
                            one.path("title").asString(),
                            Counter.words(one, "reference").orElse("-"),
                            counter().dong(one.path("expected")),
                            counter().dong(one.path("found")),
                            one.path("ageDays").asLong(),
                            one.path("owner").asString());
        }
        counter().result(found);
    }

    private void statement(HubClient hub, String other) {
        String days =
                (from == null ? "" : "&from=" + Coded.of(from))
                        + (to == null ? "" : "&to=" + Coded.of(to));
        JsonNode found = hub.json("/inmates/statement?other=" + Coded.of(other) + days);
        found.path("lines").forEach(this::sum);
        counter()
                .say(
                        "partner.inmate-statement",
                        found.path("from").asString(),
                        found.path("to").asString(),
                        counter().dong(found.path("total")));
        printer.show(counter(), hub, found.path("drafts"));
        counter().result(found);
    }
}
