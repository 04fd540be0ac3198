package vn.liennganh.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signatures by a native library (Amazon Corretto Crypto Provider), where it is on the class path,
 * fits the machine and agrees with Bouncy Castle when the hub starts. Everything works without it,
 * with the same results; {@code -Dhub.pki.native=false} leaves it out. It is never registered
 * globally.
 */
final class NativeCrypto {

    private static final Logger LOG = LoggerFactory.getLogger(NativeCrypto.class);
    private static final String CLASS =
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final Optional<Provider> PROVIDER = find();

    private NativeCrypto() {}

    static boolean available() {
        return PROVIDER.isPresent();
    }

    static Optional<Provider> provider() {
        return PROVIDER;
    }

    /** The key in the library's own form, so that it is not read anew for every signature. */
    static Optional<PublicKey> publicKey(PublicKey key) {
        return PROVIDER.flatMap(
                provider -> {
                    try {
                        return Optional.of(
                                KeyFactory.getInstance(key.getAlgorithm(), provider)
                                        .generatePublic(new X509EncodedKeySpec(key.getEncoded())));
                    } catch (GeneralSecurityException notItsKind) {
                        return Optional.empty();
                    }
                });
    }

    /** As {@link #publicKey}, for signing. */
    static Optional<PrivateKey> privateKey(PrivateKey key) {
        return PROVIDER.flatMap(
                provider -> {
                    try {
                        return Optional.of(
                                KeyFactory.getInstance(key.getAlgorithm(), provider)
                                        .generatePrivate(
                                                new PKCS8EncodedKeySpec(key.getEncoded())));
                    } catch (GeneralSecurityException notItsKind) {
                        return Optional.empty();
                    }
                });
    }

    /** A signature of the library; {@link #available} must hold. */
    static Signature signature(String algorithm) throws GeneralSecurityException {
        return Signature.getInstance(algorithm, PROVIDER.orElseThrow());
    }

    private static Optional<Provider> find() {
        if (!Boolean.parseBoolean(System.getProperty("hub.pki.native", "true"))) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(CLASS);
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            if (agrees(provider)) {
                return Optional.of(provider);
            }
            LOG.warn("native signatures disagree with Bouncy Castle and are not used");
        } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError without) {
            LOG.debug("no native signatures here: {}", without.toString());
        }
        return Optional.empty();
    }

    /** A known key signs by Bouncy Castle and by the library; each must read the other. */
    private static boolean agrees(Provider provider) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Crypto.BOUNCY_CASTLE);
        generator.initialize(new ECGenParameterSpec("secp256r1"), Crypto.RANDOM);
        KeyPair pair = generator.generateKeyPair();
        byte[] text = BigInteger.valueOf(System.identityHashCode(pair)).toByteArray();
        byte[] other = {1, 2, 3};
        KeyFactory keys = KeyFactory.getInstance("EC", provider);
        PublicKey known =
                keys.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
        PrivateKey secret =
                keys.generatePrivate(new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded()));
        byte[] ours = sign(pair.getPrivate(), text, Crypto.BOUNCY_CASTLE);
        byte[] theirs = sign(secret, text, provider);
        return verify(known, text, ours, provider)
                && !verify(known, other, ours, provider)
                && verify(pair.getPublic(), text, theirs, Crypto.BOUNCY_CASTLE);
    }

    private static byte[] sign(PrivateKey key, byte[] text, Provider provider)
            throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withECDSA", provider);
        signer.initSign(key);
        signer.update(text);
        return signer.sign();
    }

    private static boolean verify(PublicKey key, byte[] text, byte[] signature, Provider provider)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withECDSA", provider);
        verifier.initVerify(key);
        verifier.update(text);
        return verifier.verify(signature);
    }
}
