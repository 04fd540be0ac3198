package vn.liennganh.console.money;

import java.util.List;

/**
 * Where the planner would freeze; nothing of it is stored.
 *
 * @param drafts by their keys, to be begun one by one
 */
public record PlanView(
        String need, String missing, boolean falls, List<Line> drafts, List<Free> free) {

    /** A request or an order that would be written. */
    public record Line(String key, String what, String holder, String amount) {}

    /** An account that stays free, and by what rule. */
    public record Free(String holder, String number, String amount, String why) {}
}
