package vn.liennganh.pki.stamp;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.Purpose;

/**
 * A time-stamp of RFC 3161 that was checked: its content existed at this time at the latest, says
 * this authority.
 *
 * @param time by the authority's clock
 * @param authority the subject of the certificate that signed (RFC 2253)
 */
public record TimestampToken(Instant time, String authority) {

    /** A token with a long chain has some 10 KB. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_CERTIFICATES = 20;

    /** SHA-2 alone: by these the content is named and the token signed. */
    private static final Map<String, String> DIGESTS =
            Map.of(
                    "2.16.840.1.101.3.4.2.1", "SHA-256",
                    "2.16.840.1.101.3.4.2.2", "SHA-384",
                    "2.16.840.1.101.3.4.2.3", "SHA-512");

    /**
     * Checks that the token is over exactly this content, whole, and by an authority whom the judge
     * trusts to stamp now.
     *
     * @return faulty with a finding that is {@link #unjudged} where nothing is wrong but that its
     *     certificate cannot be judged any more
     */
    public static Checked<TimestampToken> check(
            byte[] token, byte[] content, CertificateJudge judge) {
        if (token.length > MAX_BYTES) {
            return malformed();
        }
        try {
            return check(new TimeStampToken(new CMSSignedData(token)), content, judge);
        } catch (CMSException
                | TSPException
                | IOException
                | OperatorCreationException
                | RuntimeException unreadable) {
            // The library throws many kinds on damaged input: one token, one finding.
            return malformed();
        }
    }

    /**
     * Whether nothing is wrong but that the authority's certificate has ended since, or that nobody
     * tells whether it was revoked: a time-stamp outlives the certificate of who gave it, but
     * cannot be judged then.
     */
    public static boolean unjudged(Finding finding) {
        return finding.fault() == Fault.EXPIRED || finding.fault() == Fault.REVOCATION_UNKNOWN;
    }

    private static Checked<TimestampToken> check(
            TimeStampToken token, byte[] content, CertificateJudge judge)
            throws TSPException, IOException, OperatorCreationException {
        String digest =
                DIGESTS.getOrDefault(
                        token.getTimeStampInfo().getMessageImprintAlgOID().getId(), "");
        Collection<SignerInformation> signers =
                token.toCMSSignedData().getSignerInfos().getSigners();
        if (digest.isEmpty()
                || signers.size() != 1
                || !DIGESTS.containsKey(signers.iterator().next().getDigestAlgOID())) {
            return Checked.faulty(Finding.of(Fault.ALGORITHM_REFUSED, "stamp-algorithm"));
        }
        if (!MessageDigest.isEqual(
                token.getTimeStampInfo().getMessageImprintDigest(), digest(digest, content))) {
            return Checked.faulty(Finding.of(Fault.INVALID, "stamp-other-content"));
        }
        List<X509Certificate> sent = new ArrayList<>();
        for (X509CertificateHolder one : token.getCertificates().getMatches(null)) {
            sent.add(Pem.certificateOf(one.getEncoded()));
        }
        Collection<X509CertificateHolder> own = token.getCertificates().getMatches(token.getSID());
        if (own.size() != 1 || sent.size() > MAX_CERTIFICATES) {
            return Checked.faulty(Finding.of(Fault.MALFORMED, "stamp-certificate"));
        }
        X509CertificateHolder holder = own.iterator().next();
        try {
            // Signature, signing-certificate attribute, validity at that time, and the purpose.
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(holder));
        } catch (TSPException | java.security.cert.CertificateException unproved) {
            return Checked.faulty(Finding.of(Fault.INVALID, "stamp-signature"));
        }
        X509Certificate certificate = Pem.certificateOf(holder.getEncoded());
        Instant time = token.getTimeStampInfo().getGenTime().toInstant();
        return judge.judge(Certificate.of(certificate), sent, Purpose.TIMESTAMP)
                .then(
                        trusted ->
                                Checked.sound(
                                        new TimestampToken(
                                                time,
                                                certificate.getSubjectX500Principal().getName())));
    }

    static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has " + algorithm, missing);
        }
    }

    private static Checked<TimestampToken> malformed() {
        return Checked.faulty(Finding.of(Fault.MALFORMED, "stamp-malformed"));
    }
}
