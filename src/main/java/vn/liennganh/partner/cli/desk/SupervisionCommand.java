package vn.liennganh.partner.cli.desk;

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

/** Shows a procuracy its docket, or drafts an agency's monthly list of ended cases. */
@Command(name = "supervision", mixinStandardHelpOptions = true)
public final class SupervisionCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FROM")
    private @Nullable String from;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TO")
    private @Nullable String to;

    @Option(names = "--section", paramLabel = "SECTION")
    private String section = "copies";

    @Option(names = "--mark", paramLabel = "on-time|late|missing|open")
    private @Nullable String mark;

    @Option(names = "--ended-cases", paramLabel = "MONTH")
    private @Nullable String month;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @Override
    public Integer call() {
        Counter desk = Objects.requireNonNull(counter);
        HubClient hub = desk.hub();
        if (month != null) {
            JsonNode found = hub.json("/supervision/ended-cases?month=" + month);
            printer.show(desk, hub, found.path("drafts"));
            found.path("toConfirm").forEach(one -> paid(desk, one));
            desk.result(found);
        } else if (from == null || to == null) {
            throw desk.unusable("partner.supervision-no-days");
        } else {
            lines(desk, hub);
        }
        return 0;
    }

    private static void paid(Counter desk, JsonNode one) {
        desk.say(
                "partner.supervision-paid",
                said(desk, one, "caseNumber"),
                desk.dong(one.path("received")),
                one.path("line").path("endedOn").asString(),
                one.path("desk").asString());
    }

    private void lines(Counter desk, HubClient hub) {
        String which =
                "/supervision?section="
                        + section
                        + "&from="
                        + from
                        + "&to="
                        + to
                        + (mark == null ? "" : "&mark=" + mark);
        Pages.show(desk, hub, which, line -> line(desk, line));
    }

    private static void line(Counter desk, JsonNode line) {
        desk.say(
                "partner.supervision-line",
                desk.text("partner.supervision-" + line.path("mark").asString()),
                line.path("owes").asString(),
                line.path("from").asString(),
                said(desk, line, "caseNumber"),
                said(desk, line, "document"),
                line.path("arrivedAt").asString(),
                line.path("due").asString());
        for (JsonNode owed : line.path("decisions")) {
            desk.say(
                    "partner.supervision-decision",
                    desk.text("partner.supervision-" + owed.path("mark").asString()),
                    owed.path("owes").asString(),
                    owed.path("due").asString());
        }
    }

    private static String said(Counter desk, JsonNode line, String field) {
        return Counter.words(line, field).orElseGet(() -> desk.text("partner.none-stated"));
    }
}
