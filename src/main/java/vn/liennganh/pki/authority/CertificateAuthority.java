package vn.liennganh.pki.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.liennganh.pki.IssuedCertificates;
import vn.liennganh.pki.IssuedCertificates.RevokedEntry;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;

/**
 * Issues certificates under one root, and says which of them were revoked; it remembers nothing
 * itself.
 */
public final class CertificateAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final Clock clock;
    private final OcspResponder responder;

    public CertificateAuthority(X509Certificate certificate, PrivateKey key, Clock clock) {
        this(certificate, key, clock, new OcspResponder(certificate, certificate, key, clock));
    }

    private CertificateAuthority(
            X509Certificate certificate, PrivateKey key, Clock clock, OcspResponder responder) {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.responder = responder;
    }

    /** A new root: its certificate is self-signed with this P-256 or RSA key pair. */
    public static CertificateAuthority root(
            CertificateOrder.Subject subject,
            KeyPair keys,
            CertificateOrder.Validity validity,
            Clock clock) {
        X500Name name = nameOf(subject);
        X509v3CertificateBuilder builder =
                builder(name, name, keys.getPublic().getEncoded(), validity);
        try {
            Extensions.root(builder, keys.getPublic());
        } catch (IOException impossible) {
            throw new IllegalArgumentException("This key makes no root", impossible);
        }
        return new CertificateAuthority(sign(builder, keys.getPrivate()), keys.getPrivate(), clock);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate with a random serial number of 16 octets. */
    public X509Certificate issue(CertificateOrder order) {
        X509v3CertificateBuilder builder =
                builder(
                        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
                        nameOf(order.subject()),
                        order.publicKey().getEncoded(),
                        order.validity());
        try {
            Extensions.issued(builder, order, certificate);
        } catch (IOException unencodable) {
            throw new IllegalArgumentException("This order cannot be encoded", unencodable);
        }
        return sign(builder, key);
    }

    /**
     * The same authority, whose OCSP answers are signed by a delegated responder that it issued.
     */
    public CertificateAuthority withResponder(
            X509Certificate responderCertificate, PrivateKey responderKey) {
        return new CertificateAuthority(
                certificate,
                key,
                clock,
                new OcspResponder(certificate, responderCertificate, responderKey, clock));
    }

    /** A complete revocation list in DER. */
    public byte[] crl(
            List<RevokedEntry> revoked, long number, Instant thisUpdate, Instant nextUpdate) {
        X509v2CRLBuilder builder =
                new X509v2CRLBuilder(
                        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
                        Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(nextUpdate));
        revoked.forEach(
                entry ->
                        builder.addCRLEntry(
                                entry.serial(), Date.from(entry.revokedAt()), entry.reason()));
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()));
            builder.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            return builder.build(signer(key)).getEncoded();
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("A revocation list that cannot be encoded", impossible);
        }
    }

    /** The DER answer to a DER request of RFC 6960, {@code malformedRequest} to anything else. */
    public byte[] ocsp(byte[] request, IssuedCertificates issued) {
        return responder.answer(request, issued);
    }

    static ContentSigner signer(PrivateKey key) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default ->
                            throw new IllegalArgumentException("An authority signs with EC or RSA");
                };
        try {
            JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm);
            KeyPairs.signer(key).ifPresent(builder::setProvider);
            return builder.build(key);
        } catch (OperatorCreationException unusable) {
            throw new IllegalArgumentException("This key cannot sign", unusable);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer,
            X500Name subject,
            byte[] publicKey,
            CertificateOrder.Validity validity) {
        // The top bit is set so that every serial number has the same length, and stays positive.
        BigInteger serial = new BigInteger(127, RANDOM).setBit(126);
        return new X509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(validity.notBefore()),
                Date.from(validity.notAfter()),
                subject,
                SubjectPublicKeyInfo.getInstance(publicKey));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return Pem.certificateOf(builder.build(signer(key)).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException("A certificate that cannot be encoded", impossible);
        }
    }

    private static X500Name nameOf(CertificateOrder.Subject subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        name.addRDN(BCStyle.C, "VN");
        name.addRDN(BCStyle.O, subject.organization());
        subject.unit().ifPresent(unit -> name.addRDN(BCStyle.OU, unit));
        name.addRDN(BCStyle.CN, subject.commonName());
        return name.build();
    }
}
