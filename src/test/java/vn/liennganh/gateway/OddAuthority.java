package vn.liennganh.gateway;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TestAuthority;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.scenario.RunningHub;

/** Certificates for one agency of which the hub was never told, by its own authority or others. */
final class OddAuthority {

    private final OddKeys own;
    private final CertificateAuthority authority;
    private final String agency;

    /** Of the sandbox in which that hub runs. */
    OddAuthority(RunningHub hub, String agency) {
        this.agency = agency;
        own =
                new OddKeys(
                        Pem.readCertificates(hub.sandbox().resolve("ca.pem")).get(0),
                        Pem.readPrivateKey(hub.sandbox().resolve("ca.key")));
        authority = new CertificateAuthority(own.certificate(), own.key(), Clock.systemUTC());
    }

    /** Those of the hub's own authority. */
    OddKeys own() {
        return own;
    }

    static Instant hours(int fromNow) {
        return Instant.now().plus(Duration.ofHours(fromNow));
    }

    /** By the hub's own authority, for two days around now. */
    OddKeys issued(Use use, KeyPair keys) {
        return issued(use, keys, hours(-24), hours(24));
    }

    OddKeys issued(Use use, KeyPair keys, Instant from, Instant to) {
        return issued(use, keys, Subject.of(agency, "Invented"), new Validity(from, to));
    }

    /** The same for another name, with the agency as its organisation. */
    OddKeys named(String name, Use use) {
        Validity validity = new Validity(hours(-24), hours(24));
        return issued(use, KeyPairs.newP256(), Subject.of(name, agency), validity);
    }

    private OddKeys issued(Use use, KeyPair keys, Subject subject, Validity validity) {
        CertificateOrder order = CertificateOrder.of(subject, use, keys.getPublic(), validity);
        return new OddKeys(authority.issue(order), keys.getPrivate());
    }

    /** A certificate that the authority's own code would not issue. */
    OddKeys odd(KeyPair keys) {
        return issuedBy(own, keys);
    }

    /** By whoever has these keys, as if they were an authority's. */
    OddKeys issuedBy(OddKeys issuer) {
        return issuedBy(issuer, KeyPairs.newP256());
    }

    /** By an authority of that name whose key nobody knows. */
    OddKeys stranger(String name) {
        KeyPair keys = KeyPairs.newP256();
        return new OddKeys(
                new TestAuthority.Odd(new X500Name(name), KeyPairs.newP256(), keys)
                        .named("CN=" + agency)
                        .valid(hours(-24), hours(24))
                        .issue(),
                keys.getPrivate());
    }

    private static OddKeys issuedBy(OddKeys issuer, KeyPair keys) {
        X509Certificate certificate =
                new TestAuthority.Odd(
                                TestAuthority.nameOf(issuer.certificate()),
                                new KeyPair(issuer.certificate().getPublicKey(), issuer.key()),
                                keys)
                        .valid(hours(-24), hours(24))
                        .issue();
        return new OddKeys(certificate, keys.getPrivate());
    }
}
