package vn.liennganh.console.members;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;

/** One head's word that a written delegation should be recorded; another head's makes it so. */
record Lending(
        UUID id, Delegation delegation, UUID proposer, String proposerName, Instant proposed) {

    /** The two words by which it happens, over all that stands in the proposal. */
    Warrant warrant(UUID approver) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id.toString());
        fields.put("agency", delegation.agency().value());
        fields.put("grantor", delegation.grantor());
        fields.put("delegate", delegation.delegate());
        fields.put("capacity", delegation.capacity());
        fields.put("content", delegation.content().stream().sorted().toList());
        fields.put("from", delegation.from().toString());
        fields.put("to", delegation.to().toString());
        fields.put("document", delegation.document());
        fields.put("proposer", proposer.toString());
        fields.put("proposed", proposed.toString());
        Sha256 digest = Sha256.of(Json.MAPPER.writeValueAsBytes(fields));
        return new Warrant(id, digest, proposer, approver);
    }
}
