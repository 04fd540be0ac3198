package vn.liennganh.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes SignedData of which every part can be wrong, with a signature that fits what is there. */
public final class Forge {

    public static final byte[] CONTENT = "{\"specVersion\":\"1.0\"}".getBytes();
    public static final byte[] NULL = DerWriter.element(Der.NULL);
    public static final byte[] SHA256 = id("2.16.840.1.101.3.4.2.1");
    public static final byte[] ECDSA_SHA256 = id("1.2.840.10045.4.3.2");

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
    private Instant signedAt = TestAuthority.NOW;
    private String contentType = CmsReader.DATA;

    public Forge(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
        this.sent = List.of(certificate);
    }

    public static byte[] id(String oid, byte[]... more) {
        byte[][] parts = new byte[more.length + 1][];
        parts[0] = DerWriter.oid(oid);
        System.arraycopy(more, 0, parts, 1, more.length);
        return DerWriter.sequence(parts);
    }

    public Forge content(byte[] bytes) {
        content = bytes;
        return this;
    }

    /** Says of the content that it is something else than data. */
    public Forge ofType(String oid) {
        contentType = oid;
        return this;
    }

    public Forge at(Instant signingTime) {
        signedAt = signingTime;
        return this;
    }

    public Forge digest(String name, String oid) {
        digest = name;
        digestId = id(oid);
        return this;
    }

    public Forge algorithm(String jca, byte[] identifier) {
        signature = jca;
        signatureId = identifier;
        return this;
    }

    public Forge parameters(AlgorithmParameterSpec spec) {
        parameters = Optional.of(spec);
        return this;
    }

    public Forge attributes(UnaryOperator<List<byte[]>> change) {
        attributes = change;
        return this;
    }

    public Forge withoutAttributes() {
        attributed = false;
        return this;
    }

    public Forge sent(X509Certificate... certificates) {
        sent = List.of(certificates);
        return this;
    }

    Forge unsignedAttribute(byte[] attribute) {
        unsigned = DerWriter.element(0xa1, attribute);
        return this;
    }

    /** Signs for another certificate than the key's own. */
    public Forge naming(X509Certificate other) {
        named = Optional.of(other);
        return this;
    }

    public static byte[] attribute(String oid, byte[]... values) {
        return DerWriter.sequence(DerWriter.oid(oid), DerWriter.element(Der.SET, values));
    }

    public static byte[] contentType(String oid) {
        return attribute(SignedAttributes.CONTENT_TYPE, DerWriter.oid(oid));
    }

    public static byte[] messageDigest(byte[] value) {
        return attribute(
                SignedAttributes.MESSAGE_DIGEST, DerWriter.element(Der.OCTET_STRING, value));
    }

    static byte[] signingTime() {
        return signingTime(TestAuthority.NOW);
    }

    public static byte[] signingTime(Instant at) {
        return attribute(SignedAttributes.SIGNING_TIME, DerWriter.time(at));
    }

    public static byte[] signingCertificate(X509Certificate certificate) {
        byte[] hash =
                DerWriter.element(
                        Der.OCTET_STRING, Crypto.sha256().digest(Certificate.der(certificate)));
        return attribute(
                SignedAttributes.SIGNING_CERTIFICATE_V2,
                DerWriter.sequence(DerWriter.sequence(DerWriter.sequence(hash))));
    }

    public static byte[] twoDigests(byte[] digest) {
        byte[] value = DerWriter.element(Der.OCTET_STRING, digest);
        return attribute(SignedAttributes.MESSAGE_DIGEST, value, value);
    }

    /** All but one, by its place: type, digest, time, certificate. */
    public static UnaryOperator<List<byte[]>> without(int index) {
        return all -> {
            List<byte[]> fewer = new ArrayList<>(all);
            fewer.remove(index);
            return fewer;
        };
    }

    public static UnaryOperator<List<byte[]>> swap(int index, byte[] attribute) {
        return all -> {
            List<byte[]> other = new ArrayList<>(all);
            other.set(index, attribute);
            return other;
        };
    }

    public static UnaryOperator<List<byte[]>> plus(byte[] attribute) {
        return all -> {
            List<byte[]> more = new ArrayList<>(all);
            more.add(attribute);
            return more;
        };
    }

    /** RSASSA-PSS with these parameters, as an algorithm identifier. */
    public static byte[] pss(String digestOid, String maskOid, int salt) {
        byte[] digest = id(digestOid);
        byte[] mask = id("1.2.840.113549.1.1.8", id(maskOid));
        return id(
                "1.2.840.113549.1.1.10",
                DerWriter.sequence(
                        DerWriter.element(0xa0, digest),
                        DerWriter.element(0xa1, mask),
                        DerWriter.element(0xa2, DerWriter.integer(BigInteger.valueOf(salt)))));
    }

    /** What the signature is over: the attributes as a SET, or the content itself. */
    public byte[] signed() {
        if (!attributed) {
            return content;
        }
        List<byte[]> all = new ArrayList<>();
        all.add(contentType(contentType));
        all.add(messageDigest(Crypto.digest(digest).digest(content)));
        all.add(signingTime(signedAt));
        all.add(signingCertificate(certificate));
        return DerWriter.element(Der.SET, attributes.apply(all).toArray(byte[][]::new));
    }

    public byte[] signerInfo() {
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

    public byte[] build() {
        return build(List.of(signerInfo()));
    }

    public byte[] build(List<byte[]> signerInfos) {
        byte[] inside =
                DerWriter.sequence(
                        DerWriter.oid(contentType),
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
