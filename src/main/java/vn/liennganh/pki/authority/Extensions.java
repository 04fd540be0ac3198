package vn.liennganh.pki.authority;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.util.IPAddress;

/** The extensions of each kind of certificate, as RFC 5280 wants them. */
final class Extensions {

    private Extensions() {}

    static void root(X509v3CertificateBuilder builder, PublicKey key) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                identifiers().createSubjectKeyIdentifier(key));
    }

    static void issued(
            X509v3CertificateBuilder builder, CertificateOrder order, X509Certificate issuer)
            throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage(order)));
        Optional<KeyPurposeId> purpose = extendedKeyUsage(order.use());
        if (purpose.isPresent()) {
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    // RFC 3161, 2.3: only where it is critical does a time-stamp count.
                    order.use() == CertificateOrder.Use.TIMESTAMPS,
                    new ExtendedKeyUsage(purpose.get()));
        }
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                identifiers().createSubjectKeyIdentifier(order.publicKey()));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers().createAuthorityKeyIdentifier(issuer.getPublicKey()));
        if (!order.subjectAltNames().isEmpty()) {
            GeneralName[] names =
                    order.subjectAltNames().stream()
                            .map(
                                    name ->
                                            new GeneralName(
                                                    IPAddress.isValid(name)
                                                            ? GeneralName.iPAddress
                                                            : GeneralName.dNSName,
                                                    name))
                            .toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        if (order.use() == CertificateOrder.Use.OCSP) {
            // A responder is not itself asked about: its certificate is short-lived instead (RFC
            // 6960 4.2.2.2.1).
            builder.addExtension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            return;
        }
        revocation(builder, order);
    }

    private static void revocation(X509v3CertificateBuilder builder, CertificateOrder order)
            throws IOException {
        if (order.crlUrl().isPresent()) {
            DistributionPointName at =
                    new DistributionPointName(new GeneralNames(url(order.crlUrl().get())));
            builder.addExtension(
                    Extension.cRLDistributionPoints,
                    false,
                    new CRLDistPoint(
                            new DistributionPoint[] {new DistributionPoint(at, null, null)}));
        }
        if (order.ocspUrl().isPresent()) {
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            new AccessDescription(
                                    AccessDescription.id_ad_ocsp, url(order.ocspUrl().get()))));
        }
    }

    /**
     * Seals also prove to a court who sealed; a key that opens TLS with RSA may be asked to
     * decipher.
     */
    private static int keyUsage(CertificateOrder order) {
        return switch (order.use()) {
            case SEAL, OFFICIAL, SEAL_AND_TLS ->
                    KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            case TLS_SERVER ->
                    order.publicKey().getAlgorithm().equals("RSA")
                            ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
                            : KeyUsage.digitalSignature;
            case TLS_CLIENT, OCSP, TIMESTAMPS -> KeyUsage.digitalSignature;
        };
    }

    /** A certificate for both uses names no purpose: OpenSSL would else refuse one of the two. */
    private static Optional<KeyPurposeId> extendedKeyUsage(CertificateOrder.Use use) {
        return switch (use) {
            case TLS_CLIENT -> Optional.of(KeyPurposeId.id_kp_clientAuth);
            case TLS_SERVER -> Optional.of(KeyPurposeId.id_kp_serverAuth);
            case OCSP -> Optional.of(KeyPurposeId.id_kp_OCSPSigning);
            case TIMESTAMPS -> Optional.of(KeyPurposeId.id_kp_timeStamping);
            case SEAL, OFFICIAL, SEAL_AND_TLS -> Optional.empty();
        };
    }

    private static GeneralName url(URI url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url.toString());
    }

    private static JcaX509ExtensionUtils identifiers() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(
                    "Every Java platform has SHA-1 for identifiers", missing);
        }
    }
}
