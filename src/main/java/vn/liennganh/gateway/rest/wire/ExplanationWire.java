package vn.liennganh.gateway.rest.wire;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a duty is due when it is, as partners read it. */
@Schema(name = "ObligationExplanation")
public record ExplanationWire(
        String id,
        @Schema(example = "account-freeze/1#order.report") String rule,
        Start start,
        @Schema(example = "3 working days") String limit,
        @Schema(format = "date-time", description = "The first instant that is too late")
                String due,
        boolean provisional,
        @Schema(description = "Why the instant may yet change") List<String> provisionalBecause,
        @Schema(description = "Every day counted and passed over, in the order of counting")
                List<Day> lines,
        @Schema(description = "Where the limit comes from, as it may be shown")
                List<String> citations,
        @Schema(
                        description =
                                "What the offices agreed to aim at, before `due`; not law, and"
                                        + " nothing follows where it is missed")
                List<Target> officeTargets,
        @Schema(description = "Due instants that it had before, the oldest first")
                List<Past> history,
        @Schema(description = "What speaks for the party that owes; it moves nothing")
                List<Counter> counterEvidence) {

    @Schema(name = "ExplainedStart")
    public record Start(
            @Schema(example = "receipt") String event,
            @Schema(format = "date-time") String at,
            @Schema(description = "False while it is only counted from there for now")
                    boolean attested,
            String text) {}

    @Schema(name = "ExplainedDay")
    public record Day(
            @Schema(format = "date") String day,
            @Schema(format = "date", description = "The last day, where the line is about several")
                    String through,
            @Schema(example = "not-worked") String why,
            String text) {}

    @Schema(name = "ExplainedTarget", description = "A coordination regulation's target")
    public record Target(
            @Schema(example = "four-sector-hoa-sen") String regulation,
            @Schema(description = "The regulation's name, never an article") String name,
            @Schema(example = "2 working days") String limit,
            @Schema(format = "date-time") String due,
            String text) {}

    @Schema(name = "DuePast")
    public record Past(
            @Schema(format = "date-time") String due,
            @Schema(format = "date-time") String until,
            String reason) {}

    @Schema(name = "CounterEvidence")
    public record Counter(
            @Schema(allowableValues = {"outage", "channel-withheld", "late-answer"}) String kind,
            @Schema(format = "date-time") @Nullable String from,
            @Schema(format = "date-time") @Nullable String to,
            @Nullable String message,
            @Schema(format = "date-time") @Nullable String at) {}
}
