package vn.liennganh.partner.cli.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/**
 * Shows who takes part in coercions what is agreed, what is missing, what was changed, who is
 * needed twice and which days suit everybody.
 */
@Command(name = "coercions", mixinStandardHelpOptions = true)
public final class CoercionsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXCHANGE")
    private @Nullable String exchange;

    @Option(names = "--at", paramLabel = "INSTANT")
    private @Nullable String at;

    @Option(names = "--mark", paramLabel = "MARK")
    private @Nullable String mark;

    @Option(names = "--from", paramLabel = "DAY|TEXT")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY|TEXT")
    private @Nullable String to;

    @Option(names = "--unit", paramLabel = "AGENCY")
    private @Nullable String unit;

    @Option(names = "--people", paramLabel = "NUMBER")
    private @Nullable Integer people;

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    @ArgGroup private View view = new View();

    /** Another side of it; one at a time. */
    static final class View {

        @Option(names = "--diff", descriptionKey = "partner.coercions.diff")
        private boolean diff;

        @Option(names = "--ready", descriptionKey = "partner.coercions.ready")
        private boolean ready;

        @Option(names = "--drafts", descriptionKey = "partner.coercions.drafts")
        private boolean drafts;

        @Option(names = "--lead-time", descriptionKey = "partner.coercions.lead-time")
        private boolean lead;

        @Option(names = "--schedule", descriptionKey = "partner.coercions.schedule")
        private boolean schedule;

        @Option(names = "--dates", descriptionKey = "partner.coercions.dates")
        private boolean dates;

        private boolean ofOne() {
            return diff || ready || drafts || lead;
        }
    }

    @Override
    public Integer call() {
        HubClient hub = counter().hub();
        if (view.schedule) {
            schedule(hub);
        } else if (view.dates) {
            dates(hub);
        } else if (exchange == null) {
            if (view.ofOne()) {
                throw counter().unusable("partner.no-exchange");
            }
            list(hub);
        } else {
            one(hub, "/coercions/" + Coded.of(exchange));
        }
        return 0;
    }

    private void one(HubClient hub, String path) {
        if (view.diff) {
            show(hub.json(path + "/diff" + query("from", from, "to", to)), this::difference);
        } else if (view.ready) {
            show(hub.json(path + "/readiness"), this::readiness);
        } else if (view.lead) {
            show(hub.json(path + "/lead-time"), this::leadTime);
        } else if (view.drafts) {
            JsonNode found = hub.json(path + "/drafts");
            printer.show(counter(), hub, found.path("drafts"));
            counter().result(found);
        } else {
            show(hub.json(path + query("at", at)), this::operation);
        }
    }

    private void show(JsonNode found, java.util.function.Consumer<JsonNode> printer) {
        printer.accept(found);
        counter().result(found);
    }

    private Counter counter() {
        return Objects.requireNonNull(counter);
    }

    private void list(HubClient hub) {
        Pages.show(counter(), hub, "/coercions" + query("mark", mark), this::summary);
    }

    private void summary(JsonNode one) {
        say("partner.coercion", one, "exchange", "caseNumber", "agency");
        say("partner.coercion-day", one, "time", "asked", "committed");
        counter().say("partner.coercion-marks", String.join(", ", words(one.path("marks"))));
        for (JsonNode stop : one.path("stops")) {
            say("partner.coercion-stop", stop, "stateTitle", "type", "from", "at", "exchange");
            Counter.words(stop, "aheadOfPlan")
                    .ifPresent(ahead -> counter().say("partner.coercion-ahead", ahead));
        }
    }

    private void operation(JsonNode found) {
        summary(found.path("summary"));
        Counter.words(found, "stateTitle")
                .ifPresent(title -> counter().say("partner.coercion-state", title));
        for (JsonNode one : found.path("consents")) {
            say("partner.coercion-consent", one, "agency", "version", "statusTitle", "note");
            if (!one.path("changed").isEmpty()) {
                counter()
                        .say(
                                "partner.coercion-changed",
                                String.join(", ", words(one.path("changed"))));
            }
        }
        for (JsonNode one : found.path("forces")) {
            say("partner.coercion-forces", one, "police", "people", "unit");
        }
        for (JsonNode one : found.path("openProposals")) {
            List<String> times = new ArrayList<>(List.of(one.path("time").asString("-")));
            times.addAll(words(one.path("alternatives")));
            counter()
                    .say(
                            "partner.coercion-proposal",
                            one.path("from").asString(),
                            String.join(" / ", times),
                            one.path("reason").asString("-"));
        }
        for (JsonNode one : found.path("history")) {
            say("partner.coercion-event", one, "at", "title", "from", "outcome", "note");
        }
    }

    private void difference(JsonNode found) {
        say("partner.coercion-texts", found, "from", "to");
        for (JsonNode one : found.path("changes")) {
            say("partner.coercion-difference", one, "field", "before", "after", "pointer");
        }
        if (found.path("reopens").asBoolean()) {
            counter().say("partner.coercion-reopens");
        }
    }

    private void readiness(JsonNode found) {
        for (JsonNode one : found.path("items")) {
            say("partner.coercion-ready", one, "stateTitle", "title", "due");
        }
        boolean complete = found.path("complete").asBoolean();
        counter().say(complete ? "partner.coercion-complete" : "partner.coercion-incomplete");
    }

    private void leadTime(JsonNode found) {
        say("partner.coercion-lead", found, "time", "note");
        for (JsonNode one : found.path("steps")) {
            say("partner.coercion-step", one, "by", "title", "workingDays", "cautious");
        }
    }

    private void schedule(HubClient hub) {
        JsonNode found =
                hub.json("/coercions/schedule" + query("from", from, "to", to, "unit", unit));
        for (JsonNode one : found.path("needs")) {
            need("partner.coercion-need", one);
        }
        for (JsonNode one : found.path("loads")) {
            say("partner.coercion-load", one, "day", "holder", "confirmed", "asked", "free");
        }
        for (JsonNode one : found.path("clashes")) {
            say(
                    one.path("confirmed").asBoolean()
                            ? "partner.coercion-clash"
                            : "partner.coercion-may-clash",
                    one,
                    "from",
                    "title");
            one.path("needs").forEach(each -> need("partner.coercion-clash-need", each));
        }
        counter().result(found);
    }

    private void need(String key, JsonNode one) {
        say(key, one, "starts", "holder", "kindTitle", "name", "people", "caseNumber");
    }

    private void dates(HubClient hub) {
        String number = people == null ? null : people.toString();
        JsonNode found =
                hub.json(
                        "/coercions/dates"
                                + query(
                                        "from",
                                        from,
                                        "to",
                                        to,
                                        "unit",
                                        unit,
                                        "people",
                                        number,
                                        "exchange",
                                        exchange));
        for (JsonNode one : found.path("days")) {
            List<String> why = words(one.path("against"));
            why.addAll(words(one.path("warnings")));
            counter()
                    .say(
                            one.path("feasible").asBoolean()
                                    ? "partner.coercion-suits"
                                    : "partner.coercion-suits-not",
                            one.path("day").asString(),
                            String.join("; ", why));
        }
        counter().result(found);
    }

    /** A sentence out of fields; what is not said is said to be so. */
    private void say(String key, JsonNode one, String... fields) {
        Object[] words = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            JsonNode value = one.path(fields[i]);
            words[i] = value.isMissingNode() || value.isNull() ? "-" : value.asString("");
        }
        counter().say(key, words);
    }

    private static List<String> words(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(one -> all.add(one.asString()));
        return all;
    }

    /** Names and values in turn; what has no value is left out. */
    private static String query(@Nullable String... pairs) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            String value = pairs[i + 1];
            if (value != null && !value.isEmpty()) {
                query.append(query.isEmpty() ? '?' : '&');
                query.append(pairs[i]).append('=').append(Coded.of(value));
            }
        }
        return query.toString();
    }
}
