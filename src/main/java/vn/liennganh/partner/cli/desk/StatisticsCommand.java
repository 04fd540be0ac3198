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
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.HubClient;

/** Prints what was counted in a period, shows its forms, and what may be sent next. */
@Command(name = "statistics", mixinStandardHelpOptions = true)
public final class StatisticsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", paramLabel = "YEAR")
    private int year;

    @Parameters(index = "1", paramLabel = "3-months|6-months|10-months|12-months")
    private String period = "";

    @Option(names = "--agency", paramLabel = "AGENCY")
    private @Nullable String agency;

    @Option(names = "--unit", paramLabel = "UNIT")
    private @Nullable String unit;

    @Option(names = "--rolled-up")
    private boolean rolledUp;

    @Option(names = "--forms")
    private boolean forms;

    @Option(names = "--drafts")
    private boolean drafts;

    @Option(names = "--reconcile", paramLabel = "FILE")
    private @Nullable Path reconcile;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @Override
    public Integer call() {
        Counter desk = Objects.requireNonNull(counter);
        HubClient hub = desk.hub();
        String which = "?year=" + year + "&period=" + period;
        if (reconcile != null) {
            JsonNode draft = hub.ask("/statistics/reconcile", desk.object(reconcile));
            draft.path("body").path("differences").forEach(one -> differing(desk, one));
            printer.show(desk, hub, Json.MAPPER.createArrayNode().add(draft));
            desk.result(draft);
        } else if (forms) {
            JsonNode found = hub.json("/statistics" + which);
            found.path("items").forEach(report -> forms(desk, report));
            desk.result(found);
        } else if (drafts) {
            JsonNode found = hub.json("/statistics/drafts" + which);
            printer.show(desk, hub, found.path("drafts"));
            desk.result(found);
        } else {
            String whose = agency == null ? "" : "&agency=" + agency;
            String part = unit == null ? "" : "&unit=" + unit;
            JsonNode found =
                    hub.json(
                            "/statistics/printed"
                                    + which
                                    + whose
                                    + part
                                    + "&rolled-up="
                                    + rolledUp);
            found.path("lines").forEach(line -> desk.line(line.asString()));
            desk.result(found);
        }
        return 0;
    }

    private static void forms(Counter desk, JsonNode report) {
        desk.say(
                "partner.statistics-report",
                report.path("agency").asString(),
                report.path("unit").asString(""));
        report.path("doubts").forEach(one -> desk.say("partner.statistics-doubt", one.asString()));
        for (JsonNode form : report.path("forms")) {
            desk.say(
                    "partner.statistics-form",
                    form.path("form").asString(),
                    form.path("lead").asString(),
                    desk.text("partner.statistics-" + form.path("stage").asString()),
                    form.path("exchange").asString());
            form.path("differences").forEach(one -> differing(desk, one));
            for (JsonNode one : form.path("corrections")) {
                desk.say(
                        "partner.statistics-correction",
                        one.path("line").asString(),
                        one.path("field").asString(""),
                        desk.dong(one.path("from")),
                        desk.dong(one.path("to")),
                        form.path("correctsIn").asString(""));
            }
        }
    }

    private static void differing(Counter desk, JsonNode one) {
        desk.say(
                "partner.statistics-difference",
                one.path("line").asString(),
                one.path("field").asString(""),
                desk.dong(one.path("theirs")),
                desk.dong(one.path("ours")));
    }
}
