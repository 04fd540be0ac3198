package vn.liennganh.pki;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * A certificate and the name under which everybody in the hub knows it.
 *
 * @param fingerprint SHA-256 of its DER in lower-case hexadecimal
 */
public record Certificate(X509Certificate x509, String fingerprint) {

    /** The certificate with its computed fingerprint. */
    public static Certificate of(X509Certificate x509) {
        return new Certificate(x509, fingerprintOf(x509));
    }

    /** SHA-256 of the DER in lower-case hexadecimal. */
    public static String fingerprintOf(X509Certificate x509) {
        return HexFormat.of().formatHex(Crypto.sha256().digest(der(x509)));
    }

    static byte[] der(X509Certificate x509) {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException unreadable) {
            throw new IllegalArgumentException("A certificate that cannot be encoded", unreadable);
        }
    }
}
