package vn.liennganh.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes SignedData of which every part can be wrong, with a signature that fits what is there. */
final class Forge {

    static final byte[] CONTENT = "{\"specVersion\":\"1.0\"}".getBytes();
    static final byte[] NULL = DerWriter.element(Der.NULL);
    static final byte[] SHA256 = id("2.16.840.1.101.3.4.2.1");
    static final byte[] ECDSA_SHA256 = id("1.2.840.10045.4.3.2");

    private final X509Certificate certificate;
    private final PrivateKey key;
    private byte[] content = CONTENT;
    private String digest = "SHA-256";
    private byte[] digestId = SHA256;
    private String signature = "SHA256withECDSA";
    private byte[] signatureId = ECDSA_SHA256;
    private Optional<AlgorithmParameterSpec> parameters = Optional.empty();
    private UnaryOperator<List<byte[]>> attributes = same -> same;
    private boolean attributed = true;
    private List<X509Certificate> sent;
    private byte[] unsigned = new byte[0];
    private Optional<X509Certificate> named = Optional.empty();

    Forge(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
        this.sent = List.of(certificate);
    }

    static byte[] id(String oid, byte[]... more) {
        byte[][] parts = new byte[more.length + 1][];
        parts[0] = DerWriter.oid(oid);
        System.arraycopy(more, 0, parts, 1, more.length);
        return DerWriter.sequence(parts);
    }

    Forge content(byte[] bytes) {
        content = bytes;
        return this;
    }

    Forge digest(String name, String oid) {
        digest = name;
        digestId = id(oid);
        return this;
    }

    Forge algorithm(String jca, byte[] identifier) {
        signature = jca;
        signatureId = identifier;
        return this;
    }

    Forge parameters(AlgorithmParameterSpec spec) {
        parameters = Optional.of(spec);
        return this;
    }

    Forge attributes(UnaryOperator<List<byte[]>> change) {
        attributes = change;
        return this;
    }

    Forge withoutAttributes() {
        attributed = false;
        return this;
    }

    Forge sent(X509Certificate... certificates) {
        sent = List.of(certificates);
        return this;
    }

    Forge unsignedAttribute(byte[] attribute) {
        unsigned = DerWriter.element(0xa1, attribute);
        return this;
    }

    /** Signs for another certificate than the key's own. */
    Forge naming(X509Certificate other) {
        named = Optional.of(other);
        return this;
    }

    static byte[] attribute(String oid, byte[]... values) {
        return DerWriter.sequence(DerWriter.oid(oid), DerWriter.element(Der.SET, values));
    }

    static byte[] contentType(String oid) {
        return attribute(SignedAttributes.CONTENT_TYPE, DerWriter.oid(oid));
    }

    static byte[] messageDigest(byte[] value) {
        return attribute(
                SignedAttributes.MESSAGE_DIGEST, DerWriter.element(Der.OCTET_STRING, value));
    }

    static byte[] signingTime() {
        return attribute(SignedAttributes.SIGNING_TIME, DerWriter.time(TestAuthority.NOW));
    }

    static byte[] signingCertificate(X509Certificate certificate) {
        byte[] hash =
                DerWriter.element(
                        Der.OCTET_STRING, Crypto.sha256().digest(Certificate.der(certificate)));
        return attribute(
                SignedAttributes.SIGNING_CERTIFICATE_V2,
                DerWriter.sequence(DerWriter.sequence(DerWriter.sequence(hash))));
    }

    /** What the signature is over: the attributes as a SET, or the content itself. */
    byte[] signed() {
        if (!attributed) {
            return content;
        }
        List<byte[]> all = new ArrayList<>();
        all.add(contentType(CmsReader.DATA));
        all.add(messageDigest(Crypto.digest(digest).digest(content)));
        all.add(signingTime());
        all.add(signingCertificate(certificate));
        return DerWriter.element(Der.SET, attributes.apply(all).toArray(byte[][]::new));
    }

    byte[] signerInfo() {
        try {
            Signature signer =
                    key.getAlgorithm().startsWith("RSA")
                            ? Signature.getInstance(signature)
                            : Signature.getInstance(signature, Crypto.BOUNCY_CASTLE);
            if (parameters.isPresent()) {
                signer.setParameter(parameters.get());
            }
            signer.initSign(key);
            byte[] signed = signed();
            signer.update(signed);
            byte[] tagged = signed.clone();
            tagged[0] = (byte) 0xa0;
            X509Certificate who = named.orElse(certificate);
            return DerWriter.sequence(
                    DerWriter.integer(BigInteger.ONE),
                    DerWriter.sequence(
                            who.getIssuerX500Principal().getEncoded(),
                            DerWriter.integer(who.getSerialNumber())),
                    digestId,
                    attributed ? tagged : new byte[0],
                    signatureId,
                    DerWriter.element(Der.OCTET_STRING, signer.sign()),
                    unsigned);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] build() {
        return build(List.of(signerInfo()));
    }

    byte[] build(List<byte[]> signerInfos) {
        byte[] inside =
                DerWriter.sequence(
                        DerWriter.oid(CmsReader.DATA),
                        DerWriter.element(0xa0, DerWriter.element(Der.OCTET_STRING, content)));
        return wrap(inside, sent.stream().map(Certificate::der).toList(), signerInfos);
    }

    static byte[] wrap(byte[] inside, List<byte[]> certificates, List<byte[]> signerInfos) {
        byte[] signedData =
                DerWriter.sequence(
                        DerWriter.integer(BigInteger.ONE),
                        DerWriter.element(Der.SET, SHA256),
                        inside,
                        DerWriter.element(0xa0, certificates.toArray(byte[][]::new)),
                        DerWriter.element(Der.SET, signerInfos.toArray(byte[][]::new)));
        return DerWriter.sequence(
                DerWriter.oid(CmsReader.SIGNED_DATA), DerWriter.element(0xa0, signedData));
    }
}
