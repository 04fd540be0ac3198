package vn.liennganh.pki.authority;

import java.io.IOException;
import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Writes a certification request (PKCS#10), as a partner sends it to EST. */
public final class CsrWriter {

    private CsrWriter() {}

    /**
     * The DER of a request for this RSA or EC key, signed by it; the authority sets the final name.
     */
    public static byte[] write(KeyPair keys, String commonName) {
        X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        String algorithm =
                keys.getPrivate().getAlgorithm().equals("RSA")
                        ? "SHA256withRSA"
                        : "SHA256withECDSA";
        try {
            return new JcaPKCS10CertificationRequestBuilder(subject, keys.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException unusable) {
            throw new IllegalArgumentException("A key that cannot sign a request", unusable);
        }
    }
}
