package vn.liennganh.partner.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** Explains why an obligation is due when it is, line by line, as the hub counts it. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Parameters(index = "0", paramLabel = "OBLIGATION")
    private @Nullable UUID id;

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        JsonNode explained =
                command.session()
                        .hub()
                        .json(
                                "/obligations/"
                                        + java.util.Objects.requireNonNull(id)
                                        + "/explanation");
        Screen screen = command.screen();
        screen.line(explained.path("rule").asString());
        screen.line(explained.path("start").path("text").asString());
        screen.say("partner.explain-limit", explained.path("limit").asString());
        explained.path("lines").forEach(line -> screen.line("  " + line.path("text").asString()));
        screen.say("partner.explain-due", explained.path("due").asString());
        explained.path("provisionalBecause").forEach(why -> screen.line(why.asString()));
        explained
                .path("citations")
                .forEach(one -> screen.say("partner.explain-cited", one.asString()));
        explained
                .path("officeTargets")
                .forEach(target -> screen.line(target.path("text").asString()));
        explained.path("history").forEach(past -> past(screen, past));
        explained.path("counterEvidence").forEach(one -> counter(screen, one));
        screen.result(explained);
        return ExitCode.OK.number();
    }

    private static void past(Screen screen, JsonNode past) {
        screen.say(
                "partner.explain-past",
                past.path("due").asString(),
                past.path("until").asString(),
                past.path("reason").asString());
    }

    private static void counter(Screen screen, JsonNode one) {
        String kind = one.path("kind").asString();
        if (kind.equals("outage") || kind.equals("channel-withheld")) {
            screen.say(
                    "partner.explain-" + kind,
                    one.path("from").asString(),
                    one.path("to").asString());
        } else {
            screen.say(
                    "partner.explain-late",
                    one.path("at").asString(),
                    one.path("message").asString());
        }
    }
}
