package vn.liennganh.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * A private key made ready once: RSA (PKCS#1 v1.5) by the platform, elliptic curves by a native
 * library where there is one, else by Bouncy Castle.
 */
sealed interface SigningKey {

    SignatureScheme.Kind kind();

    /** JCA name of the digest that belongs to this key. */
    String digest();

    /** The AlgorithmIdentifier of the digest in DER. */
    default byte[] digestAlgorithm() {
        String last =
                switch (digest()) {
                    case "SHA-256" -> "1";
                    case "SHA-384" -> "2";
                    default -> "3";
                };
        return DerWriter.sequence(DerWriter.oid("2.16.840.1.101.3.4.2." + last));
    }

    /** The AlgorithmIdentifier of the signature in DER. */
    byte[] signatureAlgorithm();

    byte[] sign(byte[] bytes);

    /**
     * The signing form of a key.
     *
     * @throws IllegalArgumentException unless it is an RSA or EC key and belongs to the certificate
     */
    static SigningKey of(PrivateKey key, X509Certificate certificate) {
        SigningKey signing =
                switch (key.getAlgorithm()) {
                    case "RSA" -> new Rsa(key);
                    case "EC" -> ec(key, certificate);
                    case "ML-DSA", "ML-DSA-65" -> new MlDsa65(lattice(key));
                    default ->
                            throw new IllegalArgumentException(
                                    "A seal is an RSA, EC or ML-DSA-65 key, not "
                                            + key.getAlgorithm());
                };
        byte[] probe = signing.digestAlgorithm();
        SignatureScheme scheme = new SignatureScheme(signing.kind(), signing.digest(), 0);
        VerificationKey published = VerificationKey.of(certificate);
        if (!published.fits(scheme)
                || !published.verify(
                        scheme, probe[0], probe, 1, probe.length - 1, signing.sign(probe))) {
            throw new IllegalArgumentException(
                    "This key does not belong to the certificate "
                            + Certificate.fingerprintOf(certificate));
        }
        return signing;
    }

    private static SigningKey ec(PrivateKey key, X509Certificate certificate) {
        if (key.getEncoded() == null && certificate.getPublicKey() instanceof ECPublicKey point) {
            return new TokenEc(key, point.getParams().getOrder().bitLength());
        }
        try {
            var parameters =
                    PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(key.getEncoded()));
            return new Ec((ECPrivateKeyParameters) parameters, NativeCrypto.privateKey(key));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("Not an EC key", unreadable);
        }
    }

    private static MLDSAPrivateKeyParameters lattice(PrivateKey key) {
        try {
            return (MLDSAPrivateKeyParameters)
                    PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(key.getEncoded()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("Not an ML-DSA key", unreadable);
        }
    }

    /** Signs beside the others, never alone (FIPS 204, RFC 9882). */
    record MlDsa65(MLDSAPrivateKeyParameters secret) implements SigningKey {

        @Override
        public SignatureScheme.Kind kind() {
            return SignatureScheme.Kind.ML_DSA_65;
        }

        @Override
        public String digest() {
            return "SHA-512";
        }

        @Override
        public byte[] signatureAlgorithm() {
            return DerWriter.sequence(DerWriter.oid(SignatureScheme.ML_DSA_65));
        }

        @Override
        public byte[] sign(byte[] bytes) {
            MLDSASigner signer = new MLDSASigner();
            signer.init(true, new ParametersWithRandom(secret, Crypto.RANDOM));
            signer.update(bytes, 0, bytes.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException impossible) {
                throw new IllegalStateException("This ML-DSA key cannot sign", impossible);
            }
        }
    }

    record Rsa(PrivateKey key) implements SigningKey {

        @Override
        public SignatureScheme.Kind kind() {
            return SignatureScheme.Kind.RSA;
        }

        @Override
        public String digest() {
            return "SHA-256";
        }

        @Override
        public byte[] signatureAlgorithm() {
            return DerWriter.sequence(
                    DerWriter.oid("1.2.840.113549.1.1.1"), DerWriter.element(Der.NULL));
        }

        @Override
        public byte[] sign(byte[] bytes) {
            try {
                Signature signer = Signature.getInstance("SHA256withRSA");
                signer.initSign(key);
                signer.update(bytes);
                return signer.sign();
            } catch (GeneralSecurityException unusable) {
                throw new IllegalStateException("This RSA key cannot sign", unusable);
            }
        }
    }

    private static String ecDigest(int bits) {
        return bits <= 256 ? "SHA-256" : bits <= 384 ? "SHA-384" : "SHA-512";
    }

    private static byte[] ecSignature(String digest) {
        String last =
                switch (digest) {
                    case "SHA-256" -> "2";
                    case "SHA-384" -> "3";
                    default -> "4";
                };
        return DerWriter.sequence(DerWriter.oid("1.2.840.10045.4.3." + last));
    }

    /** A key that does not leave its PKCS#11 token: whichever provider it came from signs. */
    record TokenEc(PrivateKey key, int bits) implements SigningKey {

        @Override
        public SignatureScheme.Kind kind() {
            return SignatureScheme.Kind.ECDSA;
        }

        @Override
        public String digest() {
            return ecDigest(bits);
        }

        @Override
        public byte[] signatureAlgorithm() {
            return ecSignature(digest());
        }

        @Override
        public byte[] sign(byte[] bytes) {
            try {
                Signature signer = Signature.getInstance(digest().replace("-", "") + "withECDSA");
                signer.initSign(key);
                signer.update(bytes);
                return signer.sign();
            } catch (GeneralSecurityException unusable) {
                throw new IllegalStateException("This token's key cannot sign", unusable);
            }
        }
    }

    /**
     * @param swift the same key for a native library, where there is one
     */
    record Ec(ECPrivateKeyParameters secret, Optional<PrivateKey> swift) implements SigningKey {

        @Override
        public SignatureScheme.Kind kind() {
            return SignatureScheme.Kind.ECDSA;
        }

        @Override
        public String digest() {
            return ecDigest(secret.getParameters().getN().bitLength());
        }

        @Override
        public byte[] signatureAlgorithm() {
            return ecSignature(digest());
        }

        @Override
        public byte[] sign(byte[] bytes) {
            return swift.isPresent() ? signSwiftly(bytes, swift.get()) : signByHand(bytes);
        }

        private byte[] signSwiftly(byte[] bytes, PrivateKey key) {
            try {
                Signature signer = NativeCrypto.signature(digest().replace("-", "") + "withECDSA");
                signer.initSign(key);
                signer.update(bytes);
                return signer.sign();
            } catch (GeneralSecurityException unusable) {
                throw new IllegalStateException("This EC key cannot sign", unusable);
            }
        }

        private byte[] signByHand(byte[] bytes) {
            ECDSASigner signer = new ECDSASigner();
            signer.init(true, new ParametersWithRandom(secret, Crypto.RANDOM));
            BigInteger[] rs = signer.generateSignature(Crypto.digest(digest()).digest(bytes));
            try {
                return StandardDSAEncoding.INSTANCE.encode(
                        secret.getParameters().getN(), rs[0], rs[1]);
            } catch (IOException impossible) {
                throw new IllegalStateException("Two integers can be encoded", impossible);
            }
        }
    }
}
