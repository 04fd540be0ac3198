package vn.liennganh.pki;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;

/**
 * The provider for each operation: the platform for SHA-2 and RSA, Bouncy Castle for elliptic
 * curves, as measured. Neither is ever registered globally: the order of providers is nobody else's
 * to change.
 */
final class Crypto {

    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    /** Which provider reads certificates, in this order. */
    static final List<Provider> CERTIFICATE_PARSERS = List.of(platform(), BOUNCY_CASTLE);

    static final SecureRandom RANDOM = new SecureRandom();

    private Crypto() {}

    private static Provider platform() {
        try {
            return CertificateFactory.getInstance("X.509").getProvider();
        } catch (CertificateException missing) {
            throw new IllegalStateException("Every Java platform reads certificates", missing);
        }
    }

    static MessageDigest sha256() {
        return digest("SHA-256");
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has " + name, missing);
        }
    }
}
