package vn.liennganh.message;

/**
 * An attachment by digest; its content travels beside the message.
 *
 * @param name data for people, never a path
 * @param size in bytes, 0 to 104,857,600
 */
public record AttachmentRef(String name, String mediaType, long size, Sha256 sha256) {

    /** 100 MiB. */
    public static final long SIZE_MAX = 104_857_600L;

    public AttachmentRef {
        if (size < 0 || size > SIZE_MAX) {
            throw new IllegalArgumentException("An attachment has 0 to 100 MiB");
        }
    }
}
