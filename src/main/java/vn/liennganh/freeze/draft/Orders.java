package vn.liennganh.freeze.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.plan.Allotment;
import vn.liennganh.freeze.plan.Release;
import vn.liennganh.freeze.position.Found;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.message.MessageType;

/** Decisions that order something else of a holder than it was told before. */
final class Orders {

    private static final MessageType AMENDMENT = new MessageType("account-freeze.amendment");
    private static final MessageType DEDUCTION = new MessageType("account-freeze.deduction-order");
    private static final List<String> OF_THE_OFFICE =
            List.of(
                    "debtorAccountName",
                    "debtorAccountNumber",
                    "holderName",
                    "holderAddress",
                    "receivingAccountName",
                    "receivingAccountNumber",
                    "deductionTimeLimit");

    private final Debt debt;
    private final Endings endings;
    private final Scope scope;

    Orders(Debt debt, Endings endings, Scope scope) {
        this.debt = debt;
        this.endings = endings;
        this.scope = scope;
    }

    /**
     * Amendments to another debt, and releases of those of whose amount nothing is left.
     *
     * @param owed to be enforced from now on
     * @param costs at the moment of the decision
     * @param ceiling that the decisions state; absent where the one that stands is to stand
     */
    List<Draft> amendments(
            Allotment allotment, long owed, long costs, OptionalLong ceiling, Occasion occasion) {
        List<Draft> drafts = new ArrayList<>();
        for (Allotment.Share share : allotment.amended()) {
            Hold hold = share.hold();
            Paper paper = Paper.like(debt.measure(hold).body());
            paper.body().remove(List.of("urgentMinutes", "amountInWords", Papers.CEILING));
            paper.decision(occasion, "freeze.amendment-kind", debt.decision(hold))
                    .money(Papers.OWED, owed)
                    .money(Papers.COSTS, costs)
                    .money("freezeAmount", share.amount())
                    .text("change", occasion.ground());
            ceiling.ifPresent(dong -> paper.money(Papers.CEILING, dong));
            paper.lacks(scope.again(paper.body(), hold.holder()));
            occasion.ground()
                    .ifPresentOrElse(
                            words ->
                                    paper.body()
                                            .putObject("supersedes")
                                            .put("messageId", hold.measure().toString())
                                            .put("reason", words),
                            () -> paper.body().remove("supersedes"));
            drafts.add(paper.to(hold, AMENDMENT, debt.number(), debt.related(hold, occasion)));
        }
        allotment.needless().forEach(hold -> drafts.add(endings.whole(hold, occasion)));
        return drafts;
    }

    /**
     * A deduction and, before it, the release of what need not stay: two decisions. None from an
     * account that is known to hold what is never frozen.
     */
    List<Draft> deduction(Hold hold, Cause.Deducted cause, Occasion occasion) {
        List<Draft> drafts = new ArrayList<>();
        long over = Math.max(0, hold.kept() - cause.amount());
        boolean last = cause.amount() >= debt.position().limit().orElse(Long.MAX_VALUE);
        long rest = Math.min(over, cause.rest().orElse(last ? over : 0));
        if (rest > 0) {
            drafts.add(endings.part(new Release(hold, rest), occasion));
        }
        ObjectNode known = cause.fields();
        ObjectNode ordered = debt.measure(hold).body();
        Paper paper = Paper.like(known);
        paper.copy("judgment", ordered)
                .copy("enforcementDecision", ordered)
                .copy("debtor", ordered)
                .copy("officer", ordered)
                .need("enforcementDecision")
                .need("debtor")
                .decision(
                        occasion.numbered(cause.number()),
                        "freeze.deduction-kind",
                        debt.decision(hold))
                .money("amount", cause.amount())
                .text("date", Optional.of(occasion.today().toString()))
                .text("ground", occasion.ground());
        if (!known.has("debtorAccountName") && ordered.at("/debtor/name").isString()) {
            paper.body().set("debtorAccountName", ordered.at("/debtor/name"));
        }
        if (!known.has("debtorAccountNumber")) {
            only(hold).ifPresent(one -> paper.body().put("debtorAccountNumber", one));
        }
        String number = paper.body().path("debtorAccountNumber").asString("");
        if (scope.never(hold.holder(), number)) {
            return drafts;
        }
        OF_THE_OFFICE.forEach(paper::need);
        drafts.add(paper.to(hold, DEDUCTION, debt.number(), occasion.related()));
        return drafts;
    }

    /** The account, where money is held on no other. */
    private static Optional<String> only(Hold hold) {
        List<Found.Account> held =
                hold.found().accounts().stream().filter(one -> one.held() > 0).toList();
        return held.size() == 1 ? Optional.of(held.get(0).number()) : Optional.empty();
    }
}
