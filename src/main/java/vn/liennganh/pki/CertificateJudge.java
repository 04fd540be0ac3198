package vn.liennganh.pki;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Decides whether a certificate may be relied on now. */
public final class CertificateJudge {

    /**
     * @param clock the machine's clock, never the hub's movable one
     * @param lifetime how long a good decision is kept at most
     */
    public CertificateJudge(TrustAnchors anchors, AlgorithmPolicy algorithms, Clock clock, Duration lifetime) {}

    /** @param others certificates of the message that may help to find the path */
    public Checked<Certificate> judge(Certificate leaf, List<X509Certificate> others, Purpose purpose) {
        throw new UnsupportedOperationException("being written");
    }

    /** Judges a signer's certificate for {@link Purpose#SEAL}, and that it was valid at its signing-time. */
    public Checked<Certificate> judge(CmsSigner signer, CmsDocument document) {
        throw new UnsupportedOperationException("being written");
    }

    /** Forgets every decision and every revocation answer: a revoked certificate stops at once. */
    public void revocationChanged() {
        throw new UnsupportedOperationException("being written");
    }

    /** Replaces the anchors and forgets every decision made under the old ones. */
    public void trust(TrustAnchors anchors) {
        throw new UnsupportedOperationException("being written");
    }
}
