package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.liennganh.freeze.ledger.Reconciliation;
import vn.liennganh.message.WireTime;

/** Both sides of each step of a case in three piles; all amounts in whole dong. */
@Schema(name = "FreezeReconciliation")
public record ReconciliationWire(String caseNumber, List<Debt> debts) {

    @Schema(name = "FreezeReconciledDebt")
    record Debt(
            @Schema(description = "A digest of the debtor's identifiers") String debtor,
            List<Pair> matched,
            @Schema(description = "Both sides spoke, of different amounts") List<Pair> differing,
            @Schema(description = "One side has not spoken, or of no amount") List<Pair> notSeen) {

        static Debt of(String debtor, Reconciliation all, Instant now) {
            return new Debt(
                    debtor,
                    pile(all, Reconciliation.Pile.MATCHED, now),
                    pile(all, Reconciliation.Pile.DIFFERING, now),
                    pile(all, Reconciliation.Pile.NOT_SEEN, now));
        }

        private static List<Pair> pile(Reconciliation all, Reconciliation.Pile pile, Instant now) {
            return all.of(pile).stream().map(one -> Pair.of(one, now)).toList();
        }
    }

    @Schema(name = "FreezeReconciledPair", description = "The oldest of a pile comes first")
    record Pair(
            @Schema(
                            allowableValues = {
                                "order-hold",
                                "release-lift",
                                "deduction-transfer",
                                "transfer-receipt"
                            })
                    String link,
            String exchange,
            String holder,
            @Schema(description = "The message or the transfer that both speak of")
                    String reference,
            long said,
            long answered,
            @Schema(description = "When it came into its pile") String since,
            @Schema(description = "Whole days since then, by the clock") long ageDays) {

        static Pair of(Reconciliation.Item one, Instant now) {
            return new Pair(
                    one.link().word(),
                    one.exchange().toString(),
                    one.holder().value(),
                    one.reference(),
                    one.said(),
                    one.answered(),
                    WireTime.millis(one.since()),
                    Math.max(0, Duration.between(one.since(), now).toDays()));
        }
    }
}
