package vn.liennganh.pki.authority;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;

/**
 * A certification request (PKCS#10) whose sender proved to hold the key; names in it are ignored.
 */
public record Csr(PublicKey publicKey) {

    private static final int MAX_BYTES = 16 * 1024;

    /**
     * Reads DER, base64 (RFC 7030 4.2.1) or PEM, verifies the proof of possession, and checks the
     * key.
     */
    public static Checked<Csr> read(byte[] request, AlgorithmPolicy policy) {
        if (request.length > MAX_BYTES || request.length == 0) {
            return faulty(Fault.MALFORMED, "pki.csr-unreadable");
        }
        try {
            JcaPKCS10CertificationRequest csr = new JcaPKCS10CertificationRequest(der(request));
            PublicKey key = csr.getPublicKey();
            var algorithm = csr.getSignatureAlgorithm();
            byte[] parameters =
                    algorithm.getParameters() == null
                            ? new byte[0]
                            : algorithm.getParameters().toASN1Primitive().getEncoded("DER");
            Optional<Finding> refused =
                    policy.refuses(key)
                            .or(
                                    () ->
                                            policy.refusesSignature(
                                                    algorithm.getAlgorithm().getId(), parameters));
            if (refused.isPresent()) {
                return Checked.faulty(refused.get());
            }
            ContentVerifierProvider verifier = new JcaContentVerifierProviderBuilder().build(key);
            return csr.isSignatureValid(verifier)
                    ? Checked.sound(new Csr(key))
                    : faulty(Fault.INVALID, "pki.csr-signature-wrong");
        } catch (NoSuchAlgorithmException
                | InvalidKeyException
                | OperatorCreationException unknown) {
            return faulty(Fault.ALGORITHM_REFUSED, "pki.algorithm-refused");
        } catch (PKCSException | RuntimeOperatorException broken) {
            return faulty(Fault.INVALID, "pki.csr-signature-wrong");
        } catch (IOException | RuntimeException unreadable) {
            // The library throws many kinds on damaged input: one request, one finding.
            return faulty(Fault.MALFORMED, "pki.csr-unreadable");
        }
    }

    /**
     * The DER of the CSR attributes that EST offers at {@code /csrattrs} (RFC 7030 4.5.2): a P-256
     * key and ECDSA with SHA-256 are recommended; other allowed keys are taken too.
     */
    public static byte[] attributes() {
        ASN1EncodableVector offered = new ASN1EncodableVector();
        offered.add(
                new Attribute(
                        X9ObjectIdentifiers.id_ecPublicKey,
                        new DERSet(SECObjectIdentifiers.secp256r1)));
        offered.add(X9ObjectIdentifiers.ecdsa_with_SHA256);
        try {
            return new DERSequence(offered).getEncoded("DER");
        } catch (IOException impossible) {
            throw new IllegalStateException("Two identifiers can be encoded", impossible);
        }
    }

    private static byte[] der(byte[] request) {
        if (request[0] == 0x30) {
            return request;
        }
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static Checked<Csr> faulty(Fault fault, String key) {
        return Checked.faulty(new Finding(fault, key, List.of()));
    }
}
