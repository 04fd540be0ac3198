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
 * Shows registered assets: an agency its own, a registry those on which it was told; the ranks at a
 * registry, and what the desk proposes to send.
 */
@Command(name = "assets", mixinStandardHelpOptions = true)
public final class AssetsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CASE")
    private @Nullable String number;

    @Option(names = "--at", paramLabel = "INSTANT")
    private @Nullable String at;

    @Option(names = "--only", paramLabel = "live|unanswered|lodged")
    private @Nullable String only;

    @Option(names = "--ranks", paramLabel = "KEY")
    private @Nullable String asset;

    @Option(names = "--draft", paramLabel = "KIND")
    private @Nullable String draft;

    @Option(names = "--decision", paramLabel = "NUMBER")
    private @Nullable String decision;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @Override
    public Integer call() {
        HubClient hub = counter().hub();
        if (asset != null) {
            ranks(hub, asset);
        } else if (number == null) {
            if (draft != null) {
                throw counter().unusable("partner.no-case");
            }
            list(hub);
        } else if (draft != null) {
            drafts(hub, number, draft);
        } else {
            JsonNode found = hub.json("/assets/case?number=" + Coded.of(number) + moment());
            found.path("assets").forEach(this::asset);
            counter().result(found);
        }
        return 0;
    }

    private Counter counter() {
        return Objects.requireNonNull(counter);
    }

    private void list(HubClient hub) {
        String narrowed = only == null ? "" : "&only=" + Coded.of(only);
        Pages.show(counter(), hub, "/assets?limit=100" + narrowed, this::asset);
    }

    private void ranks(HubClient hub, String key) {
        JsonNode found = hub.json("/assets/ranks?asset=" + Coded.of(key) + moment());
        for (JsonNode one : found.path("items")) {
            counter()
                    .say(
                            "partner.asset-rank",
                            stated(one.path("place")),
                            stated(one.path("rankTime")),
                            one.path("agency").asString(),
                            one.path("caseNumber").asString(),
                            one.path("decisionNumber").asString(),
                            one.path("stateTitle").asString());
        }
        counter().result(found);
    }

    private void drafts(HubClient hub, String of, String kind) {
        String numbered = decision == null ? "" : "&decision=" + Coded.of(decision);
        JsonNode found =
                hub.json(
                        "/assets/case/drafts?number="
                                + Coded.of(of)
                                + "&kind="
                                + Coded.of(kind)
                                + numbered);
        printer.show(counter(), hub, found.path("drafts"));
        counter().result(found);
    }

    private void asset(JsonNode one) {
        counter()
                .say(
                        "partner.asset-case",
                        one.path("agency").asString(),
                        one.path("caseNumber").asString(),
                        counter()
                                .text(
                                        "partner.asset-kind-"
                                                + Counter.words(one, "kind").orElse("other")),
                        one.path("keys").path(0).asString(""));
        for (JsonNode measure : one.path("measures")) {
            counter()
                    .say(
                            "partner.asset-measure",
                            measure.path("registry").asString(),
                            measure.path("stateTitle").asString(),
                            measure.path("decisionNumber").asString(),
                            stated(measure.path("rankTime")),
                            stated(measure.path("place")));
            for (JsonNode file : measure.path("filesAlreadyLodged")) {
                counter()
                        .say(
                                "partner.asset-lodged",
                                file.path("fileNumber").asString(),
                                file.path("lodgedAt").asString(),
                                file.path("act").asString(),
                                file.path("status").asString());
            }
        }
    }

    private String stated(JsonNode value) {
        return value.isString() || value.isNumber()
                ? value.asString()
                : counter().text("partner.none-stated");
    }

    private String moment() {
        return at == null ? "" : "&at=" + Coded.of(at);
    }
}
