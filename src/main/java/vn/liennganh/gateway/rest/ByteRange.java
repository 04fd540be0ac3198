package vn.liennganh.gateway.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;

/**
 * One part of a content (RFC 9110, 14.1.2).
 *
 * @param first counted from 0
 * @param end behind the last byte
 */
record ByteRange(long first, long end) {

    private static final Pattern ONE =
            Pattern.compile("bytes\\s*=\\s*(\\d{0,12})\\s*-\\s*(\\d{0,12})");

    /**
     * What a {@code Range} header asks for; empty where the whole is to be sent: without one, with
     * several, and with one that is not understood.
     *
     * @throws ProblemException 416 where it begins behind the end
     */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long count = Long.parseLong(range.group(2));
            return some(Math.max(0, size - count), size, size);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        return last < first && !range.group(2).isEmpty()
                ? Optional.empty()
                : some(first, Math.min(size - 1, last) + 1, size);
    }

    private static Optional<ByteRange> some(long first, long end, long size) {
        if (first >= end) {
            throw new ProblemException(Problem.noSuchRange(size));
        }
        return Optional.of(new ByteRange(first, end));
    }

    long length() {
        return end - first;
    }

    /** The {@code Content-Range} of the answer. */
    String header(long size) {
        return "bytes " + first + "-" + (end - 1) + "/" + size;
    }
}
