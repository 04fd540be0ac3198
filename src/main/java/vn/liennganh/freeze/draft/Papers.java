package vn.liennganh.freeze.draft;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.plan.Allotment;
import vn.liennganh.freeze.plan.Known;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.plan.Overreach;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Position;

/**
 * Writes the decisions that a measure may need after it was ordered, one for each holder: none
 * learns of another. What earlier messages of the measure say is taken from them.
 */
public final class Papers {

    static final String OWED = "obligationAmount";
    static final String COSTS = "enforcementCosts";
    static final String CEILING = "capAcrossHolders";

    /** A message that a measure rests on. */
    public record Measure(String type, ObjectNode body) {}

    private final Debt debt;
    private final Endings endings;
    private final Known known;
    private final Orders orders;
    private final AfterMinutes afterMinutes;
    private final List<Overreach> spared;

    /**
     * @param policy by which accounts stay free
     * @param messages what the accepted messages of the debt say
     */
    public Papers(Position position, OfficePolicy policy, Function<UUID, Measure> messages) {
        this.debt = new Debt(position, messages);
        this.endings = new Endings(debt);
        this.known = Known.of(position, policy);
        this.spared = Overreach.of(position, policy);
        Scope scope = new Scope(known, policy);
        this.orders = new Orders(debt, endings, scope);
        this.afterMinutes = new AfterMinutes(debt, endings, orders, scope);
    }

    /** Partial releases of what is too much or to stay free; none where nothing is. */
    public List<Draft> excess(Occasion occasion) {
        return endings.excess(occasion, spared);
    }

    /** The decisions that a cause needs, one for each holder concerned. */
    public Proposal on(Cause cause, Occasion occasion) {
        if (cause instanceof Cause.Changed changed) {
            return changed(changed, occasion);
        }
        if (cause instanceof Cause.Lapsed lapsed) {
            return new Proposal(endings.lapses(lapsed.event(), occasion), 0, List.of());
        }
        if (cause instanceof Cause.Minutes minutes) {
            return afterMinutes.proposal(minutes.order(), occasion, leftOut(occasion));
        }
        if (cause instanceof Cause.Deducted deducted) {
            return new Proposal(
                    debt.position().holds().stream()
                            .filter(hold -> hold.exchange().equals(deducted.exchange()))
                            .flatMap(hold -> orders.deduction(hold, deducted, occasion).stream())
                            .toList(),
                    0,
                    leftOut(occasion));
        }
        return new Proposal(endings.releases(occasion), 0, List.of());
    }

    /**
     * Amendments that make room under a ceiling for new orders, to be accepted before them.
     *
     * @param owed to be enforced, and
     * @param costs beside it, as the new orders state them, in whole dong
     */
    public List<Draft> room(
            Allotment lowered, long owed, long costs, OptionalLong ceiling, Occasion occasion) {
        return orders.amendments(lowered, owed, costs, ceiling, occasion);
    }

    private Proposal changed(Cause.Changed changed, Occasion occasion) {
        Position position = debt.position();
        long costs = changed.costs().orElseGet(this::costs);
        long left = Math.max(0, position.debt().orElse(0) - changed.paid());
        long owed = changed.owed().orElse(Math.max(0, left - costs));
        long all = changed.owed().isPresent() ? owed + costs : left;
        Ceiling ceiling = Ceiling.of(changed.ceiling(), all, position);
        Allotment allotment = Allotment.of(position, all, ceiling.most());
        return new Proposal(
                orders.amendments(allotment, owed, all - owed, ceiling.stated(), occasion),
                allotment.missing(),
                leftOut(occasion));
    }

    /** What is known to stay free where something is to be held or deducted. */
    private List<Plan.LeftOut> leftOut(Occasion occasion) {
        return debt.standing(occasion).stream()
                .map(Hold::holder)
                .distinct()
                .flatMap(holder -> known.at(holder).stream())
                .filter(one -> one.kind().sparing())
                .map(Plan.LeftOut::of)
                .toList();
    }

    /** As the orders state them. */
    private long costs() {
        return debt.position().holds().stream()
                .mapToLong(hold -> Debt.dong(debt.measure(hold).body(), COSTS))
                .max()
                .orElse(0);
    }
}
