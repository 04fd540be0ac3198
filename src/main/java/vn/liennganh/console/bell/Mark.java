package vn.liennganh.console.bell;

import java.time.Instant;

/**
 * Up to where a member has seen what the bell told.
 *
 * @param at by the hub's clock, which the sandbox may move ahead
 * @param machineAt the same moment by the machine's clock
 * @param round of the agency's inbox: what was placed in a later one has not been seen
 */
public record Mark(Instant at, Instant machineAt, long round) {

    /** Nothing has been seen. */
    static final Mark NOTHING = new Mark(Instant.EPOCH, Instant.EPOCH, -1);

    /** Never further than another one: nobody marks as seen what is still to come. */
    Mark upTo(Mark present) {
        return new Mark(
                at.isBefore(present.at) ? at : present.at,
                machineAt.isBefore(present.machineAt) ? machineAt : present.machineAt,
                Math.min(round, present.round));
    }
}
