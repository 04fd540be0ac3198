package vn.liennganh.console.letter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.WireTime;

/** Writes the documents that are signed, as protocol sections 1 and 3 have them. */
final class Letters {

    private Letters() {}

    /** A message of that id; an opening one gives its id to the exchange. */
    static byte[] message(Draft draft, UUID id, Instant at) {
        NewLetter letter = draft.letter();
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("specVersion", EnvelopeReader.SPEC_VERSION)
                .put("id", id.toString())
                .put("type", letter.type().value())
                .put("from", draft.agency().value());
        letter.to().forEach(document.putArray("to")::add);
        document.put("time", time(at));
        document.put("exchange", letter.exchange().orElse(id).toString());
        letter.inReplyTo().ifPresent(one -> document.put("inReplyTo", one.toString()));
        if (!letter.related().isEmpty()) {
            var related = document.putArray("relatedExchanges");
            letter.related().forEach(one -> related.add(one.toString()));
        }
        letter.caseNumber().ifPresent(number -> document.put("caseNumber", number));
        if (letter.urgency() != Urgency.NORMAL) {
            document.put("urgency", letter.urgency().wireName());
        }
        if (!draft.attachments().isEmpty()) {
            var attachments = document.putArray("attachments");
            draft.attachments().forEach(one -> attachment(attachments.addObject(), one));
        }
        document.set("body", letter.body());
        return Json.MAPPER.writeValueAsBytes(document);
    }

    /** The word of a recipient that it holds one message in full. */
    static byte[] acknowledgement(AgencyId from, UUID message, String sha256, Instant at) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("specVersion", EnvelopeReader.SPEC_VERSION)
                .put("kind", "ContentHandover")
                .put("from", from.value())
                .put("time", time(at));
        document.putArray("messages")
                .addObject()
                .put("id", message.toString())
                .put("sha256", sha256);
        return Json.MAPPER.writeValueAsBytes(document);
    }

    static void attachment(ObjectNode node, AttachmentRef attachment) {
        node.put("name", attachment.name())
                .put("mediaType", attachment.mediaType())
                .put("size", attachment.size())
                .put("sha256", attachment.sha256().hex());
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.MILLIS).atZone(WireTime.ZONE));
    }
}
