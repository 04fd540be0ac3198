package vn.liennganh.gateway.rest.supervision;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.message.WireTime;
import vn.liennganh.supervision.Docket;
import vn.liennganh.supervision.DocketLine;

/** A procuracy's docket on the wire. */
final class SupervisionWire {

    private SupervisionWire() {}

    @Schema(name = "SupervisionDocket", description = "Lines of a docket, the earliest due first")
    record Lines(List<Line> items, @Nullable String next) {}

    @Schema(name = "SupervisionLine", description = "One duty between the procuracy and another")
    record Line(
            String obligation,
            String exchange,
            @Schema(description = "The message; among copies, the decision itself") String message,
            @Schema(example = "account-freeze.order") String type,
            String from,
            @Nullable String caseNumber,
            @Schema(description = "Number and date of the document") @Nullable String document,
            @Schema(description = "When the hub accepted it for the procuracy") String arrivedAt,
            String owedBy,
            @Schema(description = "Itself where a court owes its own session") String owedTo,
            String owes,
            String rule,
            @Schema(description = "The limit is the office's, not the law's") boolean policy,
            String due,
            @Schema(allowableValues = {"on-time", "late", "missing", "open"}) String mark,
            @Nullable String answer,
            @Schema(description = "Whether the procuracy has collected the message")
                    boolean collected,
            @Schema(description = "The decisions that urgent minutes owe") List<Owed> decisions) {

        static Line of(Docket.Entry entry) {
            DocketLine one = entry.line();
            return new Line(
                    one.obligation().toString(),
                    one.exchange().toString(),
                    one.cause().toString(),
                    one.type(),
                    one.from().value(),
                    entry.caseNumber().orElse(null),
                    entry.decision().orElse(null),
                    WireTime.millis(one.arrivedAt()),
                    one.party().value(),
                    one.owedTo().value(),
                    one.owes(),
                    one.rule(),
                    one.policy(),
                    WireTime.millis(one.due()),
                    one.mark().word(),
                    one.answer().map(UUID::toString).orElse(null),
                    one.collected(),
                    entry.decisions().stream().map(Owed::of).toList());
        }
    }

    @Schema(name = "SupervisionOwed", description = "A decision owed after urgent minutes")
    record Owed(String owes, String due, String mark, @Nullable String decision) {

        static Owed of(DocketLine one) {
            return new Owed(
                    one.owes(),
                    WireTime.millis(one.due()),
                    one.mark().word(),
                    one.answer().map(UUID::toString).orElse(null));
        }
    }
}
