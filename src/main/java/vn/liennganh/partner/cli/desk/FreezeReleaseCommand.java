package vn.liennganh.partner.cli.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;

/**
 * Sends the releases of what is held too much, where the office's policy lets its client do so: the
 * desk drafts, this side signs with the office's own keys, and the hub judges them as any other
 * message. What only a person can fill is left to a person, and so is what was refused once.
 */
@Command(name = "release", mixinStandardHelpOptions = true)
final class FreezeReleaseCommand implements Callable<Integer> {

    private static final String NUMBER = "/decision/number";

    @ParentCommand private @Nullable FreezesCommand freezes;

    @Option(names = "--numbers", paramLabel = "FILE", required = true)
    private @Nullable Path numbers;

    @Option(names = "--every", paramLabel = "MINUTES", defaultValue = "0")
    private int every;

    private final Set<String> refused = new HashSet<>();

    @Override
    public Integer call() throws InterruptedException {
        Counter counter = Objects.requireNonNull(freezes).counter();
        HubClient hub = counter.hub();
        while (true) {
            try {
                if (!pass(counter, hub)) {
                    return 1;
                }
            } catch (Problem away) {
                if (every == 0 || !away.retryable()) {
                    throw away;
                }
                counter.say("partner.freeze-release-later", away.code());
            }
            if (every == 0) {
                return refused.isEmpty() ? 0 : 1;
            }
            Thread.sleep(Duration.ofMinutes(every).toMillis());
        }
    }

    /** Whether it may go on: false where the policy forbids it or no number is left. */
    private boolean pass(Counter counter, HubClient hub) {
        Set<String> cases = new java.util.LinkedHashSet<>();
        String after = "";
        do {
            JsonNode page = hub.json("/freezes?excess=true" + after);
            page.path("items").forEach(one -> cases.add(one.path("caseNumber").asString()));
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        for (String one : cases) {
            JsonNode said = hub.json("/freezes/case/drafts?number=" + Coded.of(one));
            if (!said.path("sentByClient").asBoolean()) {
                counter.say("partner.freeze-release-off");
                return false;
            }
            for (JsonNode draft : said.path("drafts")) {
                if (!release(counter, hub, one, draft)) {
                    return false;
                }
            }
        }
        if (cases.isEmpty()) {
            counter.say("partner.list-empty");
        }
        return true;
    }

    private boolean release(Counter counter, HubClient hub, String number, JsonNode draft) {
        String holder = draft.path("to").path(0).asString("");
        String key = holder + draft.path("exchange").asString("") + draft.at("/body/amount");
        if (refused.contains(key)) {
            return true;
        }
        List<String> missing = Letter.strings(draft.path("missing"));
        if (!missing.equals(List.of(NUMBER))) {
            counter.say("partner.freeze-release-person", number, holder, missing);
            return true;
        }
        UUID id = MessageIds.next(Clock.systemUTC());
        Optional<String> decision = take(counter, id + "\t" + number + "\t" + holder);
        if (decision.isEmpty()) {
            counter.say("partner.freeze-release-no-number", number, holder);
            return false;
        }
        ((ObjectNode) draft.path("body")).withObject("/decision").put("number", decision.get());
        try {
            counter.send(id, Letter.of(hub, draft, id));
        } catch (Problem problem) {
            if (problem.retryable()) {
                throw problem;
            }
            refused.add(key);
            counter.say("partner.freeze-release-refused", number, holder, problem.code());
        }
        return true;
    }

    private Optional<String> take(Counter counter, String purpose) {
        Path book = Objects.requireNonNull(numbers);
        try {
            return new NumberBook(book).take(purpose);
        } catch (IOException unusable) {
            throw counter.unusable("partner.file-unreadable", book);
        }
    }
}
