package vn.liennganh.gateway.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.gateway.rest.AttachmentsResource;
import vn.liennganh.gateway.soap.envelope.MimeParts;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;

/**
 * Attachments that come with a message: MIME parts straight into the store, where they lie like any
 * upload until the message names them. The digest says what they must be; nothing else binds them,
 * least of all the signature of the envelope.
 */
@Component
final class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int PARTS_MAX = 50;

    private final AttachmentStore store;
    private final Quotas quotas;

    Uploads(AttachmentStore store, Quotas quotas) {
        this.store = store;
        this.quotas = quotas;
    }

    /** Stores everything that came, or refuses it all with the first thing that is wrong. */
    void take(Channel channel, Fields fields, Optional<MimeParts> parts) {
        Map<String, Sha256> named = new HashMap<>();
        for (XmlElement attachment : fields.all("attachment")) {
            Sha256 digest =
                    attachment
                            .attribute("sha256")
                            .flatMap(Uploads::digest)
                            .orElseThrow(
                                    () -> fields.wrong("attachment", "gateway.soap-field-value"));
            Optional<XmlElement> include = attachment.only(Names.XOP);
            if (include.isPresent()) {
                named.put(contentId(fields, include.get()), digest);
            } else {
                byte[] inline = fields.decode("attachment", attachment.text());
                put(channel, digest, new ByteArrayInputStream(inline));
            }
        }
        if (named.size() > PARTS_MAX) {
            throw SoapCall.malformed("gateway.soap-parts");
        }
        parts.ifPresent(
                all ->
                        quotas.upload(
                                channel.agency(),
                                () -> {
                                    takeAll(channel, named, all);
                                    return true;
                                }));
        if (!named.isEmpty()) {
            throw new ProblemException(
                    Problem.of(RefusalCode.ATTACHMENT_MISSING, "gateway.soap-part-missing"));
        }
    }

    /** Reads over what nobody needs, within the same limits, so that its sender can be answered. */
    void pass(Channel channel, MimeParts parts) {
        try {
            quotas.upload(
                    channel.agency(),
                    () -> {
                        passAll(channel, parts);
                        return true;
                    });
        } catch (ProblemException | UncheckedIOException broken) {
            // Of the message is spoken first; whoever breaks off hears nothing in any case.
            LOG.debug("Parts of a call were not read to their end", broken);
        }
    }

    /** A client that always speaks MTOM wraps an envelope without parts as well. */
    static void requireNone(MimeParts parts) {
        try {
            if (parts.next().isPresent()) {
                throw SoapCall.malformed("gateway.soap-part-unnamed");
            }
        } catch (MimeParts.Malformed broken) {
            throw SoapCall.malformed("gateway.soap-mime");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void passAll(Channel channel, MimeParts parts) {
        try {
            int count = 0;
            for (Optional<MimeParts.Part> part = parts.next();
                    part.isPresent() && ++count <= PARTS_MAX;
                    part = parts.next()) {
                quotas.attachment(channel.agency(), 0, part.get().content())
                        .transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Parts are taken off {@code named} as they come. */
    private void takeAll(Channel channel, Map<String, Sha256> named, MimeParts parts) {
        try {
            int count = 0;
            for (Optional<MimeParts.Part> part = parts.next();
                    part.isPresent();
                    part = parts.next()) {
                if (++count > PARTS_MAX) {
                    throw SoapCall.malformed("gateway.soap-parts");
                }
                SoapPackage.requirePlain(part.get());
                String id = part.get().contentId().orElse("");
                Sha256 digest =
                        Optional.ofNullable(named.remove(id))
                                .or(() -> digest(id))
                                .orElseThrow(() -> SoapCall.malformed("gateway.soap-part-unnamed"));
                put(channel, digest, part.get().content());
            }
        } catch (MimeParts.Malformed broken) {
            throw SoapCall.malformed("gateway.soap-mime");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void put(Channel channel, Sha256 digest, InputStream content) {
        try {
            UploadOutcome outcome =
                    store.put(
                            channel.acting(),
                            digest,
                            0,
                            Optional.empty(),
                            quotas.attachment(channel.agency(), 0, content));
            if (!(outcome instanceof UploadOutcome.Stored)) {
                throw new ProblemException(AttachmentsResource.problem(outcome));
            }
        } catch (MimeParts.Malformed broken) {
            throw SoapCall.malformed("gateway.soap-mime");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A part of this very message and nothing else: no address is ever called. */
    private static String contentId(Fields fields, XmlElement include) {
        String href = include.attribute("href").orElse("");
        if (!href.startsWith("cid:")) {
            throw fields.wrong("attachment", "gateway.soap-include-elsewhere");
        }
        try {
            return URLDecoder.decode(href.substring(4).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw fields.wrong("attachment", "gateway.soap-field-value");
        }
    }

    private static Optional<Sha256> digest(String text) {
        try {
            return Optional.of(Sha256.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
