package vn.liennganh.freeze.plan;

import vn.liennganh.freeze.position.Hold;

/** How much is to be let go at one holder, in whole dong. */
public record Release(Hold hold, long amount) {}
