package vn.liennganh.startup.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Pem;

/**
 * A folder of {@code <name>.key} and {@code <name>.crt}. A certificate that stands there has its
 * key beside it: the key is put in place first and the certificate last, so a stop in between
 * leaves no half pair.
 */
public final class KeyFolder {

    /** A key and its certificate, as they stand in the folder. */
    public record Pair(X509Certificate certificate, PrivateKey key) {}

    private final Path folder;

    public KeyFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    Path certificate(String name, String ending) {
        return folder.resolve(name + ending);
    }

    /**
     * The pair that stands there and is good at that instant, or a new one.
     *
     * @param accept what a found pair passes through; it may refuse it by an exception
     */
    Pair pair(
            String name,
            Instant now,
            Supplier<KeyPair> keys,
            Function<KeyPair, X509Certificate> certify,
            UnaryOperator<Pair> accept) {
        return find(name, ".crt")
                .filter(pair -> now.isBefore(pair.certificate().getNotAfter().toInstant()))
                .map(accept)
                .orElseGet(() -> make(name, ".crt", keys, certify));
    }

    /** The pair that stands there, if both files can be read. */
    public Optional<Pair> find(String name, String ending) {
        Path certificate = certificate(name, ending);
        if (!Files.exists(certificate) || !Files.exists(key(name))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Pair(Pem.readCertificate(certificate), Pem.readPrivateKey(key(name))));
        } catch (IllegalArgumentException torn) {
            return Optional.empty();
        }
    }

    Pair make(
            String name,
            String ending,
            Supplier<KeyPair> keys,
            Function<KeyPair, X509Certificate> certify) {
        KeyPair fresh = keys.get();
        X509Certificate certificate = certify.apply(fresh);
        Path file = certificate(name, ending);
        try {
            Files.deleteIfExists(file);
            Path keyInTheMaking = folder.resolve(name + ".key.new");
            Pem.save(fresh.getPrivate(), keyInTheMaking);
            Files.move(keyInTheMaking, key(name), StandardCopyOption.ATOMIC_MOVE);
            Path inTheMaking = folder.resolve(name + ending + ".new");
            Pem.save(List.of(certificate), inTheMaking);
            Files.move(inTheMaking, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Pair(certificate, fresh.getPrivate());
    }

    static boolean issuedBy(X509Certificate certificate, X509Certificate authority) {
        return Certificate.isSigned(certificate, authority.getPublicKey());
    }
}
