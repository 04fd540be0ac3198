package vn.liennganh.pki.authority;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import vn.liennganh.pki.IssuedCertificates;
import vn.liennganh.pki.IssuedCertificates.RevokedEntry;

/** Issues certificates under one root, and says which of them were revoked; it remembers nothing itself. */
public final class CertificateAuthority {

    public CertificateAuthority(X509Certificate certificate, PrivateKey key, Clock clock) {}

    /** A new root: its certificate is self-signed with this P-256 or RSA key pair. */
    public static CertificateAuthority root(
            CertificateOrder.Subject subject, KeyPair keys, CertificateOrder.Validity validity, Clock clock) {
        throw new UnsupportedOperationException("being written");
    }

    public X509Certificate certificate() {
        throw new UnsupportedOperationException("being written");
    }

    /** A certificate with a random serial number of 128 bits. */
    public X509Certificate issue(CertificateOrder order) {
        throw new UnsupportedOperationException("being written");
    }

    /** The same authority, whose OCSP answers are signed by a delegated responder that it issued. */
    public CertificateAuthority withResponder(X509Certificate certificate, PrivateKey key) {
        throw new UnsupportedOperationException("being written");
    }

    /** A complete revocation list in DER. */
    public byte[] crl(List<RevokedEntry> revoked, long number, Instant thisUpdate, Instant nextUpdate) {
        throw new UnsupportedOperationException("being written");
    }

    /** The DER answer to a DER request of RFC 6960, {@code malformedRequest} to anything else. */
    public byte[] ocsp(byte[] request, IssuedCertificates issued) {
        throw new UnsupportedOperationException("being written");
    }
}
