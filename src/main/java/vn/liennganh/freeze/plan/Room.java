package vn.liennganh.freeze.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Position;

/**
 * A plan that fits under the ceiling that the office has stated over all holders: the hub refuses
 * what all orders together have beyond it. What standing orders have room for and their holders say
 * that they do not hold is taken off first, the most first; what fits even then no more is not
 * ordered, and counts as missing.
 *
 * @param lowered the standing orders that are to be amended, or ended, before the plan
 */
public record Room(Plan plan, Allotment lowered) {

    /**
     * @param ceiling the most that all orders together may have, in whole dong; absent where the
     *     office has stated none
     */
    public static Room of(Plan plan, Position position, OptionalLong ceiling) {
        long beyond = 0;
        if (ceiling.isPresent() && !plan.orders().isEmpty()) {
            long planned = plan.orders().stream().mapToLong(Plan.Order::amount).sum();
            beyond = position.sum(Room::ordered) + planned - ceiling.getAsLong();
        }
        List<Hold> idle =
                position.holds().stream()
                        .filter(hold -> idle(hold) > 0)
                        .sorted(Comparator.comparingLong(Room::idle).reversed())
                        .toList();
        List<Allotment.Share> amended = new ArrayList<>();
        List<Hold> needless = new ArrayList<>();
        for (Hold hold : idle) {
            long part = Math.min(Math.max(0, beyond), idle(hold));
            if (part == hold.ordered()) {
                needless.add(hold);
            } else if (part > 0) {
                amended.add(new Allotment.Share(hold, hold.ordered() - part));
            }
            beyond -= part;
        }
        Allotment lowered = new Allotment(amended, needless, 0);
        return new Room(beyond > 0 ? less(plan, beyond) : plan, lowered);
    }

    /** What the hub counts as ordered: who has found nothing is ordered nothing any more. */
    private static long ordered(Hold hold) {
        return hold.state() == HoldState.NOTHING_FOUND ? 0 : hold.ordered();
    }

    private static long idle(Hold hold) {
        boolean told = hold.state() == HoldState.PART_FROZEN || hold.state() == HoldState.FROZEN;
        return told && hold.found().known() ? Math.max(0, hold.ordered() - hold.kept()) : 0;
    }

    /** The last orders give way. */
    private static Plan less(Plan plan, long beyond) {
        List<Plan.Order> orders = new ArrayList<>();
        long room = plan.orders().stream().mapToLong(Plan.Order::amount).sum() - beyond;
        long missing = plan.missing();
        for (Plan.Order one : plan.orders()) {
            long amount = Math.max(0, Math.min(room, one.amount()));
            room -= amount;
            missing += one.amount() - amount;
            if (amount > 0) {
                orders.add(
                        new Plan.Order(
                                one.holder(), amount, one.all(), shares(one.accounts(), amount)));
            }
        }
        return new Plan(
                plan.need(), orders, plan.ask(), plan.leftOut(), Math.min(plan.need(), missing));
    }

    private static List<Plan.Share> shares(List<Plan.Share> accounts, long amount) {
        List<Plan.Share> shares = new ArrayList<>();
        long rest = amount;
        for (Plan.Share one : accounts) {
            long part = Math.min(rest, one.amount());
            shares.add(new Plan.Share(one.number(), one.kind(), part));
            rest -= part;
        }
        return shares;
    }
}
