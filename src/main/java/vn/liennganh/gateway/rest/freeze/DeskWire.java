package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.liennganh.freeze.FreezeDrafts;
import vn.liennganh.freeze.ledger.Ledger;
import vn.liennganh.freeze.ledger.Posting;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.message.WireTime;

/** What the desk proposes, and its ledger; all amounts in whole dong. */
public final class DeskWire {

    private DeskWire() {}

    @Schema(name = "FreezePlan", description = "Where to freeze; nothing is sent")
    public record Planned(
            @Schema(description = "Still to be held") long need,
            @Schema(description = "Of it, what no known balance covers") long missing,
            @Schema(description = "Whom nobody has asked for balances: by default the first step")
                    List<String> ask,
            List<Order> orders,
            @Schema(description = "Accounts that stay free, wholly or in part, and why")
                    List<LeftOut> leftOut,
            @Schema(description = "Measures that the court has listed with the judgment")
                    List<CourtFileWire.Earlier> earlierMeasures,
            List<DraftWire> drafts) {

        static Planned of(FreezeDrafts.Planned all, boolean english) {
            Plan plan = all.plan();
            return new Planned(
                    plan.need(),
                    plan.missing(),
                    plan.ask().stream().map(Object::toString).toList(),
                    plan.orders().stream()
                            .map(
                                    one ->
                                            new Order(
                                                    one.holder().value(),
                                                    one.amount(),
                                                    one.all(),
                                                    one.accounts()))
                            .toList(),
                    plan.leftOut().stream().map(one -> LeftOut.of(one, english)).toList(),
                    all.earlier().stream().map(CourtFileWire.Earlier::of).toList(),
                    all.drafts().stream().map(DraftWire::of).toList());
        }
    }

    @Schema(name = "FreezePlanOrder")
    public record Order(
            String holder,
            long amount,
            @Schema(
                            description =
                                    "All accounts and later inflow; never where something is known"
                                            + " to stay free")
                    boolean allAccounts,
            @Schema(description = "Those meant to give; 0 for what may come in later")
                    List<Plan.Share> accounts) {}

    @Schema(name = "FreezeLeftOut")
    public record LeftOut(
            String holder,
            String number,
            @Schema(description = "Kind, by the office's policy") String kind,
            long free,
            String because) {

        static LeftOut of(Plan.LeftOut one, boolean english) {
            return new LeftOut(
                    one.holder().value(),
                    one.number(),
                    one.kind(),
                    one.free(),
                    english ? one.en() : one.vi());
        }
    }

    @Schema(name = "FreezeLedgers")
    public record Ledgers(String caseNumber, List<Book> ledgers) {}

    @Schema(
            name = "FreezeLedger",
            description = "Each message is a voucher whose lines add up to nothing")
    public record Book(
            String debtor, Map<String, Long> balances, List<Line> postings, List<Open> unmatched) {

        static Book of(Position position, Ledger ledger) {
            Map<String, Long> balances = new TreeMap<>();
            ledger.balances().forEach((place, sum) -> balances.put(place.word(), sum));
            return new Book(
                    position.key().part(),
                    balances,
                    ledger.postings().stream().map(Line::of).toList(),
                    ledger.unmatched().stream().map(Open::of).toList());
        }
    }

    @Schema(name = "FreezePosting")
    public record Line(
            String message,
            String type,
            String at,
            String holder,
            String place,
            @Schema(description = "Above 0 a debit, below 0 a credit") long amount) {

        static Line of(Posting one) {
            return new Line(
                    one.message().toString(),
                    one.type().value(),
                    WireTime.millis(one.at()),
                    one.holder().value(),
                    one.place().word(),
                    one.amount());
        }
    }

    @Schema(
            name = "FreezeUnmatched",
            description = "A transfer not received in full, or a receipt that nobody sent in full")
    public record Open(
            String exchange,
            String holder,
            String reference,
            long sent,
            long received,
            String since) {

        static Open of(Ledger.Open one) {
            return new Open(
                    one.exchange().toString(),
                    one.holder().value(),
                    one.reference(),
                    one.sent(),
                    one.received(),
                    WireTime.millis(one.since()));
        }
    }
}
