package vn.liennganh.pki.stamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A small time-stamping authority of RFC 3161 with a P-256 key of its own. It keeps nothing: serial
 * numbers are random and so never come twice. Safe for use by many threads.
 */
public final class TimestampAuthority {

    /** An arc that is reserved for examples (ITU-T X.660): this authority promises nothing. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.3161");

    private static final int MAX_BYTES = 8 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final Clock clock;

    /**
     * @param certificate with the critical purpose timeStamping and no other
     * @param clock the machine's
     */
    public TimestampAuthority(X509Certificate certificate, PrivateKey key, Clock clock) {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
    }

    /** The DER answer to a DER question; a rejection to anything that is none. */
    public byte[] answer(byte[] question) {
        TimeStampResponseGenerator answers =
                new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED);
        try {
            if (question.length > MAX_BYTES) {
                return refusal(answers);
            }
            return answers.generate(
                            new TimeStampRequest(question),
                            new BigInteger(127, RANDOM),
                            Date.from(clock.instant()))
                    .getEncoded();
        } catch (IOException | TSPException | RuntimeException unreadable) {
            // The library throws many kinds on damaged input: one question, one refusal.
            return refusal(answers);
        }
    }

    private static byte[] refusal(TimeStampResponseGenerator answers) {
        try {
            return answers.generateFailResponse(
                            org.bouncycastle.asn1.cmp.PKIStatus.REJECTION,
                            PKIFailureInfo.badDataFormat,
                            "not a time-stamp query")
                    .getEncoded();
        } catch (IOException | TSPException impossible) {
            throw new IllegalStateException("A refusal that cannot be encoded", impossible);
        }
    }

    private TimeStampTokenGenerator tokens() {
        try {
            DigestCalculator sha256 =
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
            TimeStampTokenGenerator tokens =
                    new TimeStampTokenGenerator(
                            new JcaSimpleSignerInfoGeneratorBuilder()
                                    .build("SHA256withECDSA", key, certificate),
                            sha256,
                            POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(certificate)));
            tokens.setAccuracySeconds(1);
            return tokens;
        } catch (OperatorCreationException | CertificateEncodingException | TSPException unusable) {
            throw new IllegalStateException("This key cannot stamp", unusable);
        }
    }
}
