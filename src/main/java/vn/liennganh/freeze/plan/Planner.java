package vn.liennganh.freeze.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.freeze.position.Answer;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;

/**
 * Where to freeze: the least harmful kind of account that suffices, and of it the fewest accounts;
 * never what the law or the office keeps free.
 *
 * <p>A holder with at least the ordered amount holds that amount; one with less, or of whom nothing
 * is known, holds all and later inflow (L67.2).
 */
public final class Planner {

    /** What is there to be held on one account. */
    private record Spot(
            AgencyId holder, Answer.Balance account, OfficePolicy.Kind kind, int harm, long room) {}

    private final OfficePolicy policy;

    public Planner(OfficePolicy policy) {
        this.policy = policy;
    }

    /**
     * @param limit the most that may be held together
     * @param holders where the debtor may have money
     */
    public Plan plan(Position position, long limit, Set<AgencyId> holders) {
        long need = Math.max(0, limit - position.kept() - unanswered(position));
        List<Plan.LeftOut> leftOut = new ArrayList<>();
        Set<AgencyId> free = new LinkedHashSet<>(holders);
        free.removeAll(holding(position));
        List<Spot> spots = spots(position, free, leftOut);
        Map<AgencyId, List<Plan.Share>> shares = new LinkedHashMap<>();
        long rest = need;
        for (Spot spot : chosen(spots, need)) {
            long part = Math.min(rest, spot.room());
            shares.computeIfAbsent(spot.holder(), holder -> new ArrayList<>())
                    .add(new Plan.Share(spot.account().number(), spot.kind().id(), part));
            rest -= part;
        }
        List<Plan.Order> orders = new ArrayList<>();
        shares.forEach((holder, all) -> orders.add(new Plan.Order(holder, sum(all), all)));
        Set<AgencyId> unknown = new LinkedHashSet<>(free);
        unknown.removeIf(holder -> answer(position, holder).isPresent());
        if (rest > 0) {
            beyond(orders, unknown, rest);
        }
        List<AgencyId> ask =
                unknown.stream().filter(holder -> neverAsked(position, holder)).toList();
        return new Plan(need, orders, need == 0 ? List.of() : ask, leftOut, rest);
    }

    /** What no known balance covers: at holders of unknown balances, or by later inflow. */
    private void beyond(List<Plan.Order> orders, Set<AgencyId> unknown, long rest) {
        if (unknown.isEmpty()) {
            orders.stream()
                    .max(Comparator.comparingLong(Plan.Order::amount))
                    .ifPresent(
                            most ->
                                    orders.set(
                                            orders.indexOf(most),
                                            new Plan.Order(
                                                    most.holder(),
                                                    most.amount() + rest,
                                                    most.accounts())));
            return;
        }
        long orderedTo = policy.unknown() == OfficePolicy.Unknown.EACH ? unknown.size() : 1;
        unknown.stream()
                .limit(orderedTo)
                .forEach(holder -> orders.add(new Plan.Order(holder, rest, List.of())));
    }

    /** The least harmful kinds that together suffice, and of them as few accounts as can be. */
    private static List<Spot> chosen(List<Spot> spots, long need) {
        List<Integer> harms = spots.stream().map(Spot::harm).distinct().sorted().toList();
        for (int worst : harms) {
            List<Spot> pool = spots.stream().filter(spot -> spot.harm() <= worst).toList();
            if (pool.stream().mapToLong(Spot::room).sum() >= need) {
                return fewest(pool, need);
            }
        }
        return spots;
    }

    private static List<Spot> fewest(List<Spot> pool, long need) {
        List<Spot> left = new ArrayList<>(pool);
        left.sort(Comparator.comparingLong(Spot::room).reversed().thenComparingInt(Spot::harm));
        List<Spot> chosen = new ArrayList<>();
        long rest = need;
        while (rest > 0) {
            long missing = rest;
            // The last account is the least harmful, then the smallest, that is enough.
            Spot next =
                    left.stream()
                            .filter(spot -> spot.room() >= missing)
                            .min(Comparator.comparingInt(Spot::harm).thenComparingLong(Spot::room))
                            .orElse(left.get(0));
            chosen.add(next);
            left.remove(next);
            rest -= next.room();
        }
        return chosen;
    }

    private List<Spot> spots(Position position, Set<AgencyId> holders, List<Plan.LeftOut> leftOut) {
        List<Spot> spots = new ArrayList<>();
        for (AgencyId holder : holders) {
            for (Answer.Balance account :
                    answer(position, holder).map(Answer::accounts).orElse(List.of())) {
                OfficePolicy.Kind kind = policy.of(account);
                long kept = kind.never() ? account.available() : kind.keep();
                long free = Math.min(kept, account.available());
                if (free > 0) {
                    leftOut.add(new Plan.LeftOut(holder, account.number(), free, kind));
                }
                if (account.available() > free) {
                    spots.add(
                            new Spot(
                                    holder,
                                    account,
                                    kind,
                                    policy.harm(kind),
                                    account.available() - free));
                }
            }
        }
        return spots;
    }

    /** Ordered, and not answered by its holder yet: it may all come to be held. */
    private static long unanswered(Position position) {
        return position.sum(hold -> hold.state() == HoldState.ORDERED ? hold.inFlight() : 0);
    }

    /**
     * Holders that have a live order already: a second one is an amendment, which people decide.
     */
    private static Set<AgencyId> holding(Position position) {
        Set<AgencyId> holding = new LinkedHashSet<>();
        for (Hold one : position.holds()) {
            if (!one.state().over() && one.state() != HoldState.NOTHING_FOUND) {
                holding.add(one.holder());
            }
        }
        return holding;
    }

    /** The holder's last answer that names balances. */
    private static Optional<Answer> answer(Position position, AgencyId holder) {
        return position.answers().stream()
                .filter(one -> one.holder().equals(holder))
                .filter(
                        one ->
                                one.state() == Answer.State.ANSWERED
                                        || one.state() == Answer.State.PART)
                .max(Comparator.comparing(Answer::since));
    }

    private static boolean neverAsked(Position position, AgencyId holder) {
        return position.answers().stream().noneMatch(one -> one.holder().equals(holder));
    }

    private static long sum(List<Plan.Share> shares) {
        return shares.stream().mapToLong(Plan.Share::amount).sum();
    }
}
