package vn.liennganh.pki;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

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

    /** Whether a certificate is signed by this key, with an algorithm that is allowed at all. */
    public static boolean isSigned(X509Certificate issued, PublicKey by) {
        VerificationKey key = VerificationKey.of(by);
        byte[] parameters = issued.getSigAlgParams();
        Optional<SignatureScheme> scheme =
                SignatureScheme.ofName(
                        issued.getSigAlgOID(), parameters == null ? new byte[0] : parameters);
        try {
            byte[] body = issued.getTBSCertificate();
            return scheme.isPresent()
                    && key.fits(scheme.get())
                    && key.verify(
                            scheme.get(), body[0], body, 1, body.length - 1, issued.getSignature());
        } catch (CertificateEncodingException unreadable) {
            return false;
        }
    }

    /** Whether a part of its subject is this. */
    public boolean names(String identifier) {
        return parts(x509).stream().anyMatch(part -> identifier.equals(part.getValue()));
    }

    /** The first common name of its subject; empty where it has none or cannot be read. */
    public static Optional<String> commonName(X509Certificate x509) {
        return parts(x509).stream()
                .filter(part -> part.getType().equalsIgnoreCase("CN"))
                .map(part -> String.valueOf(part.getValue()))
                .findFirst();
    }

    private static List<Rdn> parts(X509Certificate x509) {
        try {
            return new LdapName(x509.getSubjectX500Principal().getName()).getRdns();
        } catch (InvalidNameException unreadable) {
            return List.of();
        }
    }

    /** The DER. */
    public static byte[] der(X509Certificate x509) {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException unreadable) {
            throw new IllegalArgumentException("A certificate that cannot be encoded", unreadable);
        }
    }
}
