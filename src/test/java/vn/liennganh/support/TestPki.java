package vn.liennganh.support;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;

/** An authority for one test, and the keys it certified. */
public final class TestPki {

    /** A certificate with its key, which signs at whatever time its clock says. */
    public record Identity(X509Certificate certificate, KeyPair keys) {

        public SealKey at(Clock clock) {
            return new SealKey(certificate, keys.getPrivate(), List.of(), clock);
        }
    }

    private final CertificateAuthority authority;
    private final Clock clock;
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();

    public TestPki(String name, Clock clock) {
        this.clock = clock;
        this.authority =
                CertificateAuthority.root(
                        Subject.of(name, "Invented"), KeyPairs.newP256(), years(), clock);
    }

    public CertificateAuthority authority() {
        return authority;
    }

    /** The same name gives the same identity. */
    public Identity identity(String name, Use use) {
        return identities.computeIfAbsent(name, it -> issue(it, use, years()));
    }

    public Identity issue(String name, Use use, Validity validity) {
        return issue(name, use, KeyPairs.newP256(), validity);
    }

    /** For a key of any kind. */
    public Identity issue(String name, Use use, KeyPair keys) {
        return issue(name, use, keys, years());
    }

    private Identity issue(String name, Use use, KeyPair keys, Validity validity) {
        CertificateOrder order =
                CertificateOrder.of(Subject.of(name, "Invented"), use, keys.getPublic(), validity);
        return new Identity(authority.issue(order), keys);
    }

    private Validity years() {
        Instant now = clock.instant();
        return new Validity(now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(700)));
    }
}
