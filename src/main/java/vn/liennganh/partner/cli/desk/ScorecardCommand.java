package vn.liennganh.partner.cli.desk;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/** Shows how agencies answered in a time: our own, and those below us. */
@Command(name = "scorecard", mixinStandardHelpOptions = true)
public final class ScorecardCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", paramLabel = "FROM")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO")
    private String to = "";

    @Option(names = "--agency", paramLabel = "AGENCY")
    private @Nullable String agency;

    @Option(names = "--mark", paramLabel = "MARK")
    private @Nullable String mark;

    @Override
    public Integer call() {
        Counter desk = Objects.requireNonNull(counter);
        HubClient hub = desk.hub();
        if (mark == null) {
            cards(desk, hub);
        } else {
            duties(desk, hub, agency == null ? hub.whoami().agency().value() : agency, mark);
        }
        return 0;
    }

    private void cards(Counter desk, HubClient hub) {
        Pages.show(
                desk,
                hub,
                "/scorecards?from=" + from + "&to=" + to,
                page -> desk.say("partner.scorecard-outage", page.path("outage").asString()),
                card -> card(desk, card));
    }

    private static void card(Counter desk, JsonNode card) {
        JsonNode counts = card.path("counts");
        desk.say(
                "partner.scorecard-card",
                card.path("agency").asString(),
                counts.path("on-time").asLong(),
                counts.path("excused").asLong(),
                counts.path("late").asLong(),
                counts.path("not-collected").asLong(),
                counts.path("silent").asLong(),
                counts.path("open").asLong(),
                Counter.words(card, "medianAnswer")
                        .orElseGet(() -> desk.text("partner.none-stated")));
    }

    private void duties(Counter desk, HubClient hub, String whose, String which) {
        String narrowed = "agency=" + whose + "&mark=" + which + "&from=" + from + "&to=" + to;
        Pages.show(desk, hub, "/scorecards/duties?" + narrowed, duty -> duty(desk, duty));
    }

    private static void duty(Counter desk, JsonNode duty) {
        desk.say(
                "partner.scorecard-duty",
                duty.path("owes").asString(),
                duty.path("due").asString(),
                duty.path("cause").asString(),
                Counter.words(duty, "answer").orElseGet(() -> desk.text("partner.none-stated")));
    }
}
