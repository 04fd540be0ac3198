package vn.liennganh.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Fresh key pairs of the platform's own types, fit for TLS and for seals. */
public final class KeyPairs {

    private KeyPairs() {}

    public static KeyPair newP256() {
        return generate("EC", new ECGenParameterSpec("secp256r1"));
    }

    public static KeyPair newRsa2048() {
        return generate("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    }

    public static KeyPair newEd25519() {
        return generate("Ed25519", NamedParameterSpec.ED25519);
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

    private static KeyPair generate(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters, Crypto.RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Java 17 generates " + algorithm + " keys", missing);
        }
    }
}
