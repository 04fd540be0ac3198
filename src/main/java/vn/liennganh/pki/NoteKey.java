package vn.liennganh.pki;

import java.nio.file.Path;

/** The Ed25519 key of the log (RFC 8032). */
public final class NoteKey {

    public static NoteKey generate() {
        throw new UnsupportedOperationException("being written");
    }

    /** Reads a PKCS#8 PEM file. */
    public static NoteKey load(Path file) {
        throw new UnsupportedOperationException("being written");
    }

    /** Writes PKCS#8 PEM, readable by the owner only. */
    public void save(Path file) {
        throw new UnsupportedOperationException("being written");
    }

    /** The raw public key, 32 bytes. */
    public byte[] publicKey() {
        throw new UnsupportedOperationException("being written");
    }

    /** A signature of 64 bytes. */
    public byte[] sign(byte[] bytes) {
        throw new UnsupportedOperationException("being written");
    }

    /** Whether a 64-byte signature over these bytes is by this raw public key; false for any other length. */
    public static boolean verify(byte[] publicKey, byte[] bytes, byte[] signature) {
        throw new UnsupportedOperationException("being written");
    }
}
