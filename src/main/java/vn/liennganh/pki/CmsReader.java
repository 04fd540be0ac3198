package vn.liennganh.pki;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import vn.liennganh.pki.CmsDocument.SignerSlices;
import vn.liennganh.pki.Der.Cursor;
import vn.liennganh.pki.Der.Malformed;
import vn.liennganh.pki.Der.Slice;

/**
 * Reads CMS SignedData in DER (RFC 5652), refusing what could hurt before any certificate or
 * signature is looked at. A certificate that was seen before is not parsed again. Safe for use by
 * many threads.
 */
public final class CmsReader {

    /** Protocol section 1: counted before anything is verified. */
    static final int MAX_SIGNERS = 4;

    static final int MAX_CERTIFICATES = 20;

    static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    static final String DATA = "1.2.840.113549.1.7.1";
    private static final int MAX_CACHED = 4_096;

    private final Cache<String, Certificate> seen =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

    /**
     * Never throws for any input; the document keeps the array, which nobody may change afterwards.
     */
    public Checked<CmsDocument> read(byte[] der) {
        if (der.length > 0 && (der[0] == '-' || der[0] == 'M')) {
            return malformed("text-not-der");
        }
        try {
            Der.walk(der);
            return Checked.sound(readSignedData(der));
        } catch (Malformed wrong) {
            return malformed(wrong.getMessage());
        }
    }

    private static Checked<CmsDocument> malformed(String sentence) {
        return Checked.faulty(Finding.of(Fault.MALFORMED, sentence));
    }

    private CmsDocument readSignedData(byte[] der) throws Malformed {
        Cursor contentInfo = Der.inside(der, new Cursor(der, 0, der.length).next(Der.SEQUENCE));
        if (!SIGNED_DATA.equals(Der.oid(der, contentInfo.next(Der.OID)))) {
            throw new Malformed("not-signed-data");
        }
        Cursor wrapped = Der.inside(der, contentInfo.next(0xa0));
        contentInfo.requireDone();
        Cursor signedData = Der.inside(der, wrapped.next(Der.SEQUENCE));
        wrapped.requireDone();

        signedData.next(Der.INTEGER);
        signedData.next(Der.SET);
        Slice content = content(der, signedData.next(Der.SEQUENCE));
        List<Slice> certificates =
                signedData.at(0xa0)
                        ? elements(
                                der, signedData.next(), MAX_CERTIFICATES, "certificates-too-many")
                        : List.of();
        if (signedData.at(0xa1)) {
            // Revocation lists that a sender brings along are not asked.
            signedData.next();
        }
        List<Slice> signerInfos =
                elements(der, signedData.next(Der.SET), MAX_SIGNERS, "signers-too-many");
        signedData.requireDone();
        if (signerInfos.isEmpty()) {
            throw new Malformed("signers-none");
        }
        if (certificates.isEmpty()) {
            throw new Malformed("certificates-none");
        }
        List<SignerSlices> signers = new ArrayList<>();
        for (Slice signerInfo : signerInfos) {
            signers.add(signer(der, signerInfo));
        }
        List<Certificate> parsed = new ArrayList<>();
        for (Slice certificate : certificates) {
            parsed.add(certificate(der, certificate));
        }
        return new CmsDocument(der, content, parsed, signers);
    }

    private static Slice content(byte[] der, Slice encapsulated) throws Malformed {
        Cursor inside = Der.inside(der, encapsulated);
        if (!DATA.equals(Der.oid(der, inside.next(Der.OID)))) {
            throw new Malformed("content-type-unexpected");
        }
        if (inside.done()) {
            throw new Malformed("content-absent");
        }
        Cursor wrapped = Der.inside(der, inside.next(0xa0));
        inside.requireDone();
        Slice content = wrapped.next(Der.OCTET_STRING);
        wrapped.requireDone();
        return content;
    }

    private static List<Slice> elements(byte[] der, Slice set, int limit, String tooMany)
            throws Malformed {
        List<Slice> found = new ArrayList<>();
        for (Cursor cursor = Der.inside(der, set); !cursor.done(); ) {
            if (found.size() == limit) {
                throw new Malformed(tooMany);
            }
            found.add(cursor.next(Der.SEQUENCE));
        }
        return found;
    }

    private static SignerSlices signer(byte[] der, Slice signerInfo) throws Malformed {
        Cursor fields = Der.inside(der, signerInfo);
        fields.next(Der.INTEGER);
        Slice sid = fields.at(0x80) ? fields.next() : fields.next(Der.SEQUENCE);
        Slice digest = fields.next(Der.SEQUENCE);
        // An empty slice stands for absent attributes; the verifier refuses both alike.
        Slice attributes = fields.at(0xa0) ? fields.next() : new Slice(0, 0, 0, 0);
        Slice algorithm = fields.next(Der.SEQUENCE);
        Slice signature = fields.next(Der.OCTET_STRING);
        if (fields.at(0xa1)) {
            // Countersignatures and other unsigned attributes: welcome, and proof of nothing here.
            fields.next();
        }
        fields.requireDone();
        return new SignerSlices(sid, digest, attributes, algorithm, signature);
    }

    private Certificate certificate(byte[] der, Slice slice) throws Malformed {
        MessageDigest digest = Crypto.sha256();
        digest.update(der, slice.header(), slice.total());
        String fingerprint = HexFormat.of().formatHex(digest.digest());
        Certificate known = seen.getIfPresent(fingerprint);
        if (known != null) {
            return known;
        }
        byte[] encoded = Arrays.copyOfRange(der, slice.header(), slice.end());
        Certificate parsed = new Certificate(parse(encoded), fingerprint);
        seen.put(fingerprint, parsed);
        return parsed;
    }

    /**
     * The platform does not read every curve. What only Bouncy Castle reads is kept where its key
     * is one that no policy allows, so that the sender learns the right reason.
     */
    static X509Certificate parse(byte[] encoded) throws Malformed {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException | RuntimeException unreadable) {
            return parseUnusual(encoded);
        }
    }

    private static X509Certificate parseUnusual(byte[] encoded) throws Malformed {
        try {
            X509Certificate read =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509", Crypto.BOUNCY_CASTLE)
                                    .generateCertificate(new ByteArrayInputStream(encoded));
            if (read != null && VerificationKey.of(read) instanceof VerificationKey.Unknown) {
                return read;
            }
        } catch (CertificateException | RuntimeException unreadable) {
            // The libraries throw many kinds on damaged input: one message, one finding.
            throw new Malformed("certificate-unreadable");
        }
        throw new Malformed("certificate-unreadable");
    }
}
