package vn.liennganh.partner.cli.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.WhoAmI;

/** Shows what a desk proposes, and writes it as files that {@code send --message} takes. */
final class DraftPrinter {

    private final Counter counter;
    private final HubClient hub;

    DraftPrinter(Counter counter, HubClient hub) {
        this.counter = counter;
        this.hub = hub;
    }

    /**
     * One line for each draft and each field that only the office can fill.
     *
     * @param folder where a file for each draft is written
     */
    void show(JsonNode drafts, Optional<Path> folder) {
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
            if (folder.isPresent()) {
                Path file = folder.get().resolve("%02d-%s.json".formatted(number, type));
                counter.write(file, document(draft));
                counter.say("partner.draft-written", file);
            }
        }
    }

    /** The message that the draft becomes when a person signs it. */
    private byte[] document(JsonNode draft) {
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
