package vn.liennganh.gateway.soap;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.envelope.SoapVersion;
import vn.liennganh.gateway.soap.envelope.XRoadHeader;
import vn.liennganh.gateway.soap.security.AnswerSeal;
import vn.liennganh.gateway.soap.xml.CanonicalXml;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.gateway.soap.xml.XmlName;

/** Puts answers and faults into envelopes, signs them, and writes them out. */
final class Answers {

    private static final String ADDRESSING_FAULT = Names.WSA.uri() + "/fault";

    private final AnswerSeal seal;

    Answers(AnswerSeal seal) {
        this.seal = seal;
    }

    /**
     * What is answered to.
     *
     * @param relatesTo the MessageID of the request, where it had one
     * @param road its X-Road header, where it had one that is mirrored
     */
    record Question(SoapVersion version, Optional<String> relatesTo, Optional<XRoadHeader> road) {

        static Question of(SoapCall call) {
            return new Question(call.version(), call.addressing("MessageID"), Optional.empty());
        }

        Question mirroring(Optional<XRoadHeader> header) {
            return new Question(version, relatesTo, header);
        }
    }

    /** The envelope around an answer. */
    byte[] envelope(Question question, XmlElement content, boolean signed) {
        SoapVersion version = question.version();
        XmlElement header = XmlElement.of(version.name("Header"));
        question.relatesTo()
                .ifPresent(
                        id ->
                                header.add(wsa("Action"), action(content))
                                        .add(wsa("MessageID"), "urn:uuid:" + UUID.randomUUID())
                                        .add(wsa("RelatesTo"), id));
        question.road().ifPresent(road -> road.mirrored().forEach(header::add));
        XmlElement body = XmlElement.of(version.name("Body")).add(content);
        if (signed) {
            seal.sign(header, body, version.name("mustUnderstand"));
        }
        XmlElement envelope = XmlElement.of(version.name("Envelope"));
        if (!header.children().isEmpty()) {
            envelope.add(header);
        }
        return CanonicalXml.of(envelope.add(body));
    }

    private static String action(XmlElement content) {
        return content.uri().equals(Names.HUB.uri())
                ? Names.action(content.name())
                : ADDRESSING_FAULT;
    }

    private static XmlName wsa(String local) {
        return Names.WSA.sibling(local);
    }

    /** Writes an envelope, with the attachments behind it as they come out of the store. */
    static void write(
            HttpServletResponse response,
            SoapVersion version,
            byte[] envelope,
            List<Reply.Attached> attachments)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        OutputStream out = response.getOutputStream();
        if (attachments.isEmpty()) {
            response.setContentType(version.mediaType() + ";charset=UTF-8");
            response.setContentLength(envelope.length);
            out.write(envelope);
        } else {
            String boundary = "part-" + UUID.randomUUID();
            response.setContentType(
                    "multipart/related; type=\"application/xop+xml\"; start=\"<envelope>\"; "
                            + "start-info=\""
                            + version.mediaType()
                            + "\"; boundary=\""
                            + boundary
                            + "\"");
            line(
                    out,
                    "--"
                            + boundary
                            + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\""
                            + version.mediaType()
                            + "\"\r\nContent-Transfer-Encoding: binary\r\n"
                            + "Content-ID: <envelope>\r\n");
            out.write(envelope);
            for (Reply.Attached part : attachments) {
                line(
                        out,
                        "\r\n--"
                                + boundary
                                + "\r\nContent-Type: application/octet-stream\r\n"
                                + "Content-Transfer-Encoding: binary\r\nContent-ID: <"
                                + part.sha256().hex()
                                + ">\r\n");
                part.content().writeTo(out);
            }
            line(out, "\r\n--" + boundary + "--");
        }
        out.flush();
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
