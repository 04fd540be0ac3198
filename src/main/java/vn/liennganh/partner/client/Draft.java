package vn.liennganh.partner.client;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;

/** A message document that is being written; it has no effect before it is signed and sent. */
public final class Draft {

    private final ObjectNode document;

    private Draft(ObjectNode document) {
        this.document = document;
    }

    /** Begins with a document, such as a sample of the hub. */
    public static Draft of(ObjectNode document) {
        return new Draft(document.deepCopy());
    }

    /** Begins with what a document says, and not with who said it to whom and when. */
    public static Draft contentOf(ObjectNode document) {
        ObjectNode content = document.deepCopy();
        content.retain(List.of("specVersion", "type", "caseNumber", "urgency", "body"));
        return new Draft(content);
    }

    /** Begins with a type and a body. */
    public static Draft of(String type, ObjectNode body) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("specVersion", EnvelopeReader.SPEC_VERSION).put("type", type);
        document.set("body", body.deepCopy());
        return new Draft(document);
    }

    public Draft from(AgencyId sender) {
        document.put("from", sender.value());
        return this;
    }

    public Draft to(List<String> recipients) {
        document.remove("to");
        recipients.forEach(document.withArray("to")::add);
        return this;
    }

    /**
     * @param time by the hub's clock, as {@link WhoAmI#time()} tells it
     */
    public Draft at(OffsetDateTime time) {
        OffsetDateTime millis = time.truncatedTo(ChronoUnit.MILLIS);
        document.put("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(millis));
        return this;
    }

    /** Makes it the first message of a conversation. */
    public Draft opening(UUID id) {
        document.put("id", id.toString()).put("exchange", id.toString());
        document.remove("inReplyTo");
        return this;
    }

    /** Makes it a later message of a conversation. */
    public Draft within(UUID exchange, UUID id) {
        document.put("id", id.toString()).put("exchange", exchange.toString());
        return this;
    }

    /** Makes it the answer to a message: same conversation, same case, back to its sender. */
    public Draft answering(Envelope request, UUID id) {
        within(request.exchange(), id).to(List.of(request.from().value()));
        document.put("inReplyTo", request.id().toString());
        request.caseNumber().ifPresentOrElse(this::caseNumber, () -> document.remove("caseNumber"));
        document.remove("relatedExchanges");
        return this;
    }

    public Draft caseNumber(String caseNumber) {
        document.put("caseNumber", caseNumber);
        return this;
    }

    /** Names other exchanges that the message is about as well; none leaves the field out. */
    public Draft related(List<String> exchanges) {
        document.remove("relatedExchanges");
        for (String exchange : exchanges) {
            document.withArray("relatedExchanges").add(exchange);
        }
        return this;
    }

    public Draft urgency(String urgency) {
        document.put("urgency", urgency);
        return this;
    }

    /** Names an attachment, whose content must have been uploaded before. */
    public Draft attach(AttachmentRef attachment) {
        document.withArray("attachments")
                .addObject()
                .put("name", attachment.name())
                .put("mediaType", attachment.mediaType())
                .put("size", attachment.size())
                .put("sha256", attachment.sha256().hex());
        return this;
    }

    /** Forgets the attachments of the document that it began with. */
    public Draft withoutAttachments() {
        document.remove("attachments");
        return this;
    }

    /** A field of the document as it stands. */
    public JsonNode field(String name) {
        return document.path(name);
    }

    /** The body, to be changed in place. */
    public ObjectNode body() {
        return document.withObject("/body");
    }

    /** The document as it will be signed. */
    public byte[] bytes() {
        return Json.MAPPER.writeValueAsBytes(document);
    }
}
