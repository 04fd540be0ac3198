package vn.liennganh.gateway.soap;

import java.util.List;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.intake.AttachmentContent;
import vn.liennganh.message.Sha256;

/**
 * What an operation answers.
 *
 * @param body the one element of the Body
 * @param attachments parts to be streamed behind the envelope
 * @param afterwards done once all of it has been left to the caller
 */
record Reply(XmlElement body, List<Attached> attachments, Runnable afterwards) {

    /** An attachment's content under its digest. */
    record Attached(Sha256 sha256, AttachmentContent content) {}

    static Reply of(XmlElement body) {
        return new Reply(body, List.of(), () -> {});
    }
}
