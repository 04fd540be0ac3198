package vn.liennganh.gateway.rest.inmate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.position.Collection;
import vn.liennganh.inmate.position.CustodyItem;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.position.Owed;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Obligation;

/** Prisoners as both sides of their money read them; all amounts in whole dong. */
public final class InmateWire {

    private InmateWire() {}

    @Schema(name = "Inmates")
    public record Page(List<Summary> items, @Nullable String next) {}

    @Schema(name = "InmateSummary", description = "One prisoner under one decision")
    public record Summary(
            @Schema(description = "The exchange that is this matter") String exchange,
            String agency,
            @Schema(description = "Who keeps the prisoner now") @Nullable String keeper,
            @Schema(description = "Who has; each still owes what it collected")
                    List<String> keepers,
            @Nullable String caseNumber,
            @Nullable String name,
            @Nullable String prisonerNumber,
            @Nullable Reference judgment,
            @Nullable Reference decision,
            @Schema(description = "`debtor`, `creditor` or `both`") @Nullable String role,
            @Schema(description = "The last change of status, such as `transfer`")
                    @Nullable String change,
            @Nullable String changedOn,
            @Schema(description = "Taken so far, at the keeper's and at the office") long collected,
            @Schema(description = "When the last message that counts here was accepted")
                    String at) {

        static Summary of(Inmate one, Instant at) {
            return new Summary(
                    one.exchange().toString(),
                    one.agency().value(),
                    one.keeper().map(AgencyId::value).orElse(null),
                    one.keepers().stream().map(AgencyId::value).toList(),
                    said(one.who().caseNumber()),
                    said(one.who().name()),
                    said(one.who().prisonerNumber()),
                    Reference.of(one.who().judgment()),
                    Reference.of(one.who().decision()),
                    said(one.who().role()),
                    one.change().map(change -> change.change()).orElse(null),
                    one.change().map(change -> change.on().toString()).orElse(null),
                    one.money().collections().stream().mapToLong(Collection::amount).sum(),
                    WireTime.millis(at));
        }
    }

    @Schema(name = "InmateReference", description = "A judgment or a decision")
    public record Reference(String number, String date) {

        static @Nullable Reference of(Optional<Paper> paper) {
            return paper.map(one -> new Reference(one.number(), one.date().toString()))
                    .orElse(null);
        }
    }

    @Schema(name = "Inmate", description = "One prisoner: money, papers and things, duties")
    public record One(
            Summary inmate,
            @Schema(description = "What the decision gives to pay and to receive") List<Due> owed,
            @Schema(description = "Every sum, with its own state and its own due day")
                    List<Sum> sums,
            List<Thing> custody,
            @Schema(description = "What the caller owes or is owed here") List<Duty> duties) {}

    @Schema(name = "InmateOwed")
    public record Due(
            @Schema(description = "True to pay, false to receive") boolean toPay,
            String kind,
            @Nullable Long amount,
            @Nullable String description) {

        static Due of(Owed one) {
            return new Due(
                    one.toPay(),
                    one.kind(),
                    one.amount() == 0 ? null : one.amount(),
                    said(one.description()));
        }
    }

    @Schema(name = "InmateSum")
    public record Sum(
            @Schema(description = "`collection`, `direct-payment` or `payout`") String kind,
            String keeper,
            @Schema(description = "Of the receipt, or of the transfer of a payout") String number,
            long amount,
            @Schema(description = "Day of collection: its own month runs from it") String on,
            @Schema(
                            description =
                                    "`collected`, `in-transit`, `received`, `allocated`,"
                                            + " `paid-out`, `returned`")
                    String state,
            @Nullable String reference,
            @Schema(
                            description =
                                    "First instant that is too late for its transfer; of the"
                                            + " obligation, never counted here")
                    @Nullable String transferDue) {

        static Sum of(Item one, List<Obligation> duties) {
            return new Sum(
                    one.kind().word(),
                    one.keeper().value(),
                    one.number(),
                    one.amount(),
                    one.on().toString(),
                    one.state().word(),
                    one.reference().orElse(null),
                    due(one, duties));
        }

        private static @Nullable String due(Item one, List<Obligation> duties) {
            return duties.stream()
                    .filter(duty -> duty.owes().equals("inmate-payment.transfer-list"))
                    .filter(duty -> duty.party().equals(one.keeper()))
                    .filter(duty -> duty.item().equals(Optional.of(one.number())))
                    .map(duty -> WireTime.millis(duty.due()))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Schema(name = "InmateCustodyItem", description = "A paper or a thing, kept by number")
    public record Thing(
            String number,
            @Schema(description = "Of the record of its taking, in three originals")
                    @Nullable String receipt,
            @Schema(description = "`paper` or `asset`") String kind,
            String description,
            String quantity,
            String condition,
            int originals,
            String keeper,
            @Schema(description = "`kept`, `handed-over`, `accepted`, `sent` or `returned`")
                    String state,
            String since) {

        static Thing of(CustodyItem one) {
            return new Thing(
                    one.number(),
                    said(one.receipt()),
                    one.kind(),
                    one.description(),
                    one.quantity(),
                    one.condition(),
                    one.originals(),
                    one.keeper().value(),
                    one.state().word(),
                    WireTime.millis(one.since()));
        }
    }

    @Schema(name = "InmateDuty", description = "As the obligations have it")
    public record Duty(
            String party,
            String owedTo,
            String owes,
            @Nullable String item,
            String due,
            boolean provisional,
            @Schema(description = "True where the limit is the office's, not the law's")
                    boolean policy,
            String status) {

        static Duty of(Obligation one) {
            return new Duty(
                    one.party().value(),
                    one.owedTo().value(),
                    one.owes(),
                    one.item().orElse(null),
                    WireTime.millis(one.due()),
                    one.provisional(),
                    one.policy(),
                    one.status().wireName());
        }
    }

    static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
