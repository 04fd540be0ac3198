package vn.liennganh.pki.authority;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import vn.liennganh.pki.Pem;

/** Certificates in a CMS SignedData without a signature (RFC 7030 4.1.3), in DER. */
public final class CertsOnly {

    private CertsOnly() {}

    public static byte[] encode(List<X509Certificate> certificates) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            for (X509Certificate certificate : certificates) {
                generator.addCertificate(new JcaX509CertificateHolder(certificate));
            }
            return generator.generate(new CMSAbsentContent()).toASN1Structure().getEncoded("DER");
        } catch (CMSException | IOException | CertificateEncodingException impossible) {
            throw new IllegalArgumentException("Certificates that cannot be encoded", impossible);
        }
    }

    /**
     * @throws IllegalArgumentException if it is not that
     */
    public static List<X509Certificate> decode(byte[] der) {
        try {
            CMSSignedData read = new CMSSignedData(der);
            return read.getCertificates().getMatches(null).stream()
                    .map(CertsOnly::certificate)
                    .toList();
        } catch (CMSException unreadable) {
            throw new IllegalArgumentException("Not a bundle of certificates", unreadable);
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder) {
        try {
            return Pem.certificateOf(holder.getEncoded());
        } catch (IOException impossible) {
            throw new IllegalArgumentException("A certificate that cannot be encoded", impossible);
        }
    }
}
