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

/** Asks the desk for the decisions that an occasion needs. Nothing is sent. */
@Command(name = "draft", mixinStandardHelpOptions = true)
final class FreezeDraftCommand implements Callable<Integer> {

    @ParentCommand private @Nullable FreezesCommand freezes;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "partner.freezes.draft.file")
    private @Nullable Path file;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @Override
    public Integer call() {
        Counter counter = Objects.requireNonNull(freezes).counter();
        HubClient hub = counter.hub();
        JsonNode said =
                hub.ask("/freezes/case/drafts", counter.object(Objects.requireNonNull(file)));
        printer.show(counter, hub, said.path("drafts"));
        FreezePlanCommand.free(counter, said);
        if (said.path("missing").asLong() > 0) {
            counter.say("partner.freeze-missing", counter.dong(said.path("missing")));
        }
        counter.result(said);
        return 0;
    }
}
