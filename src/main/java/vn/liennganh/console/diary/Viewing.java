package vn.liennganh.console.diary;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * Somebody had a hidden value shown, or took away the whole.
 *
 * @param pointer of the value in the body; {@link #WHOLE}, or {@link #ATTACHMENT} and its number
 */
record Viewing(
        Instant at,
        AgencyId agency,
        UUID member,
        String byName,
        UUID message,
        String pointer,
        Purpose purpose,
        String note) {

    /** The pointer of a whole document (RFC 6901). */
    static final String WHOLE = "";

    /** No pointer begins like this. */
    static final String ATTACHMENT = "#";

    public boolean whole() {
        return pointer.equals(WHOLE);
    }

    /** Which attachment, counted from 1; empty where it is none. */
    public Optional<String> attachment() {
        return Optional.of(pointer)
                .filter(one -> one.startsWith(ATTACHMENT))
                .map(one -> one.substring(ATTACHMENT.length()));
    }

    public String field() {
        return Masked.field(pointer);
    }
}
