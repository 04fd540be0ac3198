package vn.liennganh.directory.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.liennganh.message.Sha256;

/**
 * By whose word the registry changes: two people's. It is logged with the change, so it names
 * people by opaque ids and the proposal by its digest.
 *
 * @param proposal what the two agreed on, reason included, exactly as kept
 * @param proposer whoever asked for it, {@code approver} whoever let it happen; never the same
 */
public record Warrant(UUID id, Sha256 proposal, UUID proposer, UUID approver) {

    public Warrant {
        if (proposer.equals(approver)) {
            throw new IllegalArgumentException("A warrant has two people's words");
        }
    }

    /** As records of changes carry it. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("proposal", id.toString());
        fields.put("proposalSha256", proposal.hex());
        fields.put("proposedBy", proposer.toString());
        fields.put("approvedBy", approver.toString());
        return fields;
    }
}
