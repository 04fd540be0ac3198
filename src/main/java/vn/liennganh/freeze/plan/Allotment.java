package vn.liennganh.freeze.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Position;

/**
 * How much each holder is to hold at most once the debt or the ceiling is another, by as few
 * decisions as possible.
 *
 * <p>Who was ordered the whole of the old limit is ordered the whole of the new one; nobody more
 * than that. Where the office has stated a ceiling, all orders together stay within it: first what
 * was ordered and is not held is taken off, the most first. What is ordered to be deducted is left
 * alone.
 *
 * @param amended whose amounts change; where none does, one whose order says the new debt
 * @param needless of whose amount nothing is left: their measure ends
 * @param missing of the new limit, what no order covers
 */
public record Allotment(List<Share> amended, List<Hold> needless, long missing) {

    /** What one holder is to hold at most, in whole dong. */
    public record Share(Hold hold, long amount) {}

    public Allotment {
        amended = List.copyOf(amended);
        needless = List.copyOf(needless);
    }

    /**
     * @param debt to be enforced with costs, from now on
     * @param ceiling over all holders, where the office states one
     */
    public static Allotment of(Position position, long debt, OptionalLong ceiling) {
        long limit = Math.min(debt, ceiling.orElse(debt));
        List<Share> shares = new ArrayList<>();
        long fixed = 0;
        for (Hold hold : position.holds()) {
            if (amendable(hold)) {
                boolean whole = hold.ordered() >= position.limit().orElse(Long.MAX_VALUE);
                shares.add(new Share(hold, whole ? limit : Math.min(hold.ordered(), limit)));
            } else if (!hold.state().over()) {
                fixed += hold.ordered();
            }
        }
        if (ceiling.isPresent()) {
            cut(shares, sum(shares) + fixed - limit);
        }
        long missing = Math.max(0, limit - sum(shares) - fixed);
        List<Hold> needless =
                shares.stream().filter(one -> one.amount() == 0).map(Share::hold).toList();
        shares.removeIf(one -> one.amount() == 0);
        List<Share> amended = new ArrayList<>(shares);
        amended.removeIf(one -> one.amount() == one.hold().ordered());
        if (amended.isEmpty()) {
            // Somebody has to be told the new debt.
            shares.stream().limit(1).forEach(amended::add);
        }
        // Who is lowered comes first, so that at no moment more is ordered than the ceiling.
        amended.sort(Comparator.comparingLong(one -> one.amount() - one.hold().ordered()));
        return new Allotment(amended, needless, missing);
    }

    private static boolean amendable(Hold hold) {
        boolean live =
                hold.state() == HoldState.ORDERED
                        || hold.state() == HoldState.FULL_UNVALUED
                        || hold.state() == HoldState.PART_FROZEN
                        || hold.state() == HoldState.FROZEN;
        return live && hold.ordered() > 0;
    }

    private static void cut(List<Share> shares, long beyond) {
        long rest = beyond;
        while (rest > 0 && sum(shares) > 0) {
            Share most =
                    shares.stream()
                            .max(
                                    Comparator.comparingLong(Allotment::idle)
                                            .thenComparingLong(Share::amount))
                            .orElseThrow();
            long part = Math.min(rest, idle(most) > 0 ? idle(most) : most.amount());
            shares.set(shares.indexOf(most), new Share(most.hold(), most.amount() - part));
            rest -= part;
        }
    }

    /** Ordered, and not known to be held. */
    private static long idle(Share share) {
        return Math.max(0, share.amount() - share.hold().kept());
    }

    private static long sum(List<Share> shares) {
        return shares.stream().mapToLong(Share::amount).sum();
    }
}
