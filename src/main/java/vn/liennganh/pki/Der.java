package vn.liennganh.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads DER (X.690) in place, linear in its length and without recursion, so that no nesting and no
 * claimed length costs more than the bytes that carry it.
 */
final class Der {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OID = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /** A certificate in a message reaches twelve levels. */
    private static final int MAX_DEPTH = 32;

    private Der() {}

    /**
     * One element: its header begins at {@code header}, its content is {@code start} until {@code
     * end}.
     */
    record Slice(int tag, int header, int start, int end) {

        int length() {
            return end - start;
        }

        int total() {
            return end - header;
        }
    }

    /** These bytes are not the DER that they should be; the message is the key of a sentence. */
    static final class Malformed extends Exception {

        Malformed(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** Checks that the bytes are exactly one DER element, well-formed at every level. */
    static void walk(byte[] bytes) throws Malformed {
        int[] ends = new int[MAX_DEPTH + 1];
        int depth = 0;
        ends[0] = bytes.length;
        int position = 0;
        do {
            long element = element(bytes, position, ends[depth]);
            int tag = bytes[position] & 0xff;
            position = (int) (element >>> 32);
            int end = (int) element;
            if (depth == 0 && end != bytes.length) {
                throw new Malformed("trailing-bytes");
            }
            if (constructed(tag)) {
                if (depth == MAX_DEPTH) {
                    throw new Malformed("nested-too-deep");
                }
                ends[++depth] = end;
            } else {
                position = end;
            }
            while (depth > 0 && position == ends[depth]) {
                depth--;
            }
        } while (depth > 0);
    }

    /** A cursor over the elements inside a slice. */
    static Cursor inside(byte[] bytes, Slice slice) {
        return new Cursor(bytes, slice.start(), slice.end());
    }

    /** Moves over neighbouring elements, from the first to the last. */
    static final class Cursor {

        private final byte[] bytes;
        private final int end;
        private int position;

        Cursor(byte[] bytes, int start, int end) {
            this.bytes = bytes;
            this.position = start;
            this.end = end;
        }

        boolean done() {
            return position == end;
        }

        boolean at(int tag) {
            return position < end && (bytes[position] & 0xff) == tag;
        }

        Slice next() throws Malformed {
            long element = element(bytes, position, end);
            Slice slice =
                    new Slice(
                            bytes[position] & 0xff,
                            position,
                            (int) (element >>> 32),
                            (int) element);
            position = slice.end();
            return slice;
        }

        Slice next(int tag) throws Malformed {
            if (!at(tag)) {
                throw new Malformed("structure-unexpected");
            }
            return next();
        }

        void requireDone() throws Malformed {
            if (!done()) {
                throw new Malformed("structure-unexpected");
            }
        }
    }

    /** The dotted form of an object identifier. */
    static String oid(byte[] bytes, Slice slice) throws Malformed {
        if (slice.tag() != OID
                || slice.length() == 0
                || slice.length() > 32
                || bytes[slice.end() - 1] < 0) {
            throw new Malformed("structure-unexpected");
        }
        StringBuilder dotted = new StringBuilder(40);
        long arc = 0;
        for (int i = slice.start(); i < slice.end(); i++) {
            if (arc > Long.MAX_VALUE >> 8) {
                throw new Malformed("structure-unexpected");
            }
            arc = arc << 7 | bytes[i] & 0x7f;
            if (bytes[i] >= 0) {
                if (dotted.length() == 0) {
                    long root = Math.min(arc / 40, 2);
                    dotted.append(root).append('.').append(arc - root * 40);
                } else {
                    dotted.append('.').append(arc);
                }
                arc = 0;
            }
        }
        return dotted.toString();
    }

    /** The value of an INTEGER, which DER writes with as few octets as it needs. */
    static BigInteger integer(byte[] bytes, Slice slice) throws Malformed {
        int length = slice.length();
        boolean padded =
                length > 1
                        && bytes[slice.start()] == (byte) (bytes[slice.start() + 1] < 0 ? -1 : 0);
        if (length == 0 || padded) {
            throw new Malformed("structure-unexpected");
        }
        return new BigInteger(bytes, slice.start(), length);
    }

    /** A time in the two forms that RFC 5652 11.3 allows, in Greenwich time and to the second. */
    static Instant time(byte[] bytes, Slice slice) throws Malformed {
        String text = new String(bytes, slice.start(), slice.length(), StandardCharsets.ISO_8859_1);
        if (slice.tag() == UTC_TIME && text.matches("[0-9]{12}Z")) {
            text = (text.charAt(0) < '5' ? "20" : "19") + text;
        } else if (slice.tag() != GENERALIZED_TIME || !text.matches("[0-9]{14}Z")) {
            throw new Malformed("structure-unexpected");
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 4, 6),
                            number(text, 6, 8),
                            number(text, 8, 10),
                            number(text, 10, 12),
                            number(text, 12, 14))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noDay) {
            throw new Malformed("structure-unexpected");
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Where the content of the element at this position starts (high half) and ends (low half). */
    private static long element(byte[] bytes, int position, int limit) throws Malformed {
        if (limit - position < 2) {
            throw new Malformed("cut-off");
        }
        checkTag(bytes[position] & 0xff);
        int first = bytes[position + 1] & 0xff;
        int start = position + 2;
        int length = first;
        if (first == 0x80) {
            throw new Malformed("indefinite-length");
        } else if (first > 0x80) {
            int octets = first & 0x7f;
            if (octets > 4) {
                throw new Malformed("length-impossible");
            }
            if (limit - start < octets) {
                throw new Malformed("cut-off");
            }
            long value = 0;
            for (int i = 0; i < octets; i++) {
                value = value << 8 | bytes[start + i] & 0xff;
            }
            if (value < 0x80 || value >>> 8 * (octets - 1) == 0) {
                throw new Malformed("length-not-minimal");
            }
            start += octets;
            length = (int) Math.min(value, Integer.MAX_VALUE);
        }
        if (length > limit - start) {
            throw new Malformed("cut-off");
        }
        return (long) start << 32 | start + length;
    }

    private static void checkTag(int tag) throws Malformed {
        boolean universal = (tag & 0xc0) == 0;
        int number = tag & 0x1f;
        if (number == 0x1f || tag == 0) {
            throw new Malformed("tag-unexpected");
        }
        // DER builds sequences and sets out of parts, and nothing else of the universal types.
        boolean parts = number == 0x10 || number == 0x11;
        if (universal && constructed(tag) != parts) {
            throw new Malformed(tag == 0x24 ? "content-in-parts" : "tag-unexpected");
        }
    }

    private static boolean constructed(int tag) {
        return (tag & 0x20) != 0;
    }
}
