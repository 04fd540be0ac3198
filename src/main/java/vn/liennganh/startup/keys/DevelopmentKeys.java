package vn.liennganh.startup.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.stamp.TimestampAuthority;
import vn.liennganh.pki.trust.RevocationSource;
import vn.liennganh.pki.trust.TrustAnchors;

/**
 * The sandbox's own authority, and keys for everybody in it, under {@code <data-dir>/sandbox/}.
 *
 * <p>The first start makes them; a later one finds them, and makes what is missing or has ended. A
 * stop at any moment is healed by the next start: files are put in place by renaming, and
 * registered after that.
 */
public final class DevelopmentKeys {

    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);

    private final Path dataDir;
    private final URI pkiUrl;
    private final SandboxKeyProperties properties;
    private final Clock clock;

    /**
     * @param clock the machine's
     */
    public DevelopmentKeys(Path dataDir, URI pkiUrl, SandboxKeyProperties properties, Clock clock) {
        this.dataDir = dataDir;
        this.pkiUrl = pkiUrl;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What the hub itself needs of it.
     *
     * @param anchors the sandbox's authority alone, whose revocations come from the directory at
     *     once
     * @param timestamps with a key of its own, which the hub does not use
     * @param server for {@code localhost}, {@code 127.0.0.1} and {@code ::1}; the same in the two
     *     files
     * @param client what it shows where it calls
     */
    public record Prepared(
            CertificateAuthority authority,
            TrustAnchors anchors,
            SealKey hubSeal,
            NoteKey logKey,
            TimestampAuthority timestamps,
            TlsIdentity server,
            TlsIdentity client,
            Path caCertificate,
            Path serverCertificate,
            Path serverKey) {}

    /**
     * Makes what is missing and registers all of it.
     *
     * @param configured the anchors of the trust file, of which a sandbox has none
     * @throws IllegalStateException if something that is not invented would take part
     */
    public Prepared prepare(
            AgencyId hub, Directory directory, Certificates certificates, TrustAnchors configured) {
        SandboxGuard.requireInvented(directory);
        SandboxGuard.requireNoOtherAnchor(configured);
        CertificateAuthority authority = authority();
        SandboxGuard.requireOwnCertificates(certificates, authority.certificate());

        AgencyKeys keys = new AgencyKeys(sandbox(), pkiUrl, properties, authority, clock);
        List<Agency> withKeys =
                directory.agencies().stream()
                        .filter(agency -> properties.enrols(agency.id()))
                        .toList();
        List<Binding> bindings =
                new ArrayList<>(
                        withKeys.parallelStream()
                                .flatMap(
                                        agency ->
                                                keys
                                                        .of(
                                                                agency,
                                                                directory
                                                                        .kind(agency.kind())
                                                                        .orElseThrow())
                                                        .stream())
                                .toList());
        KeyFolder.Pair server = keys.server(hub);
        bindings.add(Binding.of(hub, server.certificate(), Set.of()));
        KeyFolder.Pair stamps = keys.timestamps(dataDir.resolve("timestamps"));
        bindings.add(Binding.of(hub, stamps.certificate(), Set.of()));
        certificates.bind(bindings);

        KeyFolder hubFolder = new KeyFolder(sandbox().resolve(hub.value()));
        KeyFolder.Pair seal = hubFolder.find("seal", ".crt").orElseThrow();
        KeyFolder.Pair client = hubFolder.find("tls", ".crt").orElseThrow();
        return new Prepared(
                authority,
                anchors(authority, directory),
                new SealKey(seal.certificate(), seal.key(), List.of(), clock),
                logKey(),
                new TimestampAuthority(stamps.certificate(), stamps.key(), clock),
                new TlsIdentity(server.certificate(), server.key(), List.of()),
                new TlsIdentity(client.certificate(), client.key(), List.of()),
                sandbox().resolve("ca.pem"),
                hubFolder.certificate("server", ".crt"),
                hubFolder.key("server"));
    }

    private Path sandbox() {
        return dataDir.resolve("sandbox");
    }

    private CertificateAuthority authority() {
        KeyFolder folder = new KeyFolder(sandbox());
        Path file = sandbox().resolve("ca.pem");
        Optional<KeyFolder.Pair> there = folder.find("ca", ".pem");
        if (there.isEmpty() && Files.exists(file)) {
            throw new IllegalStateException(
                    "The sandbox's authority cannot be read: "
                            + file
                            + " and ca.key. Start with an empty data directory.");
        }
        KeyFolder.Pair pair =
                there.orElseGet(
                        () -> folder.make("ca", ".pem", KeyPairs::newP256, this::selfSigned));
        SandboxGuard.requireOwn(pair.certificate(), file);
        if (!matches(pair.certificate(), pair.key())) {
            throw new IllegalStateException(
                    "The sandbox refuses an authority whose key is another's: " + file);
        }
        return new CertificateAuthority(pair.certificate(), pair.key(), clock);
    }

    /** Every sandbox's authority has another name: a program may know several of them. */
    private X509Certificate selfSigned(KeyPair keys) {
        byte[] mark = new byte[4];
        new SecureRandom().nextBytes(mark);
        Instant now = clock.instant();
        return CertificateAuthority.root(
                        CertificateOrder.Subject.of(
                                "Sandbox CA " + HexFormat.of().formatHex(mark),
                                SandboxGuard.ORGANIZATION),
                        keys,
                        new CertificateOrder.Validity(
                                now.minus(AgencyKeys.TOLERANCE), now.plus(AUTHORITY_LIFETIME)),
                        clock)
                .certificate();
    }

    private static TrustAnchors anchors(CertificateAuthority authority, Directory directory) {
        return TrustAnchors.of(
                authority.certificate(),
                new TrustAnchors.RevocationPolicy(
                        TrustAnchors.Mode.HARD,
                        List.of(
                                new RevocationSource.Register(
                                        directory.issuedBy(authority.certificate())))));
    }

    private NoteKey logKey() {
        Path file = dataDir.resolve("log").resolve("log.key");
        if (!Files.exists(file)) {
            Path inTheMaking = file.resolveSibling("log.key.new");
            try {
                Files.createDirectories(file.getParent());
                NoteKey.generate().save(inTheMaking);
                Files.move(inTheMaking, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return NoteKey.load(file);
    }

    private static boolean matches(X509Certificate certificate, PrivateKey key) {
        byte[] probe = {1, 2, 3};
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(key);
            signer.update(probe);
            byte[] signature = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(probe);
            return signer.verify(signature);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
