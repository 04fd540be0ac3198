package vn.liennganh.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest of 32 bytes. */
public final class Sha256 {

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("A SHA-256 digest has 32 bytes");
        }
        this.bytes = bytes;
    }

    public static Sha256 of(byte[] content) {
        return new Sha256(newDigest().digest(content));
    }

    /** Wraps 32 bytes that are a digest already. */
    public static Sha256 wrap(byte[] digest) {
        return new Sha256(digest.clone());
    }

    /**
     * @throws IllegalArgumentException unless it is 64 lower-case hexadecimal digits
     */
    public static Sha256 parse(String hex) {
        if (hex.length() != 64
                || !hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal");
        }
        return new Sha256(HEX.parseHex(hex));
    }

    /** A fresh digest of the platform's own provider, the fastest one for SHA-256. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HEX.formatHex(bytes);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
