package vn.liennganh.partner.cli.desk;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/** Asks the desk where to freeze, out of the balances that holders have told. Nothing is sent. */
@Command(name = "plan", mixinStandardHelpOptions = true)
final class FreezePlanCommand implements Callable<Integer> {

    @ParentCommand private @Nullable FreezesCommand freezes;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "partner.freezes.plan.file")
    private @Nullable Path file;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @Override
    public Integer call() {
        Counter counter = Objects.requireNonNull(freezes).counter();
        HubClient hub = counter.hub();
        JsonNode plan = hub.ask("/freezes/plan", counter.object(Objects.requireNonNull(file)));
        counter.say(
                "partner.freeze-plan",
                counter.dong(plan.path("need")),
                counter.dong(plan.path("missing")));
        for (JsonNode one : plan.path("ask")) {
            counter.say("partner.freeze-plan-ask", one.asString());
        }
        for (JsonNode one : plan.path("orders")) {
            counter.say(
                    "partner.freeze-plan-order",
                    one.path("holder").asString(),
                    counter.dong(one.path("amount")),
                    one.path("allAccounts").asBoolean(false) ? 0 : one.path("accounts").size());
        }
        free(counter, plan);
        plan.path("earlierMeasures").forEach(one -> CourtFilesCommand.earlier(counter, one));
        printer.show(counter, hub, plan.path("drafts"));
        counter.result(plan);
        return 0;
    }

    /** Accounts that stay free, and by what rule. */
    static void free(Counter counter, JsonNode proposal) {
        for (JsonNode one : proposal.path("leftOut")) {
            counter.say(
                    "partner.freeze-plan-free",
                    one.path("holder").asString(),
                    one.path("number").asString(),
                    counter.dong(one.path("free")),
                    one.path("because").asString());
        }
    }
}
