package vn.liennganh.message;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The strict reader of a message (protocol, section 1): the first wrong field refuses the whole.
 */
public final class EnvelopeReader {

    public static final String SPEC_VERSION = "1.0";

    private static final Pattern GROUP = Pattern.compile("group:[a-z][a-z0-9-]{0,60}");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}");

    private EnvelopeReader() {}

    /** Reads the content of a CMS; refuses with {@code message-malformed} and a JSON Pointer. */
    public static Verdict<Envelope> read(byte[] json) {
        return StrictJson.read(json, EnvelopeReader::envelope);
    }

    private static Envelope envelope(ObjectNode document) {
        StrictObject fields = new StrictObject(document, "");
        if (!fields.string("specVersion", 1, 10).equals(SPEC_VERSION)) {
            throw fields.at("specVersion", "message.spec-version");
        }
        UUID id = fields.uuid("id");
        MessageType type =
                fields.as(
                        "type",
                        fields.string("type", 3, 129),
                        MessageType::new,
                        "message.type-form");
        AgencyId from =
                fields.as(
                        "from",
                        fields.string("from", 1, 35),
                        AgencyId::normalised,
                        "message.agency-form");
        List<String> to = fields.list("to", 1, 1_000, EnvelopeReader::recipient);
        if (new HashSet<>(to).size() != to.size()) {
            throw fields.at("to", "message.duplicates");
        }
        Optional<AgencyId> hub =
                fields.optionalString("hub", 1, 35)
                        .map(
                                text ->
                                        fields.as(
                                                "hub",
                                                text,
                                                AgencyId::normalised,
                                                "message.agency-form"));
        Envelope envelope =
                new Envelope(
                        id,
                        type,
                        from,
                        to,
                        hub,
                        fields.time("time"),
                        fields.uuid("exchange"),
                        fields.optionalUuid("inReplyTo"),
                        related(fields),
                        fields.optionalString("caseNumber", 1, 100),
                        urgency(fields),
                        attachments(fields),
                        fields.object("body"));
        fields.finish();
        if (envelope.inReplyTo().equals(Optional.of(id))) {
            throw fields.at("inReplyTo", "message.answers-itself");
        }
        return envelope;
    }

    private static String recipient(JsonNode item, String pointer) {
        if (!item.isString()) {
            throw new MalformedJson(pointer, "message.string-expected");
        }
        String text = item.stringValue();
        if (GROUP.matcher(text).matches()) {
            return text;
        }
        try {
            return AgencyId.normalised(text).value();
        } catch (IllegalArgumentException refused) {
            throw new MalformedJson(pointer, "message.agency-form");
        }
    }

    private static List<UUID> related(StrictObject fields) {
        List<UUID> related = fields.optionalList("relatedExchanges", 20, StrictObject::uuid);
        if (new HashSet<>(related).size() != related.size()) {
            throw fields.at("relatedExchanges", "message.duplicates");
        }
        return related;
    }

    private static Urgency urgency(StrictObject fields) {
        return fields.optionalString("urgency", 1, 20)
                .map(
                        name ->
                                Urgency.ofWireName(name)
                                        .orElseThrow(() -> fields.at("urgency", "message.urgency")))
                .orElse(Urgency.NORMAL);
    }

    private static List<AttachmentRef> attachments(StrictObject fields) {
        List<AttachmentRef> attachments =
                fields.optionalList("attachments", 50, EnvelopeReader::attachment);
        Set<Sha256> digests = new HashSet<>();
        for (AttachmentRef attachment : attachments) {
            if (!digests.add(attachment.sha256())) {
                throw fields.at("attachments", "message.duplicates");
            }
        }
        return attachments;
    }

    private static AttachmentRef attachment(JsonNode item, String pointer) {
        StrictObject fields = StrictObject.object(item, pointer);
        String name = fields.string("name", 1, 255);
        if (!isPlainName(name)) {
            throw fields.at("name", "message.attachment-name");
        }
        String mediaType = fields.string("mediaType", 3, 255);
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw fields.at("mediaType", "message.media-type");
        }
        long size = fields.integer("size", 0, AttachmentRef.SIZE_MAX);
        Sha256 sha256 =
                fields.as(
                        "sha256",
                        fields.string("sha256", 64, 64),
                        Sha256::parse,
                        "message.sha256-form");
        fields.finish();
        return new AttachmentRef(name, mediaType, size, sha256);
    }

    /** A name is data for people: no path, no control or direction-changing character. */
    public static boolean isPlainName(String name) {
        boolean path =
                name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..");
        return !path && name.codePoints().noneMatch(EnvelopeReader::isInvisible);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
