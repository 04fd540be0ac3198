package vn.liennganh.delivery.files;

import java.util.Optional;

/** How long a DER value says it is, so that a file that is still being written can be told. */
final class Der {

    /** So many bytes tell. */
    static final int HEAD = 6;

    private static final int SEQUENCE = 0x30;

    private Der() {}

    /**
     * Bytes of the whole value, head included. Empty while too little is there; what is no DER is
     * as long as it is, for whoever judges it.
     */
    static Optional<Long> length(byte[] head) {
        if (head.length < 2) {
            return Optional.empty();
        }
        int first = head[1] & 0xff;
        if (head[0] != SEQUENCE || first == 0x80 || first > 0x84) {
            return Optional.of(0L);
        }
        if (first < 0x80) {
            return Optional.of(2L + first);
        }
        int count = first & 0x7f;
        if (head.length < 2 + count) {
            return Optional.empty();
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | head[2 + i] & 0xff;
        }
        return Optional.of(2 + count + length);
    }
}
