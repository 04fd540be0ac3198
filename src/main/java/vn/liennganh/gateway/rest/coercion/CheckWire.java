package vn.liennganh.gateway.rest.coercion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.liennganh.coercion.operation.Difference;
import vn.liennganh.coercion.operation.Readiness;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Obligation;

/** What was changed between two texts, and what is missing before the decision to go. */
public final class CheckWire {

    private CheckWire() {}

    @Schema(name = "CoercionDifferences", description = "Field by field, in the later text's order")
    public record Differences(
            String exchange,
            String from,
            String to,
            @Schema(description = "A consent to the first is to be asked for again (policy)")
                    boolean reopens,
            List<Changed> changes) {

        static Differences of(
                String exchange,
                String from,
                String to,
                List<Difference> all,
                CoercionWords.Reader words) {
            return new Differences(
                    exchange,
                    from,
                    to,
                    all.stream().anyMatch(Difference::reopens),
                    all.stream().map(one -> Changed.of(one, words)).toList());
        }
    }

    @Schema(name = "CoercionDifference")
    public record Changed(
            @Schema(description = "JSON Pointer into the body", example = "/plannedAt")
                    String pointer,
            @Schema(description = "The field in words") String field,
            @Schema(description = "Absent where it was not said") @Nullable String before,
            @Schema(description = "Absent where it is not said any more") @Nullable String after,
            boolean reopens) {

        static Changed of(Difference one, CoercionWords.Reader words) {
            return new Changed(
                    one.pointer(),
                    words.say(one.wordKey()),
                    one.before().orElse(null),
                    one.after().orElse(null),
                    one.reopens());
        }
    }

    @Schema(
            name = "CoercionReadiness",
            description = "What is missing before the decision to go. It decides nothing")
    public record Ready(
            String exchange,
            @Schema(description = "Nothing is missing but the decision itself") boolean complete,
            List<Line> items) {}

    @Schema(name = "CoercionReadinessItem")
    public record Line(
            @Schema(example = "protection-plan") String item,
            String title,
            @Schema(allowableValues = {"done", "missing", "to-judge", "not-needed"}) String state,
            String stateTitle,
            @Schema(description = "The message that does it") @Nullable String message,
            @Schema(description = "The duty that asks for it, where it is owed in the exchange")
                    @Nullable String obligation,
            @Nullable String due,
            @Schema(description = "open, fulfilled, fulfilled-late, overdue …")
                    @Nullable String dutyStatus) {

        static Line of(Readiness.Item one, Optional<Obligation> duty, CoercionWords.Reader words) {
            return new Line(
                    one.wanted().word(),
                    words.say("coercion.ready-" + one.wanted().word()),
                    one.state().word(),
                    words.say("coercion.state-" + one.state().word()),
                    one.by().map(Object::toString).orElse(null),
                    duty.map(Obligation::id).map(Object::toString).orElse(null),
                    duty.map(Obligation::due).map(WireTime::millis).orElse(null),
                    duty.map(each -> each.status().wireName()).orElse(null));
        }
    }
}
