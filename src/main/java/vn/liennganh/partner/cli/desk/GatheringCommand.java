package vn.liennganh.partner.cli.desk;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** Shows who of those asked has answered, refused or let its time pass. */
@Command(name = "gathering", mixinStandardHelpOptions = true)
public final class GatheringCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", paramLabel = "EXCHANGE")
    private String exchange = "";

    @Option(names = "--enough", paramLabel = "N")
    private int enough;

    @Override
    public Integer call() {
        Counter desk = Objects.requireNonNull(counter);
        String suffices = enough > 0 ? "?enough=" + enough : "";
        JsonNode found = desk.hub().json("/exchanges/" + exchange + "/gathering" + suffices);
        desk.say(
                "partner.gathering",
                found.path("asked").asInt(),
                found.path("counts").path("answered").asLong(),
                found.path("counts").path("refused").asLong(),
                Counter.words(found, "end")
                        .map(end -> desk.text("partner.gathering-" + end))
                        .orElseGet(() -> desk.text("partner.gathering-waiting")));
        Counter.words(found, "closedAt").ifPresent(at -> desk.say("partner.gathering-closed", at));
        for (JsonNode party : found.path("parties")) {
            String agency = party.path("agency").asString();
            String standing =
                    desk.text("partner.gathering-standing-" + party.path("standing").asString());
            Counter.words(party, "due")
                    .ifPresentOrElse(
                            due -> desk.say("partner.gathering-party", agency, standing, due),
                            () -> desk.say("partner.gathering-owes-nothing", agency, standing));
        }
        desk.result(found);
        return 0;
    }
}
