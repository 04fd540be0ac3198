package vn.liennganh.partner.cli.desk;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/**
 * Shows decisions, publications, campaigns, Steering Committee cases, entrustments and evidence.
 */
@Command(name = "registers", mixinStandardHelpOptions = true)
public final class RegistersCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", paramLabel = "REGISTER")
    private String register = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CASE")
    private @Nullable String number;

    @Option(names = "--state", paramLabel = "STATE")
    private @Nullable String state;

    @Option(names = "--at", paramLabel = "INSTANT")
    private @Nullable String at;

    @Option(names = "--from", paramLabel = "DAY")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY")
    private @Nullable String to;

    @Option(names = "--name", paramLabel = "CAMPAIGN")
    private @Nullable String name;

    @Override
    public Integer call() {
        HubClient hub = counter().hub();
        if (from != null && to != null) {
            summary(hub);
        } else if (number != null) {
            String moment = at == null ? "" : "&at=" + Coded.of(at);
            JsonNode found = hub.json(path() + "/case?number=" + Coded.of(number) + moment);
            file(found);
            counter().result(found);
        } else {
            String narrowed = state == null ? "" : "&state=" + Coded.of(state);
            Pages.show(counter(), hub, path() + "?limit=100" + narrowed, this::file);
        }
        return 0;
    }

    private String path() {
        return "/registers/" + Coded.of(register);
    }

    private Counter counter() {
        return Objects.requireNonNull(counter);
    }

    private void summary(HubClient hub) {
        String named = name == null ? "" : "&name=" + Coded.of(name);
        JsonNode found =
                hub.json(
                        "/registers/campaign/summary?from="
                                + Coded.of(Objects.requireNonNull(from))
                                + "&to="
                                + Coded.of(Objects.requireNonNull(to))
                                + named);
        counter()
                .say(
                        "partner.campaign",
                        found.path("cases").asLong(),
                        found.path("communes").size(),
                        found.path("members").asLong(),
                        found.path("sessions").asLong(),
                        found.path("visits").asLong());
        found.path("outcomes")
                .properties()
                .forEach(
                        one ->
                                counter()
                                        .say(
                                                "partner.campaign-outcome",
                                                counter().text("partner.outcome-" + one.getKey()),
                                                one.getValue().asLong()));
        counter()
                .say(
                        "partner.campaign-coercions",
                        found.path("coercionsPlanned").asLong(),
                        found.path("coercionsAvoided").asLong(),
                        found.path("coercionsCarriedOut").asLong());
        counter().result(found);
    }

    private void file(JsonNode one) {
        counter()
                .say(
                        "partner.register-file",
                        one.path("agency").asString(),
                        one.path("caseNumber").asString());
        for (JsonNode lane : one.path("states")) {
            counter()
                    .say(
                            "partner.register-state",
                            Counter.words(lane, "party")
                                    .orElseGet(() -> counter().text("partner.register-all")),
                            lane.path("stateTitle").asString(),
                            lane.path("since").asString());
        }
        one.path("lines").forEach(this::line);
        for (JsonNode measure : one.path("measures")) {
            counter()
                    .say(
                            measure.path("live").asBoolean()
                                    ? "partner.register-live"
                                    : "partner.register-over",
                            measure.path("holder").asString(),
                            measure.path("procedure").asString(),
                            measure.path("stateTitle").asString());
        }
        for (JsonNode item : one.path("items")) {
            counter()
                    .say(
                            "partner.register-item",
                            item.path("name").asString(),
                            item.path("unit").asString(),
                            item.path("received").asLong(),
                            item.path("released").asLong(),
                            item.path("left").asLong());
        }
    }

    private void line(JsonNode one) {
        String said =
                Stream.of("when", "text", "word", "amount", "unit")
                        .map(field -> one.path(field))
                        .filter(value -> value.isString() || value.isNumber())
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(" · "));
        String key =
                Counter.words(one, "part").isPresent()
                        ? "partner.register-part"
                        : "partner.register-line";
        counter().say(key, one.path("title").asString(), one.path("from").asString(), said);
    }
}
