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
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.HubClient;

/**
 * Shows a bank, an agency or the department where cases of banks stand: all, or one, now or at a
 * moment; what has moved, sums, what the desk proposes to send, and interest.
 */
@Command(name = "credit", mixinStandardHelpOptions = true)
public final class CreditCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Counter counter;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CASE")
    private @Nullable String number;

    @Option(names = "--agency", paramLabel = "AGENCY")
    private @Nullable String agency;

    @Option(names = "--at", paramLabel = "INSTANT")
    private @Nullable String at;

    @Option(names = "--stage", paramLabel = "STAGE")
    private @Nullable String stage;

    @Option(names = "--waits-on", paramLabel = "AGENCY")
    private @Nullable String waitsOn;

    @Option(names = "--with", paramLabel = "obstacle|papers-missing|aside")
    private @Nullable String with;

    @Option(names = "--from", paramLabel = "DAY")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY")
    private @Nullable String to;

    @ArgGroup private View view = new View();

    @Mixin private final DraftPrinter printer = new DraftPrinter();

    /** Another side of the cases; one at a time. */
    static final class View {

        @Option(names = "--moved", paramLabel = "INSTANT", descriptionKey = "partner.credit.moved")
        private @Nullable String moved;

        @Option(names = "--summary", descriptionKey = "partner.credit.summary")
        private boolean summary;

        @Option(
                names = "--package",
                paramLabel = "EXCHANGE",
                descriptionKey = "partner.credit.package")
        private @Nullable String exchange;

        @Option(names = "--drafts", descriptionKey = "partner.credit.drafts")
        private boolean drafts;

        @Option(
                names = "--interest",
                paramLabel = "DAY",
                descriptionKey = "partner.credit.interest")
        private @Nullable String interest;

        @Option(names = "--minutes", descriptionKey = "partner.credit.minutes")
        private boolean minutes;

        @Option(names = "--review", paramLabel = "BANK", descriptionKey = "partner.credit.review")
        private @Nullable String bank;
    }

    @Override
    public Integer call() {
        HubClient hub = counter().hub();
        if (view.moved != null) {
            moved(hub, view.moved);
        } else if (view.summary) {
            summary(hub);
        } else if (view.exchange != null) {
            ofPackage(hub, view.exchange);
        } else if (view.minutes) {
            CreditReviews.minutes(counter(), hub);
        } else if (view.bank != null) {
            CreditReviews.review(counter(), hub, printer, view.bank, from, to);
        } else if (number != null) {
            ofCase(hub, number);
        } else if (view.drafts || view.interest != null) {
            throw counter().unusable("partner.no-case");
        } else {
            list(hub);
        }
        return 0;
    }

    private void ofCase(HubClient hub, String of) {
        if (view.interest != null) {
            interest(hub, of, view.interest);
        } else if (view.drafts) {
            JsonNode found = hub.json("/credit/case/drafts?" + query("number", of) + ofAgency());
            drafts(hub, found.path("drafts"));
            counter().result(found);
        } else {
            one(hub, of);
        }
    }

    private void list(HubClient hub) {
        String narrowed =
                query("stage", stage) + "&" + query("waitsOn", waitsOn) + "&" + query("with", with);
        Pages.show(counter(), hub, "/credit?" + narrowed, this::line);
    }

    private void one(HubClient hub, String of) {
        String moment = at == null ? "" : "&" + query("at", at);
        JsonNode found = hub.json("/credit/case?" + query("number", of) + ofAgency() + moment);
        for (JsonNode file : found.path("files")) {
            line(file.path("line"));
            for (JsonNode item : file.path("items")) {
                say(
                        "item",
                        item.path("title").asString(),
                        item.path("from").asString(),
                        item.path("to").asString(),
                        text("state-" + item.path("state").asString()),
                        item.path("words").asString());
            }
        }
        for (JsonNode one : found.path("milestones")) {
            say("milestone", one.path("on").asString(), one.path("title").asString());
        }
        for (JsonNode one : found.path("waivers")) {
            say(
                    "waiver",
                    counter().dong(one.path("proposed")),
                    Counter.words(one, "outcome").orElse("…"),
                    counter().dong(one.path("waived")),
                    Counter.words(one, "validUntil").orElse("…"));
        }
        for (JsonNode one : found.path("duties")) {
            say(
                    "duty",
                    one.path("party").asString(),
                    one.path("owes").asString(),
                    one.path("due").asString(),
                    one.path("citation").asString());
        }
        counter().result(found);
    }

    private void moved(HubClient hub, String since) {
        String after = "";
        do {
            JsonNode page = hub.json("/credit/moved?" + query("since", since) + after);
            for (JsonNode one : page.path("items")) {
                one.path("lines").forEach(this::line);
                for (JsonNode step : one.path("moved")) {
                    say(
                            "step",
                            step.path("at").asString(),
                            step.path("title").asString(),
                            Counter.words(step, "by").orElse(""));
                }
            }
            counter().result(page);
            after = next(page);
        } while (!after.isEmpty());
    }

    private void summary(HubClient hub) {
        JsonNode found = hub.json("/credit/summary");
        for (JsonNode one : found.path("rows")) {
            say(
                    "row",
                    one.path("province").asString(),
                    one.path("stageTitle").asString(),
                    one.path("olderThan").asInt(),
                    one.path("cases").asLong(),
                    counter().dong(one.path("principal")),
                    counter().dong(one.path("paid")));
        }
        counter().result(found);
    }

    private void ofPackage(HubClient hub, String exchange) {
        JsonNode found = hub.json("/credit/package?" + query("exchange", exchange));
        found.path("cases").forEach(this::line);
        drafts(hub, found.path("drafts"));
        counter().result(found);
    }

    private void interest(HubClient hub, String of, String day) {
        ObjectNode asked = Json.MAPPER.createObjectNode().put("caseNumber", of).put("asOf", day);
        if (agency != null) {
            asked.put("agency", agency);
        }
        JsonNode found = hub.ask("/credit/interest", asked);
        for (JsonNode one : found.path("periods")) {
            say(
                    "period",
                    one.path("from").asString(),
                    one.path("to").asString(),
                    one.path("annualRate").asString(),
                    counter().dong(one.path("principal")),
                    counter().dong(one.path("amount")));
        }
        say("total", counter().dong(found.path("total")), found.path("rule").asString());
        for (JsonNode one : found.path("doubts")) {
            say(
                    "doubt",
                    one.path("title").asString(),
                    one.path("from").asString(),
                    one.path("to").asString());
        }
        List<JsonNode> draft = new ArrayList<>(List.of(found.path("draft")));
        drafts(hub, Json.MAPPER.createArrayNode().addAll(draft));
        counter().result(found);
    }

    private void drafts(HubClient hub, JsonNode drafts) {
        printer.show(counter(), hub, drafts);
    }

    private void line(JsonNode one) {
        List<String> turns = new ArrayList<>();
        one.path("waitsOn").forEach(whom -> turns.add(whom.asString()));
        say(
                "line",
                one.path("caseNumber").asString(),
                one.path("bank").asString(),
                one.path("stageTitle").asString(),
                counter().dong(one.path("principal")),
                counter().dong(one.path("paid")),
                turns.isEmpty() ? "-" : String.join(", ", turns));
    }

    private void say(String key, Object... args) {
        counter().say("partner.credit-" + key, args);
    }

    private String text(String key) {
        return counter().text("partner.credit-" + key);
    }

    private Counter counter() {
        return Objects.requireNonNull(counter);
    }

    private String ofAgency() {
        return agency == null ? "" : "&" + query("agency", agency);
    }

    private static String query(String name, @Nullable String value) {
        return value == null ? name + "=" : name + "=" + Coded.of(value);
    }

    private static String next(JsonNode page) {
        return Counter.words(page, "next").map(one -> "&after=" + one).orElse("");
    }
}
