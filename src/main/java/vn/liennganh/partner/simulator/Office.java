package vn.liennganh.partner.simulator;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Acknowledgement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.Duty;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Opened;
import vn.liennganh.partner.client.Signer;

/** What one agency can do: its keys and its connection, and nothing of anybody else. */
final class Office {

    private final AgencyId id;
    private final HubClient hub;
    private final Signer signer;

    Office(AgencyId id, HubClient hub, Signer signer) {
        this.id = id;
        this.hub = hub;
        this.signer = signer;
    }

    AgencyId id() {
        return id;
    }

    HubClient hub() {
        return hub;
    }

    /** The hub's clock, asked anew: in a sandbox it jumps. */
    OffsetDateTime now() {
        return hub.whoami().time();
    }

    /** The kind of agency that the hub's directory says it is, such as {@code bank}. */
    String kind() {
        String after = "";
        while (true) {
            JsonNode page = hub.json("/agencies" + after);
            for (JsonNode agency : page.path("items")) {
                if (agency.path("identifier").asString("").equals(id.value())) {
                    return agency.path("kind").asString("");
                }
            }
            String next = page.path("next").asString("");
            if (next.isEmpty() || page.path("items").isEmpty()) {
                throw new IllegalStateException("The directory does not know " + id);
            }
            after = "?after=" + next;
        }
    }

    /** What this agency still owes because of that message, acts and answers. */
    List<Duty> owedFor(Opened request) {
        return hub.dutiesOf(request.envelope().exchange()).stream()
                .filter(duty -> duty.cause().equals(request.envelope().id()))
                .filter(duty -> duty.party().equals(id.value()))
                .filter(Duty::awaited)
                .toList();
    }

    /** A sample of that type, made the answer to the request. */
    Draft answer(Opened request, String type, UUID answerId, OffsetDateTime now) {
        return Draft.of(hub.sample(type))
                .withoutAttachments()
                .from(id)
                .at(now)
                .answering(request.envelope(), answerId);
    }

    /** Signed by the official and the seal. */
    byte[] sign(Draft draft) {
        return signer.sign(draft.bytes());
    }

    /** Signed by the seal alone. */
    byte[] seal(Draft draft) {
        return signer.seal(draft.bytes());
    }

    /** Confirms that it holds these messages in full. */
    void acknowledge(Map<UUID, Sha256> messages) {
        hub.acknowledge(signer.seal(new Acknowledgement(id, now(), messages).bytes()));
    }
}
