package vn.liennganh.pki;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import vn.liennganh.pki.Der.Cursor;
import vn.liennganh.pki.Der.Malformed;
import vn.liennganh.pki.Der.Slice;

/**
 * A key that seals content as CAdES-B-B (ETSI EN 319 122-1) in DER. What does not change from
 * message to message is encoded once. Safe for use by many threads.
 */
public final class SealKey {

    private static final byte[] VERSION_1 = DerWriter.integer(BigInteger.ONE);
    private static final byte[] DATA = DerWriter.oid(CmsReader.DATA);
    private static final byte[] SIGNED_DATA = DerWriter.oid(CmsReader.SIGNED_DATA);
    private static final byte[] CONTENT_TYPE = attribute(SignedAttributes.CONTENT_TYPE, DATA);

    private final Certificate certificate;
    private final SigningKey key;
    private final TlsIdentity identity;
    private final Clock clock;
    private final List<byte[]> certificates = new ArrayList<>();
    private final byte[] sid;
    private final byte[] signingCertificate;

    /**
     * @param chain further certificates to send along, without the seal's own
     * @param clock the machine's clock, for signing-time
     * @throws IllegalArgumentException if the key does not belong to the certificate
     */
    public SealKey(
            X509Certificate certificate, PrivateKey key, List<X509Certificate> chain, Clock clock) {
        this.certificate = Certificate.of(certificate);
        this.key = SigningKey.of(key, certificate);
        this.identity = new TlsIdentity(certificate, key, chain);
        this.clock = clock;
        certificates.add(Certificate.der(certificate));
        chain.forEach(issuer -> certificates.add(Certificate.der(issuer)));
        byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
        byte[] serial = DerWriter.integer(certificate.getSerialNumber());
        this.sid = DerWriter.sequence(issuer, serial);
        byte[] hash =
                DerWriter.element(
                        Der.OCTET_STRING, HexFormat.of().parseHex(this.certificate.fingerprint()));
        byte[] issuerSerial =
                DerWriter.sequence(DerWriter.sequence(DerWriter.element(0xa4, issuer)), serial);
        this.signingCertificate =
                attribute(
                        SignedAttributes.SIGNING_CERTIFICATE_V2,
                        DerWriter.sequence(
                                DerWriter.sequence(DerWriter.sequence(hash, issuerSerial))));
    }

    public Certificate certificate() {
        return certificate;
    }

    SigningKey key() {
        return key;
    }

    /** The same key for libraries that sign or open connections by themselves. */
    public TlsIdentity identity() {
        return identity;
    }

    /** SignedData with the content inside. */
    public byte[] sign(byte[] content) {
        byte[] inside =
                DerWriter.sequence(
                        DATA,
                        DerWriter.element(0xa0, DerWriter.element(Der.OCTET_STRING, content)));
        return signedData(
                List.of(key.digestAlgorithm()),
                inside,
                certificates,
                List.of(signerInfo(content, 0, content.length)));
    }

    /** SignedData over content that travels beside it. */
    public byte[] signDetached(byte[] content) {
        return signedData(
                List.of(key.digestAlgorithm()),
                DerWriter.sequence(DATA),
                certificates,
                List.of(signerInfo(content, 0, content.length)));
    }

    /**
     * The same message with one more parallel SignerInfo over the same content.
     *
     * @throws IllegalArgumentException if the bytes are no message that {@link CmsReader} reads
     */
    public byte[] addSigner(byte[] cms) {
        CmsDocument document = read(cms);
        try {
            Cursor contentInfo = Der.inside(cms, new Cursor(cms, 0, cms.length).next());
            contentInfo.next();
            Cursor fields = Der.inside(cms, Der.inside(cms, contentInfo.next()).next());
            fields.next();
            List<byte[]> digests = elements(cms, fields.next());
            Slice content = fields.next();
            List<byte[]> sent = elements(cms, fields.next());
            Slice signers = fields.next();
            signers = signers.tag() == Der.SET ? signers : fields.next();
            List<byte[]> signerInfos = elements(cms, signers);
            digests.add(key.digestAlgorithm());
            sent.addAll(certificates);
            signerInfos.add(signerInfo(cms, document.contentOffset(), document.contentLength()));
            return signedData(
                    digests,
                    Arrays.copyOfRange(cms, content.header(), content.end()),
                    sent,
                    signerInfos);
        } catch (Malformed impossible) {
            throw new IllegalArgumentException("Read once, but not twice", impossible);
        }
    }

    private static CmsDocument read(byte[] cms) {
        Checked<CmsDocument> read = new CmsReader().read(cms);
        read.fault()
                .ifPresent(
                        finding -> {
                            throw new IllegalArgumentException(
                                    "Not a message that can be signed: " + finding.textKey());
                        });
        return read.orThrow();
    }

    private byte[] signerInfo(byte[] source, int offset, int length) {
        var digest = Crypto.digest(key.digest());
        digest.update(source, offset, length);
        byte[] messageDigest =
                attribute(
                        SignedAttributes.MESSAGE_DIGEST,
                        DerWriter.element(Der.OCTET_STRING, digest.digest()));
        byte[] signingTime =
                attribute(SignedAttributes.SIGNING_TIME, DerWriter.time(clock.instant()));
        byte[] attributes =
                DerWriter.setOf(
                        Der.SET,
                        List.of(CONTENT_TYPE, messageDigest, signingTime, signingCertificate));
        byte[] signature = DerWriter.element(Der.OCTET_STRING, key.sign(attributes));
        attributes[0] = (byte) 0xa0;
        return DerWriter.sequence(
                VERSION_1,
                sid,
                key.digestAlgorithm(),
                attributes,
                key.signatureAlgorithm(),
                signature);
    }

    private static byte[] signedData(
            List<byte[]> digests,
            byte[] content,
            List<byte[]> certificates,
            List<byte[]> signerInfos) {
        byte[] signedData =
                DerWriter.sequence(
                        VERSION_1,
                        DerWriter.setOf(Der.SET, digests),
                        content,
                        DerWriter.setOf(0xa0, certificates),
                        DerWriter.setOf(Der.SET, signerInfos));
        return DerWriter.sequence(SIGNED_DATA, DerWriter.element(0xa0, signedData));
    }

    private static byte[] attribute(String oid, byte[] value) {
        return DerWriter.sequence(DerWriter.oid(oid), DerWriter.element(Der.SET, value));
    }

    private static List<byte[]> elements(byte[] der, Slice set) throws Malformed {
        List<byte[]> found = new ArrayList<>();
        for (Cursor cursor = Der.inside(der, set); !cursor.done(); ) {
            Slice element = cursor.next();
            found.add(Arrays.copyOfRange(der, element.header(), element.end()));
        }
        return found;
    }
}
