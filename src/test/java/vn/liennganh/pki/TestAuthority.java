package vn.liennganh.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;

/** An invented authority, and certificates that no honest authority would issue. */
public final class TestAuthority {

    public static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Validity A_YEAR =
            new Validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(365)));

    public final KeyPair keys = KeyPairs.newP256();
    public final CertificateAuthority authority;

    public TestAuthority() {
        this(A_YEAR);
    }

    public TestAuthority(Validity validity) {
        this.authority = CertificateAuthority.root(ROOT, keys, validity, CLOCK);
    }

    public static final Subject ROOT = Subject.of("Sandbox Root", "Lien Nganh");
    public static final Subject AGENCY = Subject.of("X99.11.001", "Thi hanh an tinh 1");

    public X509Certificate root() {
        return authority.certificate();
    }

    public X509Certificate issue(Use use, KeyPair subject) {
        return authority.issue(CertificateOrder.of(AGENCY, use, subject.getPublic(), A_YEAR));
    }

    /** A certificate for the agency with freely chosen parts, by default a good seal. */
    public Odd odd(KeyPair subject) {
        return new Odd(nameOf(root()), keys, subject);
    }

    public static X500Name nameOf(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    public static KeyPair ec(String curve) {
        return generate("EC", new ECGenParameterSpec(curve));
    }

    public static KeyPair rsa(int bits) {
        return generate(
                "RSA",
                new java.security.spec.RSAKeyGenParameterSpec(bits, BigInteger.valueOf(65537)));
    }

    private static KeyPair generate(
            String algorithm, java.security.spec.AlgorithmParameterSpec parameters) {
        try {
            var generator =
                    algorithm.equals("EC")
                            ? KeyPairGenerator.getInstance("EC", Crypto.BOUNCY_CASTLE)
                            : KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Builds one odd certificate. */
    public static final class Odd {

        private final X500Name issuer;
        private final KeyPair issuerKeys;
        private final KeyPair subject;
        private X500Name name = new X500Name("CN=X99.11.001,O=Thi hanh an tinh 1,C=VN");
        private String algorithm = "SHA256withECDSA";
        private Validity validity = A_YEAR;
        private int keyUsage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        private BasicConstraints constraints = new BasicConstraints(false);
        private final List<Extension> more = new java.util.ArrayList<>();

        public Odd(X500Name issuer, KeyPair issuerKeys, KeyPair subject) {
            this.issuer = issuer;
            this.issuerKeys = issuerKeys;
            this.subject = subject;
        }

        public Odd named(String distinguishedName) {
            name = new X500Name(distinguishedName);
            return this;
        }

        public Odd signedWith(String jcaAlgorithm) {
            algorithm = jcaAlgorithm;
            return this;
        }

        public Odd valid(Instant from, Instant to) {
            validity = new Validity(from, to);
            return this;
        }

        public Odd usage(int bits) {
            keyUsage = bits;
            return this;
        }

        public Odd authority(BasicConstraints asAuthority) {
            constraints = asAuthority;
            keyUsage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
            return this;
        }

        public Odd with(String oid, boolean critical, ASN1Encodable value) {
            try {
                byte[] der = value.toASN1Primitive().getEncoded("DER");
                more.add(new Extension(new ASN1ObjectIdentifier(oid), critical, der));
                return this;
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        public X509Certificate issue() {
            try {
                var builder =
                        new JcaX509v3CertificateBuilder(
                                issuer,
                                new BigInteger(120, Crypto.RANDOM).setBit(119),
                                Date.from(validity.notBefore()),
                                Date.from(validity.notAfter()),
                                name,
                                subject.getPublic());
                builder.addExtension(Extension.basicConstraints, true, constraints);
                if (keyUsage != 0) {
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
                }
                for (Extension extension : more) {
                    builder.addExtension(extension);
                }
                var signer = new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate());
                return CmsReader.parse(builder.build(signer).getEncoded());
            } catch (IOException | OperatorCreationException | Der.Malformed impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
