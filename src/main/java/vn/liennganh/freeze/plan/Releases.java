package vn.liennganh.freeze.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.freeze.position.Found;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Position;

/**
 * Where to let go of what is too much, by as few decisions as possible.
 *
 * <p>First what a holder holds beyond its own order; then, of what all hold together beyond the
 * limit, the smallest hold that covers it, or else the largest ones. What is ordered to be deducted
 * is left alone, and so is a hold whose holder has yet to answer a decision. What remains after a
 * deduction can be let go as a whole alone, and is where nothing else is left.
 */
public final class Releases {

    private Releases() {}

    /**
     * The same, and before it what is held though it is to stay free: its accounts are named, and
     * what it frees counts for the rest. One decision for each holder.
     */
    public static List<Release> of(Position position, List<Overreach> spared) {
        Map<Hold, List<Overreach>> broken = new LinkedHashMap<>();
        for (Overreach one : spared) {
            if (partial(one.hold())) {
                broken.computeIfAbsent(one.hold(), hold -> new ArrayList<>()).add(one);
            }
        }
        Position rest = position;
        for (Map.Entry<Hold, List<Overreach>> one : broken.entrySet()) {
            rest = rest.without(one.getKey(), Overreach.sum(one.getValue()));
        }
        List<Release> more = new ArrayList<>(of(rest));
        List<Release> all = new ArrayList<>();
        broken.forEach(
                (hold, ones) -> {
                    long amount = Overreach.sum(ones);
                    List<String> accounts =
                            new ArrayList<>(ones.stream().map(Overreach::account).toList());
                    for (Release one : List.copyOf(more)) {
                        if (same(one.hold(), hold)) {
                            amount += one.amount();
                            more.remove(one);
                            cover(hold, one.amount(), accounts);
                        }
                    }
                    all.add(new Release(hold, amount, accounts));
                });
        all.addAll(more);
        return all;
    }

    /** Names other accounts, the fullest first, on which that much more is held. */
    private static void cover(Hold hold, long amount, List<String> accounts) {
        long rest = amount;
        for (Found.Account one :
                hold.found().accounts().stream()
                        .filter(it -> !accounts.contains(it.number()))
                        .sorted(Comparator.comparing(it -> -hold.on(it)))
                        .toList()) {
            if (rest > 0) {
                accounts.add(one.number());
                rest -= hold.on(one);
            }
        }
    }

    private static boolean same(Hold one, Hold other) {
        return one.exchange().equals(other.exchange()) && one.holder().equals(other.holder());
    }

    /** Empty where nothing is too much, or where answers must be waited for. */
    public static List<Release> of(Position position) {
        Map<Hold, Long> amounts = new LinkedHashMap<>();
        long rest = position.excess();
        for (Hold hold : open(position)) {
            if (hold.beyondOrder() > 0) {
                amounts.put(hold, hold.beyondOrder());
                rest -= hold.beyondOrder();
            }
        }
        List<Hold> left = new ArrayList<>(open(position));
        while (rest > 0 && !left.isEmpty()) {
            Hold next = next(left, rest);
            long part = Math.min(rest, spare(next));
            if (part > 0) {
                amounts.merge(next, part, Long::sum);
            }
            rest -= part;
            left.remove(next);
        }
        // What remains after deductions: first where it is beyond the order.
        left.addAll(position.holds());
        left.removeIf(one -> one.state() != HoldState.DEDUCTED || one.kept() == 0);
        left.sort(Comparator.comparingLong(Hold::beyondOrder).reversed());
        for (Hold hold : left) {
            if (rest > 0) {
                amounts.put(hold, hold.kept());
                rest -= hold.kept();
            }
        }
        return amounts.entrySet().stream()
                .map(one -> new Release(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<Hold> open(Position position) {
        return position.holds().stream().filter(one -> partial(one) && one.kept() > 0).toList();
    }

    /** Where the procedure knows a release of a part. */
    private static boolean partial(Hold hold) {
        return hold.state() == HoldState.FROZEN
                || hold.state() == HoldState.PART_FROZEN
                || hold.state() == HoldState.FULL_UNVALUED;
    }

    private static Hold next(List<Hold> left, long rest) {
        Optional<Hold> enough =
                left.stream()
                        .filter(one -> spare(one) >= rest)
                        .min(Comparator.comparingLong(Releases::spare));
        return enough.orElseGet(
                () -> left.stream().max(Comparator.comparingLong(Releases::spare)).orElseThrow());
    }

    private static long spare(Hold hold) {
        return Math.max(0, hold.kept() - hold.beyondOrder() - hold.money().toDeduct());
    }
}
