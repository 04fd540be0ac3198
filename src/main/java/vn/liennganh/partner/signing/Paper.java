package vn.liennganh.partner.signing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StrictJson;
import vn.liennganh.message.StrictObject;
import vn.liennganh.message.Verdict;

/**
 * What is to be signed, read strictly out of the very bytes: a message, or an acknowledgement
 * (protocol, sections 1 and 3). Nothing else is ever signed.
 */
sealed interface Paper {

    /** The bytes that are signed. */
    byte[] content();

    AgencyId from();

    default Sha256 digest() {
        return Sha256.of(content());
    }

    /** A message to others. */
    record Message(byte[] content, Envelope envelope) implements Paper {
        @Override
        public AgencyId from() {
            return envelope.from();
        }

        List<AttachmentRef> attachments() {
            return envelope.attachments();
        }
    }

    /**
     * The word that messages are held in full.
     *
     * @param messages their ids
     */
    record Acknowledgement(byte[] content, AgencyId from, List<UUID> messages) implements Paper {}

    /** Empty where it is neither. */
    static Optional<Paper> of(byte[] content) {
        Verdict<Envelope> message = EnvelopeReader.read(content);
        if (message.refusal().isEmpty()) {
            return Optional.of(new Message(content, message.value()));
        }
        Verdict<Paper> acknowledgement =
                StrictJson.read(content, document -> acknowledgement(content, document));
        return acknowledgement.refusal().isEmpty()
                ? Optional.of(acknowledgement.value())
                : Optional.empty();
    }

    private static Paper acknowledgement(byte[] content, ObjectNode document) {
        StrictObject fields = new StrictObject(document, "");
        fields.as("specVersion", fields.string("specVersion", 1, 10), Paper::one, "message.json");
        fields.as("kind", fields.string("kind", 1, 40), Paper::handover, "message.json");
        AgencyId from =
                fields.as(
                        "from",
                        fields.string("from", 1, 35),
                        AgencyId::normalised,
                        "message.agency-form");
        fields.time("time");
        List<UUID> messages = fields.list("messages", 1, 1_000, Paper::held);
        fields.finish();
        return new Acknowledgement(content, from, messages);
    }

    private static UUID held(JsonNode item, String pointer) {
        StrictObject fields = StrictObject.object(item, pointer);
        UUID id = fields.uuid("id");
        fields.as("sha256", fields.string("sha256", 64, 64), Sha256::parse, "message.sha256-form");
        fields.finish();
        return id;
    }

    private static String one(String version) {
        return only(EnvelopeReader.SPEC_VERSION, version);
    }

    private static String handover(String kind) {
        return only("ContentHandover", kind);
    }

    private static String only(String wanted, String said) {
        if (!said.equals(wanted)) {
            throw new IllegalArgumentException("Not " + wanted);
        }
        return said;
    }
}
