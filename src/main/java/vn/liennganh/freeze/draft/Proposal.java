package vn.liennganh.freeze.draft;

import java.util.List;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.plan.Plan;

/**
 * Decisions to complete, sign and send, in this order.
 *
 * @param missing of what is to be held from now on, whole dong that no order covers
 * @param leftOut accounts of the holders concerned that stay free, wholly or in part: what is never
 *     frozen is in no draft, and a deduction from it is not drafted
 */
public record Proposal(List<Draft> drafts, long missing, List<Plan.LeftOut> leftOut) {

    public Proposal {
        drafts = List.copyOf(drafts);
        leftOut = List.copyOf(leftOut);
    }
}
