package vn.liennganh.partner.cli.desk;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.MessageIds;

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
                    "partner.draft",
                    number,
                    type,
                    String.join(", ", Letter.strings(draft.path("to"))));
            Letter.strings(draft.path("missing"))
                    .forEach(field -> counter.say("partner.draft-missing", field));
            if (out != null) {
                Path file = out.resolve("%02d-%s.json".formatted(number, type));
                counter.write(file, Letter.of(hub, draft, MessageIds.next(Clock.systemUTC())));
                counter.say("partner.draft-written", file);
            }
        }
    }
}
