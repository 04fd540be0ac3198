package vn.liennganh.partner.cli.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.WhoAmI;

/**
 * Shows what a desk proposes, and with {@code --out} writes it as files that {@code send --message}
 * takes. Mixed into the commands of desks that draft.
 */
final class DraftPrinter {

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "partner.freezes.out")
    private @Nullable Path out;

    /** One line for each draft and each field that only the office can fill. */
    void show(Counter counter, HubClient hub, JsonNode drafts) {
        if (drafts.isEmpty()) {
            counter.say("partner.draft-none");
        }
        int number = 0;
        for (JsonNode draft : drafts) {
            number++;
            String type = draft.path("type").asString();
            counter.say(
                    "partner.draft", number, type, String.join(", ", strings(draft.path("to"))));
            strings(draft.path("missing"))
                    .forEach(field -> counter.say("partner.draft-missing", field));
            if (out != null) {
                Path file = out.resolve("%02d-%s.json".formatted(number, type));
                counter.write(file, document(hub, draft));
                counter.say("partner.draft-written", file);
            }
        }
    }

    /** The message that the draft becomes when a person signs it. */
    private static byte[] document(HubClient hub, JsonNode draft) {
        WhoAmI me = hub.whoami();
        UUID id = MessageIds.next(Clock.systemUTC());
        Draft message =
                Draft.of(draft.path("type").asString(), (ObjectNode) draft.path("body"))
                        .from(me.agency())
                        .to(strings(draft.path("to")))
                        .at(me.time());
        Counter.words(draft, "caseNumber").ifPresent(message::caseNumber);
        Counter.words(draft, "exchange")
                .map(UUID::fromString)
                .ifPresentOrElse(
                        exchange -> message.within(exchange, id), () -> message.opening(id));
        return message.related(strings(draft.path("relatedExchanges"))).bytes();
    }

    private static List<String> strings(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(one -> all.add(one.asString()));
        return all;
    }
}
