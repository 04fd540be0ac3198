package vn.liennganh.gateway.rest.supervision;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.message.WireTime;
import vn.liennganh.supervision.Docket;
import vn.liennganh.supervision.DocketLine;

/** A procuracy's docket on the wire. */
final class SupervisionWire {

    private SupervisionWire() {}

    @Schema(name = "SupervisionDocket", description = "Lines of a docket, the earliest due first")
    record Lines(List<Line> items, @Nullable String next) {}

    @Schema(name = "EndedCases", description = "A month's list, and what may belong to it")
    record Ended(
            List<DraftWire> drafts,
            @Schema(description = "Paid in full, as the desks' money says; the office confirms")
                    List<Paid> toConfirm) {}

    @Schema(name = "PaidCase", description = "A case in which nothing is owed any more")
    record Paid(
            @Schema(allowableValues = {"freezes", "inmates"}) String desk,
            @Nullable String caseNumber,
            @Schema(description = "Whole dong that the office has confirmed") long received,
            @Schema(
                            type = "object",
                            description =
                                    "As the list takes it up; what is absent, the office fills")
                    ObjectNode line) {

        static Paid of(PaidCases.Paid one) {
            return new Paid(
                    one.desk(),
                    one.number().isEmpty() ? null : one.number(),
                    one.received(),
                    one.line());
        }
    }

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
