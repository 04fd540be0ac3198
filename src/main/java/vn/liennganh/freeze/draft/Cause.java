package vn.liennganh.freeze.draft;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Why decisions are needed on measures that stand. Amounts are whole dong. */
public sealed interface Cause {

    /**
     * The debt or the ceiling is another.
     *
     * @param owed to be enforced from now on; absent where {@code paid} says it
     * @param costs at the moment of the decision; absent where they are as ordered
     * @param paid elsewhere, in part or in whole, and not yet reckoned with
     * @param ceiling over all holders from now on; absent for no statement
     */
    record Changed(OptionalLong owed, OptionalLong costs, long paid, OptionalLong ceiling)
            implements Cause {}

    /** The measures are to end. */
    record Ended() implements Cause {}

    /**
     * The enforcement itself is over, and the measures with it.
     *
     * @param event {@code termination-of-enforcement} or {@code decision-cancelled}
     */
    record Lapsed(String event) implements Cause {}

    /**
     * Money is to be deducted at one holder.
     *
     * @param rest let go at the same time; absent for what stays needless if nothing else is owed
     * @param fields of the decision that the office has filled already
     * @param number of the decision to deduct, which is another one than that to let go
     */
    record Deducted(
            UUID exchange,
            long amount,
            OptionalLong rest,
            ObjectNode fields,
            Optional<String> number)
            implements Cause {}

    /**
     * Urgent minutes were served and wait for their decision.
     *
     * @param order the body of an order as the office would write it, without amount and accounts
     */
    record Minutes(ObjectNode order) implements Cause {}
}
