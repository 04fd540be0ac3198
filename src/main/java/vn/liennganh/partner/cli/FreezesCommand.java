package vn.liennganh.partner.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/** Shows an enforcement agency where its freezes stand: all cases, or one, now or at a moment. */
@Command(name = "freezes", mixinStandardHelpOptions = true)
final class FreezesCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CASE")
    private @Nullable String number;

    @Option(names = "--at", paramLabel = "INSTANT")
    private @Nullable String at;

    @Option(names = "--excess")
    private boolean excess;

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        HubClient hub = command.session().hub();
        Screen screen = command.screen();
        if (number == null) {
            list(hub, screen);
        } else {
            one(hub, screen, number);
        }
        return ExitCode.OK.number();
    }

    private void list(HubClient hub, Screen screen) {
        String after = "";
        do {
            JsonNode page = hub.json("/freezes?excess=" + excess + after);
            for (JsonNode one : page.path("items")) {
                summary(screen, one);
            }
            screen.result(page);
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
    }

    private void one(HubClient hub, Screen screen, String of) {
        String moment = at == null ? "" : "&at=" + coded(at);
        JsonNode found = hub.json("/freezes/case?number=" + coded(of) + moment);
        for (JsonNode one : found.path("positions")) {
            summary(screen, one);
            for (JsonNode hold : one.path("holds")) {
                hold(screen, hold);
            }
        }
        screen.result(found);
    }

    private static void summary(Screen screen, JsonNode one) {
        screen.say(
                "partner.freeze-case",
                one.path("caseNumber").asString(),
                one.path("at").asString());
        screen.say(
                "partner.freeze-sums",
                dong(screen, one.path("limit")),
                dong(screen, one.path("kept")),
                dong(screen, one.path("inFlight")),
                one.path("unvalued").asLong());
        screen.say(
                "partner.freeze-money",
                dong(screen, one.path("released")),
                dong(screen, one.path("transferred")),
                dong(screen, one.path("received")));
        if (one.path("excess").asLong() > 0) {
            screen.say(
                    "partner.freeze-excess",
                    dong(screen, one.path("excess")),
                    one.path("excessSince").asString());
        }
    }

    private static void hold(Screen screen, JsonNode hold) {
        screen.say(
                "partner.freeze-hold",
                hold.path("holder").asString(),
                hold.path("stateTitle").asString(),
                dong(screen, hold.path("ordered")),
                hold.path("held").isNumber()
                        ? dong(screen, hold.path("held"))
                        : screen.text(vn.liennganh.message.Text.of("partner.freeze-unknown")),
                dong(screen, hold.path("releasing")));
    }

    /** Grouped the Vietnamese way in both languages, as the documents write it. */
    private static String dong(Screen screen, JsonNode amount) {
        return amount.isNumber()
                ? String.format(Locale.GERMANY, "%,d", amount.asLong())
                : screen.text(vn.liennganh.message.Text.of("partner.freeze-none"));
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
