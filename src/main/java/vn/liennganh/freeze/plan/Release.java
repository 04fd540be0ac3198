package vn.liennganh.freeze.plan;

import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;

/** How much is to be let go at one holder, in whole dong. */
public record Release(Hold hold, long amount) {

    /** After a deduction a measure ends in full or not at all: no part of it can be let go. */
    public boolean whole() {
        return hold.state() == HoldState.DEDUCTED;
    }
}
