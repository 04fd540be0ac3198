package vn.liennganh.partner.cli;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.X509EncodedKeySpec;
import vn.liennganh.pki.Pem;

/** A key pair that waits on disk for its certificate. */
final class StoredKeys {

    private StoredKeys() {}

    static KeyPair read(Path privatePart, Path publicPart) {
        try {
            PrivateKey key = Pem.readPrivateKey(privatePart);
            KeyFactory factory =
                    KeyFactory.getInstance(key.getAlgorithm().equals("RSA") ? "RSA" : "EC");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(Session.read(publicPart))), key);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new Unusable("partner.file-unreadable", privatePart);
        }
    }
}
