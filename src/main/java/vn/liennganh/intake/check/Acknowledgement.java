package vn.liennganh.intake.check;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.StrictJson;
import vn.liennganh.message.StrictObject;
import vn.liennganh.message.Verdict;

/**
 * A recipient's signed word that it has taken over messages (protocol, section 3).
 *
 * @param messages 1 to 1,000, each once
 */
public record Acknowledgement(AgencyId from, OffsetDateTime time, List<Item> messages) {

    public static final int MESSAGES_MAX = 1_000;

    /** One message by its id and by the SHA-256 of the CMS bytes that the recipient holds. */
    public record Item(UUID id, Sha256 sha256) {}

    /** Whether a signed content calls itself an acknowledgement; anything else is a message. */
    public static boolean claimed(byte[] json) {
        String handover = StatementKind.CONTENT_HANDOVER.wireName();
        // Nearly every message is told apart without reading it once more.
        return new String(json, StandardCharsets.UTF_8).contains(handover)
                && says(StrictJson.read(json, one -> one.path("kind").asString("")), handover);
    }

    /** Reads the content of a CMS; refuses with {@code message-malformed} and a JSON Pointer. */
    public static Verdict<Acknowledgement> read(byte[] json) {
        return StrictJson.read(json, Acknowledgement::read);
    }

    private static boolean says(Verdict<String> kind, String wanted) {
        return kind.refusal().isEmpty() && kind.value().equals(wanted);
    }

    private static Acknowledgement read(ObjectNode document) {
        StrictObject fields = new StrictObject(document, "");
        if (!fields.string("specVersion", 1, 10).equals(EnvelopeReader.SPEC_VERSION)) {
            throw fields.at("specVersion", "message.spec-version");
        }
        String handover = StatementKind.CONTENT_HANDOVER.wireName();
        if (!fields.string("kind", 1, 40).equals(handover)) {
            throw fields.at("kind", "intake.acknowledgement-kind", handover);
        }
        AgencyId from =
                fields.as(
                        "from",
                        fields.string("from", 1, 35),
                        AgencyId::normalised,
                        "message.agency-form");
        OffsetDateTime time = fields.time("time");
        List<Item> items = fields.list("messages", 1, MESSAGES_MAX, Acknowledgement::item);
        fields.finish();
        if (new HashSet<>(items.stream().map(Item::id).toList()).size() != items.size()) {
            throw fields.at("messages", "message.duplicates");
        }
        return new Acknowledgement(from, time, items);
    }

    private static Item item(JsonNode node, String pointer) {
        StrictObject fields = StrictObject.object(node, pointer);
        UUID id = fields.uuid("id");
        Sha256 sha256 =
                fields.as(
                        "sha256",
                        fields.string("sha256", 64, 64),
                        Sha256::parse,
                        "message.sha256-form");
        fields.finish();
        return new Item(id, sha256);
    }
}
