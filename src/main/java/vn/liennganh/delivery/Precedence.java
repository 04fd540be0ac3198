package vn.liennganh.delivery;

import vn.liennganh.message.Urgency;

/** The order of delivery between exchanges as stored: 0 goes first. */
final class Precedence {

    private static final Urgency[] URGENCIES = Urgency.values();
    private static final int LAST = URGENCIES.length - 1;

    private Precedence() {}

    static int of(Urgency urgency) {
        return LAST - urgency.ordinal();
    }

    static Urgency urgency(int precedence) {
        return URGENCIES[LAST - precedence];
    }
}
