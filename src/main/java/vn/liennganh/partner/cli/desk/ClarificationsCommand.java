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

/**
 * Shows what courts were asked about their judgments: an agency its cases, a court its queue; and
 * earlier answers by their words.
 */
@Command(name = "clarifications", mixinStandardHelpOptions = true)
public final class ClarificationsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CASE")
    private @Nullable String number;

    @Option(names = "--at", paramLabel = "INSTANT")
    private @Nullable String at;

    @Option(names = "--only", paramLabel = "open|to-follow-up")
    private @Nullable String only;

    @Option(names = "--queue")
    private boolean queue;

    @Option(names = "--search", paramLabel = "WORDS")
    private @Nullable String words;

    @Option(names = "--draft", paramLabel = "KIND")
    private @Nullable String draft;

    @Option(names = "--decision", paramLabel = "NUMBER")
    private @Nullable String decision;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @Override
    public Integer call() {
        HubClient hub = counter().hub();
        if (words != null) {
            search(hub, words);
        } else if (queue) {
            queue(hub);
        } else if (number == null) {
            if (draft != null) {
                throw counter().unusable("partner.no-case");
            }
            list(hub);
        } else if (draft != null) {
            drafts(hub, number, draft);
        } else {
            one(hub, number);
        }
        return 0;
    }

    private Counter counter() {
        return Objects.requireNonNull(counter);
    }

    private void list(HubClient hub) {
        String narrowed = only == null ? "" : "&only=" + Coded.of(only);
        Pages.show(counter(), hub, "/clarifications?limit=100" + narrowed, this::summary);
    }

    private void one(HubClient hub, String of) {
        String moment = at == null ? "" : "&at=" + Coded.of(at);
        JsonNode found = hub.json("/clarifications/case?number=" + Coded.of(of) + moment);
        summary(found);
        for (JsonNode asked : found.path("requests")) {
            asked.path("questions").forEach(this::question);
            if (asked.path("onSilence").isObject()) {
                counter()
                        .say(
                                "partner.clarification-end",
                                asked.path("onSilence").path("text").asString(),
                                asked.path("onSilence").path("citation").asString());
            }
        }
        for (JsonNode link : found.path("linked")) {
            for (JsonNode step : link.path("steps")) {
                counter()
                        .say(
                                "partner.clarification-link",
                                step.path("type").asString(),
                                step.path("from").asString(),
                                step.path("at").asString(),
                                Counter.words(link, "stateTitle").orElse(""));
            }
        }
        counter().result(found);
    }

    private void queue(HubClient hub) {
        JsonNode found = hub.json("/clarifications/queue");
        for (JsonNode one : found.path("items")) {
            counter()
                    .say(
                            "partner.clarification-waiting",
                            one.path("obligation").path("due").asString(),
                            one.path("agency").asString(),
                            one.path("caseNumber").asString(),
                            one.path("request").path("open").asLong());
        }
        counter().result(found);
    }

    private void search(HubClient hub, String wanted) {
        JsonNode found = hub.json("/clarifications/search?q=" + Coded.of(wanted));
        for (JsonNode one : found.path("items")) {
            counter()
                    .say(
                            "partner.clarification-hit",
                            one.path("authority").asString(),
                            one.path("caseNumber").asString(),
                            one.path("askedAt").asString());
            question(one.path("question"));
        }
        counter().result(found);
    }

    private void drafts(HubClient hub, String of, String kind) {
        String numbered = decision == null ? "" : "&decision=" + Coded.of(decision);
        JsonNode found =
                hub.json(
                        "/clarifications/case/drafts?number="
                                + Coded.of(of)
                                + "&kind="
                                + Coded.of(kind)
                                + numbered);
        printer.show(counter(), hub, found.path("drafts"));
        counter().result(found);
    }

    private void summary(JsonNode one) {
        for (JsonNode asked : one.path("requests")) {
            counter()
                    .say(
                            "partner.clarification-case",
                            one.path("caseNumber").asString(),
                            asked.path("authority").asString(),
                            asked.path("stateTitle").asString(),
                            asked.path("open").asLong());
        }
    }

    private void question(JsonNode one) {
        counter()
                .say(
                        "partner.clarification-question",
                        one.path("no").asString(),
                        counter().text("partner.doubt-" + one.path("doubtKind").asString()),
                        counter().text("partner.question-" + one.path("state").asString()),
                        one.path("clause").asString(""));
        if (one.path("answer").isString()) {
            counter().say("partner.clarification-answer", one.path("answer").asString());
        }
    }
}
