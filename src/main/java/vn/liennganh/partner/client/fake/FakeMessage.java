package vn.liennganh.partner.client.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;

/** A message that the fake hub accepted, and what became of it; guarded by {@link FakeBooks}. */
final class FakeMessage {

    final long number;
    final byte[] cms;
    final Envelope envelope;
    final Instant acceptedAt;
    final List<Receipt> receipts = new ArrayList<>();
    final Set<AgencyId> fetched = new LinkedHashSet<>();
    final Set<AgencyId> acknowledged = new LinkedHashSet<>();

    FakeMessage(long number, byte[] cms, Envelope envelope, Instant acceptedAt) {
        this.number = number;
        this.cms = cms;
        this.envelope = envelope;
        this.acceptedAt = acceptedAt;
    }

    Sha256 sha256() {
        return Sha256.of(cms);
    }

    boolean to(AgencyId party) {
        return envelope.to().contains(party.value());
    }

    boolean concerns(AgencyId party) {
        return to(party) || envelope.from().equals(party);
    }
}
