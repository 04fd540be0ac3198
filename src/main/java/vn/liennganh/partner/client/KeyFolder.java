package vn.liennganh.partner.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;

/**
 * The keys of one agency in a directory: {@code seal}, {@code official} and {@code tls}, each as
 * {@code .crt} and {@code .key} in PEM. A certificate enrolled for both purposes is the seal's.
 *
 * @param elsewhere files that have another name, such as {@code seal.key} to {@code /safe/seal.pem}
 * @param clock the machine's clock, for signing-time
 */
public record KeyFolder(Path directory, Map<String, Path> elsewhere, Clock clock) {

    public KeyFolder {
        elsewhere = Map.copyOf(elsewhere);
    }

    /**
     * What opens connections.
     *
     * @throws IllegalArgumentException if a file is missing or unreadable
     */
    public TlsIdentity tls() {
        String name = file("tls.crt").isPresent() ? "tls" : "seal";
        List<X509Certificate> chain = Pem.readCertificates(required(name + ".crt"));
        return new TlsIdentity(
                chain.get(0),
                Pem.readPrivateKey(required(name + ".key")),
                chain.subList(1, chain.size()));
    }

    /**
     * What signs messages: the seal, the official, or both.
     *
     * @throws IllegalArgumentException if there is neither, or a file is unreadable
     */
    public Signer signer() {
        return new Signer(signingKey("seal"), signingKey("official"));
    }

    private Optional<SealKey> signingKey(String name) {
        return file(name + ".crt")
                .map(
                        certificate -> {
                            List<X509Certificate> chain = Pem.readCertificates(certificate);
                            return new SealKey(
                                    chain.get(0),
                                    Pem.readPrivateKey(required(name + ".key")),
                                    chain.subList(1, chain.size()),
                                    clock);
                        });
    }

    private Path required(String name) {
        return file(name)
                .orElseThrow(() -> new IllegalArgumentException("No " + name + " in " + directory));
    }

    private Optional<Path> file(String name) {
        Path file = elsewhere.getOrDefault(name, directory.resolve(name));
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }
}
