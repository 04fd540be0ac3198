package vn.liennganh.freeze.draft;

import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.freeze.position.Position;

/**
 * The ceiling over all holders under which decisions are drafted: the one that they state, or else
 * the one that an earlier order of the debt has stated. It caps what is held at one time, so what
 * was paid does not use it up; and it is never more than the debt.
 *
 * @param most that may be ordered and held together, in whole dong; absent under no ceiling
 * @param stated by the decisions themselves; absent where the earlier one is to stand
 */
public record Ceiling(OptionalLong most, OptionalLong stated) {

    /**
     * The ceiling of decisions.
     *
     * @param stated as the office states it now; absent for no statement
     * @param debt to be enforced with costs, from now on
     */
    public static Ceiling of(OptionalLong stated, long debt, Position position) {
        OptionalLong now = within(stated, debt);
        return new Ceiling(now.isPresent() ? now : within(position.ceiling(), debt), now);
    }

    /**
     * The ceiling of orders.
     *
     * @param order the body of an order as the office would write it
     */
    public static Ceiling of(ObjectNode order, long debt, Position position) {
        OptionalLong stated =
                order.has(Papers.CEILING)
                        ? OptionalLong.of(Debt.dong(order, Papers.CEILING))
                        : OptionalLong.empty();
        return of(stated, debt, position);
    }

    /** The same order stating no more than the debt, which the hub would refuse. */
    public ObjectNode in(ObjectNode order) {
        ObjectNode body = order.deepCopy();
        stated.ifPresent(dong -> Paper.money(body, Papers.CEILING, dong));
        return body;
    }

    private static OptionalLong within(OptionalLong ceiling, long debt) {
        return ceiling.isPresent() ? OptionalLong.of(Math.min(debt, ceiling.getAsLong())) : ceiling;
    }
}
