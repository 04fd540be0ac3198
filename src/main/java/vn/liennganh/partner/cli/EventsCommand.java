package vn.liennganh.partner.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.HubClient;

/** Shows what the agency handed in to the sandbox, and why it was refused. */
@Command(name = "events", mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {

    private static final long PAUSE_MILLIS = 1_000;

    @ParentCommand private @Nullable PartnerCommand partner;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NUMBER")
    private @Nullable Long number;

    @Option(names = "--follow")
    private boolean follow;

    @Option(names = "--count", paramLabel = "COUNT", defaultValue = "0")
    private int count;

    @Override
    public Integer call() throws InterruptedException {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        HubClient hub = command.session().hub();
        Screen screen = command.screen();
        if (number != null) {
            one(screen, hub.sandbox("/events/" + number));
        } else if (follow) {
            follow(screen, hub);
        } else {
            JsonNode page = hub.sandbox("/events");
            List<JsonNode> items = List.copyOf(page.path("items").values());
            if (items.isEmpty()) {
                screen.say("partner.events-none");
            }
            for (int i = items.size() - 1; i >= 0; i--) {
                line(screen, items.get(i));
            }
            screen.result(page);
        }
        return ExitCode.OK.number();
    }

    /** From now on, until it is stopped or has shown as many as asked for. */
    private void follow(Screen screen, HubClient hub) throws InterruptedException {
        long last = hub.sandbox("/events?limit=1").path("items").path(0).path("number").asLong(0);
        int shown = 0;
        screen.say("partner.events-following");
        while (count == 0 || shown < count) {
            JsonNode page = hub.sandbox("/events?after=" + last);
            for (JsonNode event : page.path("items")) {
                line(screen, event);
                screen.result(event);
                last = event.path("number").asLong();
                shown++;
            }
            if (page.path("items").isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static void line(Screen screen, JsonNode event) {
        screen.say(
                "partner.events-line",
                event.path("number").asString(),
                event.path("at").asString(),
                event.path("channel").asString(),
                screen.text(Text.of("partner.events-" + event.path("outcome").asString())),
                event.path("type").asString("-"),
                event.path("code").asString(""));
    }

    private static void one(Screen screen, JsonNode whole) {
        JsonNode event = whole.path("event");
        line(screen, event);
        if (event.path("detail").isString()) {
            screen.line("  " + event.path("detail").asString());
        }
        for (JsonNode wrong : whole.path("errors")) {
            screen.say(
                    "partner.events-wrong",
                    wrong.path("pointer").asString(),
                    wrong.path("line").asString("-"),
                    wrong.path("column").asString("-"),
                    wrong.path("detail").asString());
        }
        JsonNode signature = whole.path("signature");
        screen.say("partner.events-signature", signature.path("verdict").asString());
        for (JsonNode signer : signature.path("signers")) {
            screen.say(
                    "partner.events-signer",
                    signer.path("as").asString(),
                    signer.path("of").asString("-"),
                    signer.path("certificate").asString(),
                    signer.path("signedAt").asString("-"));
        }
        content(screen, whole);
        whole.path("curl").forEach(line -> screen.line("$ " + line.asString()));
        screen.result(whole);
    }

    /** The content with its lines numbered; an arrow stands before each that has a wrong field. */
    private static void content(Screen screen, JsonNode whole) {
        if (!whole.path("content").isString()) {
            return;
        }
        String[] lines = whole.path("content").asString().split("\n", -1);
        for (int i = 1; i <= lines.length; i++) {
            int at = i;
            boolean wrong =
                    whole.path("errors")
                            .valueStream()
                            .anyMatch(error -> error.path("line").asInt(0) == at);
            screen.line("%s %4d  %s".formatted(wrong ? "->" : "  ", i, lines[i - 1]));
        }
    }
}
