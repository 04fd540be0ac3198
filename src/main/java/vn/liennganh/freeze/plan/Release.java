package vn.liennganh.freeze.plan;

import java.util.List;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;

/**
 * How much is to be let go at one holder, in whole dong.
 *
 * @param accounts on which, in this order, what is to stay free first; none where it is all the
 *     same
 */
public record Release(Hold hold, long amount, List<String> accounts) {

    public Release {
        accounts = List.copyOf(accounts);
    }

    public Release(Hold hold, long amount) {
        this(hold, amount, List.of());
    }

    /** After a deduction a measure ends in full or not at all: no part of it can be let go. */
    public boolean whole() {
        return hold.state() == HoldState.DEDUCTED;
    }
}
