package vn.liennganh.gateway.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.soap.envelope.MimeParts;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.message.RefusalCode;

/**
 * What came over HTTP: the envelope, read whole within its limit, and the parts behind it, still on
 * the wire.
 */
record SoapPackage(byte[] envelope, Optional<MimeParts> parts) {

    /** A message of 1 MiB in Base64 with line ends, and 64 KiB for everything around it. */
    static final int ENVELOPE_MAX = 1_536 * 1_024;

    private static final Set<String> ENVELOPES = Set.of("text/xml", "application/soap+xml");
    private static final Set<String> ROOTS =
            Set.of("text/xml", "application/soap+xml", "application/xop+xml");
    private static final Set<String> PLAIN = Set.of("binary", "8bit", "7bit");

    static SoapPackage open(HttpServletRequest request) throws IOException {
        MimeType type = type(request.getContentType());
        if (ENVELOPES.contains(bare(type))) {
            if (request.getContentLengthLong() > ENVELOPE_MAX) {
                throw tooLarge();
            }
            return new SoapPackage(whole(request.getInputStream()), Optional.empty());
        }
        if (!bare(type).equals("multipart/related")) {
            throw new ProblemException(Problem.ofStatus(415));
        }
        MimeParts parts =
                new MimeParts(request.getInputStream(), parameter(type, "boundary").orElse(""));
        MimeParts.Part root =
                parts.next().orElseThrow(() -> SoapCall.malformed("gateway.soap-mime"));
        boolean first =
                parameter(type, "start")
                        .map(start -> root.contentId().equals(Optional.of(unquoted(start))))
                        .orElse(true);
        if (!first || !ROOTS.contains(bare(type(root.headers().get("content-type"))))) {
            throw SoapCall.malformed("gateway.soap-mime-root");
        }
        requirePlain(root);
        return new SoapPackage(whole(root.content()), Optional.of(parts));
    }

    /** Octets stand for themselves: nothing in a part is decoded. */
    static void requirePlain(MimeParts.Part part) {
        String encoding =
                part.headers()
                        .getOrDefault("content-transfer-encoding", "binary")
                        .toLowerCase(java.util.Locale.ROOT);
        if (!PLAIN.contains(encoding)) {
            throw SoapCall.malformed("gateway.soap-transfer-encoding");
        }
    }

    private static byte[] whole(InputStream in) throws IOException {
        byte[] all = in.readNBytes(ENVELOPE_MAX + 1);
        if (all.length > ENVELOPE_MAX) {
            throw tooLarge();
        }
        return all;
    }

    private static MimeType type(@org.jspecify.annotations.Nullable String text) {
        try {
            MimeType type = MimeTypeUtils.parseMimeType(text == null ? "" : text);
            if (parameter(type, "charset")
                    .filter(it -> !it.equalsIgnoreCase("utf-8"))
                    .isPresent()) {
                throw SoapCall.malformed("gateway.soap-encoding");
            }
            return type;
        } catch (InvalidMimeTypeException unreadable) {
            throw new ProblemException(Problem.ofStatus(415));
        }
    }

    private static String bare(MimeType type) {
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(java.util.Locale.ROOT);
    }

    private static Optional<String> parameter(MimeType type, String name) {
        return Optional.ofNullable(type.getParameter(name))
                .map(
                        value ->
                                value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                                        ? value.substring(1, value.length() - 1)
                                        : value);
    }

    private static String unquoted(String contentId) {
        return contentId.startsWith("<") && contentId.endsWith(">")
                ? contentId.substring(1, contentId.length() - 1)
                : contentId;
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.of(RefusalCode.TOO_LARGE, "gateway.too-large"));
    }
}
