package vn.liennganh.freeze.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
 * is known, holds all and later inflow (L67.2). Where something is known to stay free, an order
 * names the accounts that it reaches. A balance grows old and then counts as unknown.
 */
public final class Planner {

    private final OfficePolicy policy;

    public Planner(OfficePolicy policy) {
        this.policy = policy;
    }

    /**
     * @param owed to be enforced with costs
     * @param ceiling over all holders, where the office has stated one: then what no known balance
     *     covers is ordered at one holder after the other
     * @param holders where the debtor may have money
     * @param now by which a balance is old
     */
    public Plan plan(
            Position position,
            long owed,
            OptionalLong ceiling,
            Set<AgencyId> holders,
            Instant now) {
        long limit = Math.min(owed, ceiling.orElse(owed));
        boolean capped = ceiling.isPresent();
        long need = Math.max(0, limit - position.kept() - unanswered(position));
        Known known = Known.of(position, policy);
        Set<AgencyId> free = new LinkedHashSet<>(holders);
        free.removeAll(holding(position));
        Set<AgencyId> unknown = new LinkedHashSet<>(free);
        unknown.removeIf(holder -> fresh(known, holder, now));
        List<Known.Account> spots =
                free.stream()
                        .filter(holder -> !unknown.contains(holder))
                        .flatMap(holder -> known.at(holder).stream())
                        .filter(one -> one.room() > 0)
                        .toList();
        Map<AgencyId, List<Plan.Share>> shares = new LinkedHashMap<>();
        long rest = need;
        for (Known.Account spot : chosen(spots, need)) {
            long part = Math.min(rest, spot.room());
            shares.computeIfAbsent(spot.holder(), holder -> new ArrayList<>())
                    .add(share(spot, part));
            rest -= part;
        }
        Set<AgencyId> more = new LinkedHashSet<>();
        if (rest > 0) {
            List<AgencyId> somewhere = beyond(known, unknown, capped);
            more.addAll(somewhere.isEmpty() ? inflow(known, free, shares, capped) : somewhere);
        }
        Set<AgencyId> ordered = new LinkedHashSet<>(shares.keySet());
        ordered.addAll(more);
        List<Plan.Order> orders = new ArrayList<>();
        for (AgencyId holder : ordered) {
            List<Plan.Share> named = shares.getOrDefault(holder, List.of());
            orders.add(
                    more.contains(holder)
                            ? order(known, holder, named, rest)
                            : new Plan.Order(holder, sum(named), false, named));
        }
        List<AgencyId> ask =
                unknown.stream().filter(holder -> toAsk(position, known, holder)).toList();
        List<Plan.LeftOut> leftOut =
                free.stream()
                        .flatMap(holder -> known.at(holder).stream())
                        .filter(one -> one.kind().sparing())
                        .map(Plan.LeftOut::of)
                        .toList();
        return new Plan(need, orders, need == 0 ? List.of() : ask, leftOut, rest);
    }

    /** What no known balance covers: at holders of unknown balances. */
    private List<AgencyId> beyond(Known known, Set<AgencyId> unknown, boolean capped) {
        List<AgencyId> all = unknown.stream().filter(known::reachable).toList();
        boolean each = policy.unknown() == OfficePolicy.Spread.EACH && !capped;
        return each ? all : all.stream().limit(1).toList();
    }

    /**
     * What no known balance covers though all have answered: by later inflow, where there is an
     * account for it (L67.2); in turn where the most is held already.
     */
    private List<AgencyId> inflow(
            Known known,
            Set<AgencyId> holders,
            Map<AgencyId, List<Plan.Share>> shares,
            boolean capped) {
        List<AgencyId> all =
                holders.stream()
                        .filter(known::reachable)
                        .filter(holder -> !known.nothing(holder))
                        .toList();
        return policy.inflow() == OfficePolicy.Spread.EACH && !capped
                ? all
                : all.stream()
                        .sorted(
                                Comparator.comparingLong(
                                        (AgencyId one) ->
                                                -sum(shares.getOrDefault(one, List.of()))))
                        .limit(1)
                        .toList();
    }

    /** More than what is known to be there: on all accounts, or on those that may be named. */
    private static Plan.Order order(
            Known known, AgencyId holder, List<Plan.Share> shares, long rest) {
        List<Plan.Share> named = new ArrayList<>(shares);
        boolean all = !known.sheltered(holder);
        if (!all) {
            known.nameable(holder).stream()
                    .filter(
                            one ->
                                    shares.stream()
                                            .noneMatch(
                                                    share -> share.number().equals(one.number())))
                    .forEach(one -> named.add(share(one, 0)));
        }
        return new Plan.Order(holder, sum(shares) + rest, all, named);
    }

    private static Plan.Share share(Known.Account account, long dong) {
        return new Plan.Share(account.number(), account.kind().id(), dong);
    }

    private boolean fresh(Known known, AgencyId holder, Instant now) {
        return known.since(holder)
                .filter(one -> !one.isBefore(now.minus(policy.age())))
                .isPresent();
    }

    /** The least harmful kinds that together suffice, and of them as few accounts as can be. */
    private List<Known.Account> chosen(List<Known.Account> spots, long need) {
        List<Integer> harms = spots.stream().map(this::harm).distinct().sorted().toList();
        for (int worst : harms) {
            List<Known.Account> pool = spots.stream().filter(spot -> harm(spot) <= worst).toList();
            if (pool.stream().mapToLong(Known.Account::room).sum() >= need) {
                return fewest(pool, need);
            }
        }
        return spots;
    }

    private List<Known.Account> fewest(List<Known.Account> pool, long need) {
        List<Known.Account> left = new ArrayList<>(pool);
        left.sort(
                Comparator.comparingLong(Known.Account::room)
                        .reversed()
                        .thenComparingInt(this::harm));
        List<Known.Account> chosen = new ArrayList<>();
        long rest = need;
        while (rest > 0) {
            long missing = rest;
            // The last account is the least harmful, then the smallest, that is enough.
            Known.Account next =
                    left.stream()
                            .filter(spot -> spot.room() >= missing)
                            .min(
                                    Comparator.comparingInt(this::harm)
                                            .thenComparingLong(Known.Account::room))
                            .orElse(left.get(0));
            chosen.add(next);
            left.remove(next);
            rest -= next.room();
        }
        return chosen;
    }

    private int harm(Known.Account account) {
        return policy.harm(account.kind());
    }

    /** Ordered, and not answered by its holder yet: it may all come to be held. */
    private static long unanswered(Position position) {
        return position.sum(hold -> hold.state() == HoldState.ORDERED ? hold.inFlight() : 0);
    }

    /**
     * Holders that have a live order already: a second one is an amendment, which people decide.
     * Who answered that there is nothing, or nothing that may be held, is ordered nothing again
     * before it tells of an account.
     */
    private static Set<AgencyId> holding(Position position) {
        Set<AgencyId> holding = new LinkedHashSet<>();
        for (Hold one : position.holds()) {
            boolean settled = one.state() != HoldState.NOTHING_FOUND || !toldSince(position, one);
            if (!one.state().over() && settled) {
                holding.add(one.holder());
            }
        }
        return holding;
    }

    private static boolean toldSince(Position position, Hold hold) {
        return position.answers().stream()
                .filter(one -> one.holder().equals(hold.holder()))
                .anyMatch(one -> !one.accounts().isEmpty() && one.since().isAfter(hold.since()));
    }

    /** Whom nobody has asked, or whose answer has grown old and who is not being asked again. */
    private static boolean toAsk(Position position, Known known, AgencyId holder) {
        List<Answer> asked =
                position.answers().stream().filter(one -> one.holder().equals(holder)).toList();
        return asked.isEmpty()
                || known.since(holder).isPresent()
                        && asked.stream().noneMatch(one -> one.state() == Answer.State.ASKED);
    }

    private static long sum(List<Plan.Share> shares) {
        return shares.stream().mapToLong(Plan.Share::amount).sum();
    }
}
