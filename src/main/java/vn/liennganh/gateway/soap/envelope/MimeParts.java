package vn.liennganh.gateway.soap.envelope;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A {@code multipart/related} body (RFC 2046, RFC 2387), one part after the other straight from the
 * connection: nothing is kept, neither in memory nor in a file.
 */
public final class MimeParts {

    private static final int HEADERS_MAX = 8_192;
    private static final int BOUNDARY_MAX = 70;
    private static final int BUFFER = 64 * 1_024;

    private final InputStream in;
    private final byte[] delimiter;
    private final int[] fallback;
    private boolean inside;
    private boolean ended;

    /** The body ends or errs before its parts do. */
    public static final class Malformed extends IOException {

        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    /**
     * @throws Malformed if the boundary is none
     */
    public MimeParts(InputStream body, String boundary) throws IOException {
        if (boundary.isEmpty() || boundary.length() > BOUNDARY_MAX) {
            throw new Malformed("boundary");
        }
        this.in = new BufferedInputStream(body, BUFFER);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.fallback = fallback(delimiter);
        // What stands before the first delimiter is for readers without MIME; the first delimiter
        // may begin the body, as if a line had just ended.
        Content preamble = new Content(2);
        preamble.skipAll(HEADERS_MAX);
        afterDelimiter();
    }

    /**
     * One part.
     *
     * @param headers by their names in lower case
     * @param content ends with the part; to be read before the next part is asked for
     */
    public record Part(Map<String, String> headers, InputStream content) {

        /** The Content-ID without its angle brackets. */
        public Optional<String> contentId() {
            return Optional.ofNullable(headers.get("content-id"))
                    .map(String::strip)
                    .map(
                            id ->
                                    id.startsWith("<") && id.endsWith(">") && id.length() > 2
                                            ? id.substring(1, id.length() - 1)
                                            : id);
        }
    }

    /** The next part; empty after the closing delimiter. */
    public Optional<Part> next() throws IOException {
        if (inside) {
            throw new IllegalStateException("The part before has not been read to its end");
        }
        if (ended) {
            return Optional.empty();
        }
        Map<String, String> headers = headers();
        inside = true;
        return Optional.of(new Part(headers, new Content(0)));
    }

    /** Two hyphens close the body; else the rest of the line is blank. */
    private void afterDelimiter() throws IOException {
        int one = in.read();
        int two = in.read();
        if (one == '-' && two == '-') {
            ended = true;
            return;
        }
        for (int blanks = 0; one == ' ' || one == '\t'; blanks++) {
            if (blanks > BOUNDARY_MAX) {
                throw new Malformed("delimiter");
            }
            one = two;
            two = in.read();
        }
        if (one != '\r' || two != '\n') {
            throw new Malformed("delimiter");
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        String name = "";
        for (int read = 0; read < HEADERS_MAX; read++) {
            int octet = in.read();
            if (octet < 0) {
                throw new Malformed("headers");
            }
            if (octet != '\n') {
                line.write(octet);
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            if (text.isEmpty()) {
                return headers;
            }
            int colon = text.indexOf(':');
            if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
                headers.computeIfPresent(name, (key, value) -> value + " " + text.strip());
            } else if (colon > 0) {
                name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (headers.put(name, text.substring(colon + 1).strip()) != null) {
                    throw new Malformed("header twice");
                }
            } else {
                throw new Malformed("header");
            }
        }
        throw new Malformed("headers");
    }

    /** For each length of a match, the longest shorter one that it ends with (Knuth 1977). */
    private static int[] fallback(byte[] pattern) {
        int[] table = new int[pattern.length];
        for (int i = 1, matched = 0; i < pattern.length; i++) {
            while (matched > 0 && pattern[i] != pattern[matched]) {
                matched = table[matched - 1];
            }
            if (pattern[i] == pattern[matched]) {
                matched++;
            }
            table[i] = matched;
        }
        return table;
    }

    /** Octets up to the next delimiter. */
    private final class Content extends InputStream {

        private final byte[] ready = new byte[BUFFER];
        private int from;
        private int to;
        private int matched;
        private boolean done;

        Content(int matched) {
            this.matched = matched;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (from == to && !fill()) {
                return -1;
            }
            int count = Math.min(length, to - from);
            System.arraycopy(ready, from, into, offset, count);
            from += count;
            return count;
        }

        void skipAll(int max) throws IOException {
            for (int skipped = 0; from < to || fill(); ) {
                skipped += to - from;
                from = to;
                if (skipped > max) {
                    throw new Malformed("preamble");
                }
            }
        }

        private boolean fill() throws IOException {
            from = 0;
            to = 0;
            while (!done && to < ready.length - delimiter.length - 1) {
                int octet = in.read();
                if (octet < 0) {
                    throw new Malformed("part without end");
                }
                step((byte) octet);
            }
            return to > 0;
        }

        private void step(byte octet) throws IOException {
            while (matched > 0 && octet != delimiter[matched]) {
                int shorter = fallback[matched - 1];
                put(matched - shorter);
                matched = shorter;
            }
            if (octet == delimiter[matched]) {
                matched++;
            } else {
                ready[to++] = octet;
            }
            if (matched == delimiter.length) {
                done = true;
                if (inside) {
                    inside = false;
                    afterDelimiter();
                }
            }
        }

        /** What looked like a delimiter was content after all. */
        private void put(int count) {
            System.arraycopy(delimiter, 0, ready, to, count);
            to += count;
        }
    }
}
