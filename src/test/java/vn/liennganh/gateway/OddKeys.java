package vn.liennganh.gateway;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import vn.liennganh.pki.Forge;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;

/** A certificate and the key of it, or of another. */
record OddKeys(X509Certificate certificate, PrivateKey key) {

    /** Those of that name among an agency's. */
    static OddKeys in(Path folder, String name) {
        return new OddKeys(
                Pem.readCertificate(folder.resolve(name + ".crt")),
                Pem.readPrivateKey(folder.resolve(name + ".key")));
    }

    OddKeys withKey(PrivateKey other) {
        return new OddKeys(certificate, other);
    }

    /** A signature of now, to be spoilt. */
    Forge signing(byte[] content) {
        return new Forge(certificate, key).content(content).at(Instant.now());
    }

    /** A signature as it should be, but for the keys. */
    byte[] sign(byte[] content) {
        return new SealKey(certificate, key, List.of(), Clock.systemUTC()).sign(content);
    }
}
