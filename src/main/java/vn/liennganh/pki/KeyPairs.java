package vn.liennganh.pki;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** Fresh key pairs of the platform's own types, fit for TLS and for seals. */
public final class KeyPairs {

    private KeyPairs() {}

    public static KeyPair newP256() {
        return generate(
                "EC", new ECGenParameterSpec("secp256r1"), Optional.of(Crypto.BOUNCY_CASTLE));
    }

    /** Who signs with this key sooner than the platform would; empty where that is the platform. */
    public static Optional<Provider> signer(PrivateKey key) {
        return key.getAlgorithm().equals("EC") && key.getEncoded() != null
                ? Optional.of(Crypto.BOUNCY_CASTLE)
                : Optional.empty();
    }

    public static KeyPair newRsa2048() {
        var size = new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
        return generate("RSA", size, NativeCrypto.provider());
    }

    public static KeyPair newEd25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Java 17 generates Ed25519 keys", missing);
        }
    }

    /** For an additional signature beside one of the others. */
    public static KeyPair newMlDsa65() {
        try {
            return KeyPairGenerator.getInstance("ML-DSA-65", Crypto.BOUNCY_CASTLE)
                    .generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Bouncy Castle generates ML-DSA keys", missing);
        }
    }

    /** Made by who is quicker at it than the platform, and kept in the platform's types. */
    private static KeyPair generate(
            String algorithm, AlgorithmParameterSpec parameters, Optional<Provider> maker) {
        try {
            KeyPairGenerator generator =
                    maker.isPresent()
                            ? KeyPairGenerator.getInstance(algorithm, maker.get())
                            : KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters, Crypto.RANDOM);
            KeyPair made = generator.generateKeyPair();
            KeyFactory own = KeyFactory.getInstance(algorithm);
            return new KeyPair(
                    own.generatePublic(new X509EncodedKeySpec(made.getPublic().getEncoded())),
                    own.generatePrivate(new PKCS8EncodedKeySpec(made.getPrivate().getEncoded())));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("No " + algorithm + " keys here", missing);
        }
    }
}
