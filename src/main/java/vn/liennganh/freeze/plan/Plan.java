package vn.liennganh.freeze.plan;

import java.util.List;
import vn.liennganh.message.AgencyId;

/**
 * What the planner proposes. Nothing of it is sent before a person signs it.
 *
 * @param need what is still to be held, in whole dong
 * @param ask holders whose balances nobody has asked for: the default first step, never a
 *     precondition of an order
 * @param missing of the need, what no known balance covers
 */
public record Plan(
        long need, List<Order> orders, List<AgencyId> ask, List<LeftOut> leftOut, long missing) {

    public Plan {
        orders = List.copyOf(orders);
        ask = List.copyOf(ask);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One order to one holder, so that no holder learns of another.
     *
     * @param all whether it reaches all accounts there, and later inflow on any; never where
     *     something is known to stay free
     * @param accounts those that are meant to give; where not all are reached, no other is
     */
    public record Order(AgencyId holder, long amount, boolean all, List<Share> accounts) {

        public Order {
            accounts = List.copyOf(accounts);
        }
    }

    /** The part of an order that an account is meant to give; 0 for what may come in later. */
    public record Share(String number, String kind, long amount) {}

    /** An account that stays free, wholly or in part, and by what rule. */
    public record LeftOut(
            AgencyId holder, String number, String kind, long free, String vi, String en) {

        /** What stays free of an account. */
        public static LeftOut of(Known.Account one) {
            OfficePolicy.Kind kind = one.kind();
            return new LeftOut(
                    one.holder(), one.number(), kind.id(), one.free(), kind.vi(), kind.en());
        }
    }
}
