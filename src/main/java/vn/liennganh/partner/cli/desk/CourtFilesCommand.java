package vn.liennganh.partner.cli.desk;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** Shows what courts listed when they handed judgments over: measures, their holders and state. */
@Command(name = "court-files", mixinStandardHelpOptions = true)
public final class CourtFilesCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Option(names = "--in-force")
    private boolean inForce;

    @Override
    public Integer call() {
        Counter desk = Objects.requireNonNull(counter);
        String path = "/court-files?limit=100" + (inForce ? "&only=in-force" : "");
        Pages.show(desk, desk.hub(), path, one -> file(desk, one));
        return 0;
    }

    private static void file(Counter desk, JsonNode one) {
        desk.say(
                "partner.court-file",
                one.path("judgment").asString(),
                one.path("judgmentDates").path(0).asString(""),
                one.path("debtor").asString(),
                one.path("measures").size());
        one.path("measures").forEach(measure -> earlier(desk, measure));
    }

    /** One measure of a court's file. */
    static void earlier(Counter desk, JsonNode one) {
        desk.say(
                "partner.freeze-plan-earlier",
                desk.text("partner.earlier-" + one.path("kind").asString()),
                one.path("authority").asString(),
                one.path("documentNumber").asString(),
                one.path("documentDate").asString(),
                one.path("holder").asString(),
                one.path("subject").asString(),
                desk.text("partner.earlier-state-" + one.path("state").asString()));
    }
}
