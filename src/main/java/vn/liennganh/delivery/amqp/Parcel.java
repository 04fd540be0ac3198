package vn.liennganh.delivery.amqp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.liennganh.message.Sha256;

/**
 * A {@code multipart/related} body (RFC 2387): the signed message first, then contents, each with
 * its SHA-256 as Content-ID.
 */
record Parcel(byte[] cms, Map<Sha256, byte[]> contents) {

    private static final String MEDIA_TYPE = "multipart/related";
    private static final int PARTS_MAX = 51;
    private static final Pattern BOUNDARY =
            Pattern.compile(
                    ";\\s*boundary\\s*=\\s*(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT_ID =
            Pattern.compile("(?im)^content-id:\\s*<([0-9a-f]{64})>\\s*$");
    private static final Pattern BASE64 =
            Pattern.compile("(?im)^content-transfer-encoding:\\s*base64\\s*$");

    /** Whether a body of this media type is one. */
    static boolean named(String mediaType) {
        return mediaType.toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE);
    }

    /** Empty where it is not put together as the protocol says. */
    static Optional<Parcel> open(String mediaType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(mediaType);
        if (!boundary.find()) {
            return Optional.empty();
        }
        String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        List<Part> parts = parts(body, ("--" + name).getBytes(ISO_8859_1));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Map<Sha256, byte[]> contents = new LinkedHashMap<>();
        for (Part part : parts.subList(1, parts.size())) {
            Matcher id = CONTENT_ID.matcher(part.fields());
            if (!id.find()) {
                return Optional.empty();
            }
            contents.put(Sha256.parse(id.group(1).toLowerCase(Locale.ROOT)), part.content());
        }
        return Optional.of(new Parcel(parts.get(0).content(), contents));
    }

    private record Part(String fields, byte[] content) {}

    /** None where a delimiter or the closing one is missing, or a part is not readable. */
    private static List<Part> parts(byte[] body, byte[] delimiter) {
        List<Part> parts = new ArrayList<>();
        int at = delimiter(body, delimiter, 0);
        while (at >= 0 && parts.size() <= PARTS_MAX) {
            int behind = at + delimiter.length;
            if (behind + 1 < body.length && body[behind] == '-' && body[behind + 1] == '-') {
                return parts;
            }
            int from = lineAfter(body, behind);
            at = delimiter(body, delimiter, from);
            Optional<Part> part = at < 0 ? Optional.empty() : part(body, from, lineEnd(body, at));
            if (part.isEmpty()) {
                return List.of();
            }
            parts.add(part.get());
        }
        return List.of();
    }

    private static Optional<Part> part(byte[] body, int from, int to) {
        int line = from;
        while (line < to) {
            int next = lineAfter(body, line);
            if (body[line] == '\n' || body[line] == '\r' && next == line + 2) {
                String fields = new String(body, from, line - from, ISO_8859_1);
                byte[] content = Arrays.copyOfRange(body, Math.min(next, to), to);
                return decoded(fields, content).map(bytes -> new Part(fields, bytes));
            }
            line = next;
        }
        return Optional.empty();
    }

    private static Optional<byte[]> decoded(String fields, byte[] content) {
        if (!BASE64.matcher(fields).find()) {
            return Optional.of(content);
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(content));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Where the next delimiter line begins; -1 for none. */
    private static int delimiter(byte[] body, byte[] delimiter, int from) {
        for (int at = from; at + delimiter.length <= body.length; at = lineAfter(body, at)) {
            if (Arrays.equals(body, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at;
            }
        }
        return -1;
    }

    private static int lineAfter(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /** The end of what stands before a delimiter, whose line break belongs to the delimiter. */
    private static int lineEnd(byte[] body, int delimiter) {
        int end = Math.max(0, delimiter - 1);
        return end > 0 && body[end - 1] == '\r' ? end - 1 : end;
    }
}
