package vn.liennganh.partner.client.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;

/** Keys to be thrown away: an authority that exists for one test run, and what it certified. */
final class FakeAuthority {

    private static final String INVENTED = "Invented";

    private final Clock clock;
    private final CertificateAuthority root;
    private final Map<String, Pair> pairs = new ConcurrentHashMap<>();

    /** A key with its certificate. */
    record Pair(X509Certificate certificate, KeyPair keys) {}

    FakeAuthority(Clock clock) {
        this.clock = clock;
        this.root =
                CertificateAuthority.root(
                        Subject.of("Fake hub CA", INVENTED), KeyPairs.newP256(), validity(), clock);
    }

    X509Certificate certificate() {
        return root.certificate();
    }

    /** A server for this machine. */
    TlsIdentity server() {
        KeyPair keys = KeyPairs.newP256();
        CertificateOrder order =
                CertificateOrder.of(
                                Subject.of("localhost", INVENTED),
                                Use.TLS_SERVER,
                                keys.getPublic(),
                                validity())
                        .withSubjectAltNames(List.of("localhost", "127.0.0.1"));
        return new TlsIdentity(root.issue(order), keys.getPrivate(), List.of());
    }

    /** What EST issues: one certificate for both purposes. */
    X509Certificate enrolled(String agency, PublicKey key) {
        return root.issue(
                CertificateOrder.of(
                        Subject.of(agency, INVENTED), Use.SEAL_AND_TLS, key, validity()));
    }

    SealKey seal(String agency) {
        return signing(pair(agency, "seal"));
    }

    /** Official and seal, as the sandbox gives them to every agency. */
    Signer signer(String agency) {
        return new Signer(
                Optional.of(seal(agency)), Optional.of(signing(pair(agency, "official"))));
    }

    /** The folder that {@code KeyFolder}, {@code ./partner} and curl read. */
    void write(String agency, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        for (String name : List.of("tls", "seal", "official")) {
            Pair pair = pair(agency, name);
            Pem.save(List.of(pair.certificate()), folder.resolve(name + ".crt"));
            Pem.save(pair.keys().getPrivate(), folder.resolve(name + ".key"));
        }
        Pem.save(List.of(certificate()), folder.resolve("ca.pem"));
    }

    private SealKey signing(Pair pair) {
        return new SealKey(pair.certificate(), pair.keys().getPrivate(), List.of(), clock);
    }

    private Pair pair(String agency, String name) {
        return pairs.computeIfAbsent(agency + "/" + name, it -> newPair(agency, name));
    }

    private Pair newPair(String agency, String name) {
        KeyPair keys = KeyPairs.newP256();
        Use use =
                switch (name) {
                    case "tls" -> Use.TLS_CLIENT;
                    case "official" -> Use.OFFICIAL;
                    default -> Use.SEAL;
                };
        Subject subject =
                use == Use.OFFICIAL
                        ? new Subject("Official " + agency, INVENTED, Optional.empty())
                        : Subject.of(agency, INVENTED);
        return new Pair(
                root.issue(CertificateOrder.of(subject, use, keys.getPublic(), validity())), keys);
    }

    private Validity validity() {
        Instant now = clock.instant();
        return new Validity(now.minus(Duration.ofMinutes(5)), now.plus(Duration.ofDays(30)));
    }
}
