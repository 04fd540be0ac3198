package vn.liennganh.freeze.draft;

import java.util.List;
import vn.liennganh.desk.Draft;

/**
 * Decisions to complete, sign and send, in this order.
 *
 * @param missing of what is to be held from now on, whole dong that no order covers
 */
public record Proposal(List<Draft> drafts, long missing) {

    public Proposal {
        drafts = List.copyOf(drafts);
    }
}
