package vn.liennganh.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** The Ed25519 key of the log (RFC 8032). Safe for use by many threads. */
public final class NoteKey {

    private final PrivateKey key;
    private final Ed25519PrivateKeyParameters secret;
    private final Optional<PrivateKey> swift;
    private final byte[] publicKey;

    private NoteKey(PrivateKey key) {
        this.key = key;
        try {
            var parameters =
                    PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(key.getEncoded()));
            if (!(parameters instanceof Ed25519PrivateKeyParameters ed25519)) {
                throw new IllegalArgumentException(
                        "The log's key is Ed25519, not " + key.getAlgorithm());
            }
            this.secret = ed25519;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("Not a private key", unreadable);
        }
        this.publicKey = secret.generatePublicKey().getEncoded();
        // RFC 8032 signatures are the same whoever makes them; a library of which that is not true
        // is not used.
        this.swift =
                Optional.of(key)
                        .filter(it -> NativeCrypto.available())
                        .filter(it -> Arrays.equals(signSwiftly(it, publicKey), byHand(publicKey)));
    }

    public static NoteKey generate() {
        return new NoteKey(KeyPairs.newEd25519().getPrivate());
    }

    /**
     * Reads a PKCS#8 PEM file.
     *
     * @throws IllegalArgumentException if it holds no Ed25519 key
     */
    public static NoteKey load(Path file) {
        return new NoteKey(Pem.readPrivateKey(file));
    }

    /** Writes PKCS#8 PEM, readable by the owner only. */
    public void save(Path file) {
        Pem.save(key, file);
    }

    /** The raw public key, 32 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** A signature of 64 bytes. */
    public byte[] sign(byte[] bytes) {
        return swift.map(native25519 -> signSwiftly(native25519, bytes))
                .orElseGet(() -> byHand(bytes));
    }

    private static byte[] signSwiftly(PrivateKey key, byte[] bytes) {
        try {
            Signature signer = NativeCrypto.signature("EdDSA");
            signer.initSign(key);
            signer.update(bytes);
            return signer.sign();
        } catch (GeneralSecurityException unusable) {
            return new byte[0];
        }
    }

    private byte[] byHand(byte[] bytes) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(bytes, 0, bytes.length);
        return signer.generateSignature();
    }

    /**
     * Whether a 64-byte signature over these bytes is by this raw public key; false for any other
     * length.
     */
    public static boolean verify(byte[] publicKey, byte[] bytes, byte[] signature) {
        if (publicKey.length != 32 || signature.length != 64) {
            return false;
        }
        try {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(publicKey, 0));
            verifier.update(bytes, 0, bytes.length);
            return verifier.verifySignature(signature);
        } catch (IllegalArgumentException noPoint) {
            return false;
        }
    }
}
