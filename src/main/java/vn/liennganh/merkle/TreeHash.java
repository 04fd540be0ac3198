package vn.liennganh.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of an RFC 9162 tree over SHA-256 (section 2.1.1). */
public final class TreeHash {

    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    private static final ThreadLocal<MessageDigest> SHA256 =
            ThreadLocal.withInitial(TreeHash::newDigest);

    private TreeHash() {}

    /** The root of the tree without entries: the digest of nothing. */
    public static byte[] emptyRoot() {
        return newDigest().digest();
    }

    /** The SHA-256 of a statement, which is its log entry. */
    public static byte[] entry(byte[] statement) {
        return SHA256.get().digest(statement);
    }

    /** SHA-256(0x00 || entry). */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = SHA256.get();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    /** SHA-256(0x01 || left || right). */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = SHA256.get();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
