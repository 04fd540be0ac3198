package vn.liennganh.regulation;

import java.util.List;
import java.util.Map;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;

/**
 * Who speaks to whom, as the directory knows them.
 *
 * @param recipientKinds the kind of every addressee, groups resolved, the sender left out
 * @param signerCapacities the registered capacity of every official who signed
 */
public record Parties(
        Envelope envelope,
        String senderKind,
        Map<AgencyId, String> recipientKinds,
        List<String> signerCapacities,
        boolean sealPresent) {

    public Parties {
        recipientKinds = Map.copyOf(recipientKinds);
        signerCapacities = List.copyOf(signerCapacities);
    }
}
