package vn.liennganh.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/**
 * Signatures that travel beside what they are over: a detached CMS is put together with its content
 * again, so that it is verified like any other message; a {@link Plain} one stands by itself.
 */
public final class DetachedSignature {

    private DetachedSignature() {}

    /** The same signatures with the content inside, in DER; nothing is proved yet. */
    public static Checked<byte[]> attach(byte[] cms, byte[] content) {
        try {
            ContentInfo outer = ContentInfo.getInstance(cms);
            if (!CMSObjectIdentifiers.signedData.equals(outer.getContentType())) {
                return malformed();
            }
            SignedData bare = SignedData.getInstance(outer.getContent());
            ContentInfo inner =
                    new ContentInfo(
                            bare.getEncapContentInfo().getContentType(),
                            new DEROctetString(content));
            SignedData whole =
                    new SignedData(
                            bare.getDigestAlgorithms(),
                            inner,
                            bare.getCertificates(),
                            bare.getCRLs(),
                            bare.getSignerInfos());
            return Checked.sound(
                    new ContentInfo(CMSObjectIdentifiers.signedData, whole)
                            .getEncoded(ASN1Encoding.DER));
        } catch (IOException | RuntimeException unreadable) {
            return malformed();
        }
    }

    private static Checked<byte[]> malformed() {
        return Checked.faulty(Finding.of(Fault.MALFORMED, "not-detached"));
    }

    /**
     * Signatures over bare octets, with the algorithm named beside them: what XML Signature (RFC
     * 4051, RFC 9231) is made of. An ECDSA signature here is r and s side by side, each as long as
     * the order of the curve. Safe for use by many threads.
     */
    public static final class Plain {

        /** How the key signs. */
        public enum Family {
            RSA,
            RSA_PSS,
            ECDSA
        }

        private final VerificationKey key;

        private Plain(VerificationKey key) {
            this.key = key;
        }

        /**
         * Checks signatures by the key of this certificate, whose own standing is another question.
         */
        public static Plain by(X509Certificate certificate) {
            return new Plain(VerificationKey.of(certificate));
        }

        /** Whether the key of the certificate can sign this way at all. */
        public boolean fits(Family family, String digest) {
            return key.fits(scheme(family, digest));
        }

        /**
         * Whether the signature is over these octets, of which there is at least one.
         *
         * @param digest JCA name; with PSS also of the mask, the salt being as long as the digest
         */
        public boolean verifies(Family family, String digest, byte[] octets, byte[] signature) {
            SignatureScheme scheme = scheme(family, digest);
            return key.fits(scheme)
                    && (family != Family.ECDSA || signature.length % 2 == 0 && signature.length > 0)
                    && key.verify(
                            scheme,
                            octets[0],
                            octets,
                            1,
                            octets.length - 1,
                            family == Family.ECDSA ? der(signature) : signature);
        }

        /** Which family the key of a seal is of. */
        public static Family family(SealKey seal) {
            return seal.key() instanceof SigningKey.Rsa ? Family.RSA : Family.ECDSA;
        }

        /** The JCA name of the digest that a seal signs with. */
        public static String digest(SealKey seal) {
            return seal.key().digest();
        }

        /** Signs bare octets with a seal's key. */
        public static byte[] sign(SealKey seal, byte[] octets) {
            byte[] signature = seal.key().sign(octets);
            if (!(seal.key() instanceof SigningKey.Ec ec)) {
                return signature;
            }
            return sideBySide(signature, (ec.secret().getParameters().getN().bitLength() + 7) / 8);
        }

        private static SignatureScheme scheme(Family family, String digest) {
            return switch (family) {
                case RSA -> new SignatureScheme(SignatureScheme.Kind.RSA, digest, 0);
                case RSA_PSS ->
                        new SignatureScheme(
                                SignatureScheme.Kind.RSA_PSS,
                                digest,
                                Integer.parseInt(digest.substring(4)) / 8);
                case ECDSA -> new SignatureScheme(SignatureScheme.Kind.ECDSA, digest, 0);
            };
        }

        private static byte[] der(byte[] sideBySide) {
            int half = sideBySide.length / 2;
            return DerWriter.sequence(
                    DerWriter.integer(new BigInteger(1, sideBySide, 0, half)),
                    DerWriter.integer(new BigInteger(1, sideBySide, half, half)));
        }

        private static byte[] sideBySide(byte[] der, int length) {
            try {
                Der.Cursor rs =
                        Der.inside(der, new Der.Cursor(der, 0, der.length).next(Der.SEQUENCE));
                byte[] both = new byte[2 * length];
                place(Der.integer(der, rs.next(Der.INTEGER)), both, length);
                place(Der.integer(der, rs.next(Der.INTEGER)), both, 2 * length);
                return both;
            } catch (Der.Malformed impossible) {
                throw new IllegalStateException("Our own signature cannot be read", impossible);
            }
        }

        private static void place(BigInteger number, byte[] into, int end) {
            byte[] octets = number.toByteArray();
            byte[] bare = octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets;
            System.arraycopy(bare, 0, into, end - bare.length, bare.length);
        }
    }
}
