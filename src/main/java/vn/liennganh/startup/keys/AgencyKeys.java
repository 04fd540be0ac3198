package vn.liennganh.startup.keys;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.AgencyKind;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Use;

/** Seal, official and channel of each demo agency, made where missing. Safe for many threads. */
final class AgencyKeys {

    /** Certificates begin a little earlier, for partners whose clocks are behind. */
    static final Duration TOLERANCE = Duration.ofHours(1);

    private static final Duration LIFETIME = Duration.ofDays(730);
    private static final String HEAD = "head";

    private final Path sandbox;
    private final URI pkiUrl;
    private final SandboxKeyProperties properties;
    private final CertificateAuthority authority;
    private final Instant now;

    AgencyKeys(
            Path sandbox,
            URI pkiUrl,
            SandboxKeyProperties properties,
            CertificateAuthority authority,
            Clock clock) {
        this.sandbox = sandbox;
        this.pkiUrl = pkiUrl;
        this.properties = properties;
        this.authority = authority;
        this.now = clock.instant();
    }

    /** Everything that the agency's folder holds, to be registered. */
    List<Binding> of(Agency agency, AgencyKind kind) {
        List<Binding> bindings = new ArrayList<>();
        bindings.add(
                Binding.of(
                        agency.id(),
                        pair(agency, "tls", Use.TLS_CLIENT).certificate(),
                        Set.of(CertificateUse.TLS)));
        if (agency.actsFor().isEmpty()) {
            bindings.add(
                    Binding.of(
                            agency.id(),
                            pair(agency, "seal", Use.SEAL).certificate(),
                            Set.of(CertificateUse.SEAL)));
        }
        String first = kind.capacities().get(0);
        bindings.add(official(agency, "official", first));
        if (!first.equals(HEAD) && kind.capacities().contains(HEAD)) {
            bindings.add(official(agency, HEAD, HEAD));
        }
        return bindings;
    }

    /** A division's official signs for the agency in whose name it sends. */
    private Binding official(Agency agency, String name, String capacity) {
        return Binding.official(
                agency.actsFor().orElse(agency.id()),
                pair(agency, name, Use.OFFICIAL).certificate(),
                new Binding.Registration(
                        agency.id(), capacity, agency.validFrom(), Optional.empty()));
    }

    /** The hub's own certificate as a server. */
    KeyFolder.Pair server(AgencyId hub) {
        var subject =
                new CertificateOrder.Subject(
                        "localhost", SandboxGuard.ORGANIZATION, Optional.empty());
        List<String> hosts = List.of("localhost", "127.0.0.1", "::1");
        return new KeyFolder(sandbox.resolve(hub.value()))
                .pair(
                        "server",
                        now,
                        KeyPairs::newP256,
                        keys -> issue(subject, Use.TLS_SERVER, keys, hosts),
                        this::own);
    }

    /** Whoever stamps the time is somebody else than the hub, with a folder of its own. */
    KeyFolder.Pair timestamps(Path folder) {
        var subject =
                new CertificateOrder.Subject(
                        "Sandbox time-stamps", SandboxGuard.ORGANIZATION, Optional.empty());
        return new KeyFolder(folder)
                .pair(
                        "tsa",
                        now,
                        KeyPairs::newP256,
                        keys -> issue(subject, Use.TIMESTAMPS, keys, List.of()),
                        this::own);
    }

    private KeyFolder.Pair pair(Agency agency, String name, Use use) {
        boolean rsa =
                properties.rsa().contains(agency.id())
                        && use != Use.TLS_CLIENT
                        && !name.equals(HEAD);
        Supplier<KeyPair> maker = rsa ? KeyPairs::newRsa2048 : KeyPairs::newP256;
        var subject =
                new CertificateOrder.Subject(
                        agency.id().value(), agency.names().get("vi"), Optional.of(name));
        return new KeyFolder(sandbox.resolve(agency.id().value()))
                .pair(name, now, maker, keys -> issue(subject, use, keys, List.of()), this::own);
    }

    private X509Certificate issue(
            CertificateOrder.Subject subject, Use use, KeyPair keys, List<String> hosts) {
        var validity = new CertificateOrder.Validity(now.minus(TOLERANCE), now.plus(LIFETIME));
        return authority.issue(
                CertificateOrder.of(subject, use, keys.getPublic(), validity)
                        .withSubjectAltNames(hosts)
                        .withRevocationAt(
                                URI.create(pkiUrl + "/ca.crl"), URI.create(pkiUrl + "/ocsp")));
    }

    private KeyFolder.Pair own(KeyFolder.Pair pair) {
        if (!KeyFolder.issuedBy(pair.certificate(), authority.certificate())) {
            throw new IllegalStateException(
                    "The sandbox did not issue the certificate of "
                            + pair.certificate().getSubjectX500Principal().getName()
                            + " that lies under "
                            + sandbox
                            + ". Start with an empty data directory.");
        }
        return pair;
    }
}
