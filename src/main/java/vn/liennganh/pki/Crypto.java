package vn.liennganh.pki;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider for each operation: the platform for SHA-2 and RSA, Bouncy Castle for elliptic
 * curves, as measured. Neither is ever registered globally: the order of providers is nobody else's
 * to change.
 */
final class Crypto {

    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    static final SecureRandom RANDOM = new SecureRandom();

    private Crypto() {}

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
