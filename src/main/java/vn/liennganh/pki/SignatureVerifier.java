package vn.liennganh.pki;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import vn.liennganh.pki.CmsDocument.SignerSlices;
import vn.liennganh.pki.Der.Cursor;
import vn.liennganh.pki.Der.Malformed;
import vn.liennganh.pki.Der.Slice;

/**
 * Verifies every CAdES-B-B signature of a document over the bytes as received. Textbook use of a
 * CMS library is not enough: signed attributes are demanded (without them a genuine signature can
 * be presented as one over its own attributes), and each is compared. Safe for use by many threads.
 */
public final class SignatureVerifier {

    private static final int MAX_CACHED = 4_096;

    /** One signer before its signature is verified; nothing in it is trusted. */
    private record Candidate(
            Certificate certificate,
            VerificationKey key,
            SignatureScheme scheme,
            SignedAttributes attributes) {}

    private final AlgorithmPolicy policy;
    private final Cache<String, VerificationKey> keys =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

    public SignatureVerifier(AlgorithmPolicy policy) {
        this.policy = policy;
    }

    /**
     * All signers in the order of the document, or the first fault; a refused algorithm is told
     * first.
     */
    public Checked<List<CmsSigner>> verify(CmsDocument document) {
        List<Candidate> candidates = new ArrayList<>();
        Optional<Finding> invalid = Optional.empty();
        for (SignerSlices signer : document.signers()) {
            Checked<Candidate> candidate = candidate(document, signer);
            Optional<Finding> finding = candidate.fault();
            if (finding.isPresent() && finding.get().fault() == Fault.ALGORITHM_REFUSED) {
                return Checked.faulty(finding.get());
            }
            if (finding.isPresent()) {
                invalid = invalid.or(() -> finding);
            } else {
                candidates.add(candidate.orThrow());
            }
        }
        if (invalid.isPresent()) {
            return Checked.faulty(invalid.get());
        }
        List<CmsSigner> verified = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Optional<Finding> finding =
                    verify(document, document.signers().get(i), candidates.get(i));
            if (finding.isPresent()) {
                return Checked.faulty(finding.get());
            }
            Candidate sound = candidates.get(i);
            verified.add(new CmsSigner(sound.certificate(), sound.attributes().signingTime()));
        }
        return Checked.sound(List.copyOf(verified));
    }

    private Checked<Candidate> candidate(CmsDocument document, SignerSlices signer) {
        byte[] der = document.source();
        Optional<SignatureScheme> scheme =
                SignatureScheme.ofSigner(der, signer.digest(), signer.algorithm());
        if (scheme.isEmpty() || !policy.digests().contains(scheme.get().digest())) {
            return Checked.faulty(Finding.of(Fault.ALGORITHM_REFUSED, "algorithm-refused"));
        }
        Optional<Certificate> certificate = certificateOf(document, signer.sid());
        if (certificate.isEmpty()) {
            return invalid("signer-certificate-absent");
        }
        VerificationKey key =
                keys.get(
                        certificate.get().fingerprint(),
                        fingerprint -> VerificationKey.of(certificate.get().x509()));
        Optional<Finding> refused =
                key.refusedBy(policy).or(() -> policy.refusesSignatureOf(certificate.get().x509()));
        if (refused.isPresent()) {
            return Checked.faulty(refused.get());
        }
        if (!key.fits(scheme.get())) {
            return Checked.faulty(Finding.of(Fault.ALGORITHM_REFUSED, "algorithm-not-of-key"));
        }
        return SignedAttributes.read(der, signer.attributes())
                .then(
                        attributes ->
                                Checked.sound(
                                        new Candidate(
                                                certificate.get(), key, scheme.get(), attributes)));
    }

    private Optional<Finding> verify(
            CmsDocument document, SignerSlices signer, Candidate candidate) {
        byte[] der = document.source();
        SignedAttributes attributes = candidate.attributes();
        if (!attributes.contentType().equals(CmsReader.DATA)) {
            return found("content-type-differs");
        }
        MessageDigest digest = Crypto.digest(candidate.scheme().digest());
        digest.update(der, document.contentOffset(), document.contentLength());
        if (!same(der, attributes.messageDigest(), digest.digest())) {
            return found("digest-differs");
        }
        try {
            Optional<Finding> finding =
                    verifyCertificateId(der, attributes.certificateId(), candidate);
            if (finding.isPresent()) {
                return finding;
            }
        } catch (Malformed unreadable) {
            return found("attributes-unreadable");
        }
        // RFC 5652 5.4: signed as a SET although they travel under the tag [0].
        Slice signed = signer.attributes();
        byte[] signature =
                Arrays.copyOfRange(der, signer.signature().start(), signer.signature().end());
        boolean verified =
                candidate
                        .key()
                        .verify(
                                candidate.scheme(),
                                (byte) Der.SET,
                                der,
                                signed.header() + 1,
                                signed.total() - 1,
                                signature);
        return verified ? Optional.empty() : found("signature-wrong");
    }

    /**
     * RFC 5035 4: the certificate is the one that the signer meant, not another with the same key.
     */
    private static Optional<Finding> verifyCertificateId(
            byte[] der, Slice certificateId, Candidate candidate) throws Malformed {
        Cursor fields = Der.inside(der, certificateId);
        String algorithm = "SHA-256";
        if (fields.at(Der.SEQUENCE)) {
            Optional<String> named = SignatureScheme.digest(der, fields.next());
            if (named.isEmpty()) {
                return Optional.of(Finding.of(Fault.ALGORITHM_REFUSED, "algorithm-refused"));
            }
            algorithm = named.get();
        }
        Certificate certificate = candidate.certificate();
        byte[] expected =
                algorithm.equals("SHA-256")
                        ? HexFormat.of().parseHex(certificate.fingerprint())
                        : Crypto.digest(algorithm).digest(Certificate.der(certificate.x509()));
        if (!same(der, fields.next(Der.OCTET_STRING), expected)) {
            return found("signing-certificate-differs");
        }
        if (!fields.at(Der.SEQUENCE)) {
            return Optional.empty();
        }
        Cursor issuerSerial = Der.inside(der, fields.next());
        Cursor generalNames = Der.inside(der, issuerSerial.next(Der.SEQUENCE));
        Cursor directoryName = Der.inside(der, generalNames.next(0xa4));
        boolean agrees =
                names(
                        der,
                        directoryName.next(Der.SEQUENCE),
                        issuerSerial.next(Der.INTEGER),
                        certificate);
        return agrees && generalNames.done()
                ? Optional.empty()
                : found("signing-certificate-differs");
    }

    private static Optional<Certificate> certificateOf(CmsDocument document, Slice sid) {
        byte[] der = document.source();
        try {
            for (Certificate certificate : document.certificates()) {
                if (sid.tag() == Der.SEQUENCE) {
                    Cursor fields = Der.inside(der, sid);
                    if (names(
                            der,
                            fields.next(Der.SEQUENCE),
                            fields.next(Der.INTEGER),
                            certificate)) {
                        return Optional.of(certificate);
                    }
                } else if (hasKeyIdentifier(der, sid, certificate)) {
                    return Optional.of(certificate);
                }
            }
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean names(byte[] der, Slice issuer, Slice serial, Certificate certificate) {
        if (serial.length() == 0
                || !certificate
                        .x509()
                        .getSerialNumber()
                        .equals(new BigInteger(der, serial.start(), serial.length()))) {
            return false;
        }
        X500Principal own = certificate.x509().getIssuerX500Principal();
        byte[] named = Arrays.copyOfRange(der, issuer.header(), issuer.end());
        if (Arrays.equals(own.getEncoded(), named)) {
            return true;
        }
        try {
            return new X500Principal(named).equals(own);
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    private static boolean hasKeyIdentifier(byte[] der, Slice sid, Certificate certificate) {
        byte[] extension = certificate.x509().getExtensionValue("2.5.29.14");
        if (extension == null || extension.length < 4) {
            return false;
        }
        // An OCTET STRING in an OCTET STRING, both of short form: identifiers are of 20 to 32
        // octets.
        return same(der, sid, Arrays.copyOfRange(extension, 4, extension.length));
    }

    private static boolean same(byte[] der, Slice slice, byte[] expected) {
        return Arrays.equals(der, slice.start(), slice.end(), expected, 0, expected.length);
    }

    private static Checked<Candidate> invalid(String sentence) {
        return Checked.faulty(Finding.of(Fault.INVALID, sentence));
    }

    private static Optional<Finding> found(String sentence) {
        return Optional.of(Finding.of(Fault.INVALID, sentence));
    }
}
