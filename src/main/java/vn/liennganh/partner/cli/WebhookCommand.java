package vn.liennganh.partner.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.HubClient;

/** Shows the agency's webhook, or has something done with it. */
@Command(name = "webhook", mixinStandardHelpOptions = true)
final class WebhookCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @ArgGroup private @Nullable Wish wish;

    /** One thing at a time. */
    static final class Wish {

        @Option(names = "--secret", descriptionKey = "partner.webhook.secret")
        private boolean secret;

        @Option(names = "--enable", descriptionKey = "partner.webhook.enable")
        private boolean enable;

        @Option(
                names = "--replay",
                descriptionKey = "partner.webhook.replay",
                paramLabel = "MESSAGE")
        private List<String> messages = List.of();

        @ArgGroup(exclusive = false)
        private @Nullable Range range;
    }

    /** A stretch of time. */
    static final class Range {

        @Option(names = "--from", descriptionKey = "partner.webhook.from", required = true)
        private String from = "";

        @Option(names = "--to", descriptionKey = "partner.webhook.to", required = true)
        private String to = "";
    }

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        Screen screen = command.screen();
        JsonNode answer = answer(command.session().hub());
        if (answer.has("secret")) {
            screen.say("partner.webhook-secret");
        }
        if (answer.has("pushed")) {
            screen.say("partner.webhook-pushed", answer.path("pushed").asInt());
        } else {
            screen.document(answer);
        }
        screen.result(answer);
        return ExitCode.OK.number();
    }

    private JsonNode answer(HubClient hub) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        if (wish == null) {
            return hub.json("/webhook");
        }
        if (wish.secret) {
            return hub.ask("/webhook/secret", body);
        }
        if (wish.enable) {
            return hub.ask("/webhook/enable", body);
        }
        if (wish.range != null) {
            body.put("from", wish.range.from).put("to", wish.range.to);
        } else {
            wish.messages.forEach(body.putArray("messages")::add);
        }
        return hub.ask("/webhook/replay", body);
    }
}
