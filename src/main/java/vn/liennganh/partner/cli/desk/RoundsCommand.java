package vn.liennganh.partner.cli.desk;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/** Shows rounds of certificates, agency by agency and line by line; splits a keeper's list. */
@Command(name = "rounds", mixinStandardHelpOptions = true)
public final class RoundsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXCHANGE")
    private @Nullable String exchange;

    @Option(names = "--round", paramLabel = "KEY")
    private @Nullable String round;

    @Option(names = "--drafts")
    private boolean drafts;

    @Option(names = "--split", paramLabel = "FILE")
    private @Nullable Path split;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @Override
    public Integer call() {
        HubClient hub = counter().hub();
        if (split != null) {
            split(hub, split);
        } else if (exchange == null) {
            list(hub);
        } else if (drafts) {
            JsonNode found = hub.json("/rounds/" + exchange + "/drafts");
            printer.show(counter(), hub, found.path("drafts"));
            counter().result(found);
        } else {
            lines(hub, exchange);
        }
        return 0;
    }

    private Counter counter() {
        return Objects.requireNonNull(counter);
    }

    private void list(HubClient hub) {
        String of = round == null ? "" : "&round=" + Coded.of(round);
        Pages.show(counter(), hub, "/rounds?limit=100" + of, this::part);
    }

    private void part(JsonNode one) {
        counter()
                .say(
                        "partner.round",
                        one.path("exchange").asString(),
                        one.path("name").asString(),
                        one.path("agency").asString(),
                        one.path("lines").asLong(),
                        one.path("states").path("open").asLong(0),
                        Counter.words(one, "cutOff").orElse("-"),
                        one.path("round").asString());
    }

    private void lines(HubClient hub, String of) {
        JsonNode found = hub.json("/rounds/" + of);
        part(found.path("list"));
        for (JsonNode one : found.path("lines")) {
            counter()
                    .say(
                            "partner.round-line",
                            one.path("number").asString(),
                            one.path("name").asString(""),
                            counter().text("partner.round-state-" + one.path("state").asString()));
            one.path("remaining")
                    .forEach(rest -> counter().say("partner.round-owed", rest.asString()));
        }
        counter().result(found);
    }

    private void split(HubClient hub, Path file) {
        JsonNode found = hub.ask("/rounds/split", counter().object(file));
        found.path("unplaced")
                .forEach(one -> counter().say("partner.round-unplaced", one.asString()));
        printer.show(counter(), hub, found.path("drafts"));
        counter().result(found);
    }
}
