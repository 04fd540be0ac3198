package vn.liennganh.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A public key made ready once and used for every signature under its certificate: by a native
 * library where there is one, else RSA by the platform and elliptic curves by Bouncy Castle,
 * whichever measured faster. Safe for use by many threads.
 */
sealed interface VerificationKey
        permits VerificationKey.Rsa,
                VerificationKey.Ec,
                VerificationKey.Ed25519,
                VerificationKey.Unknown,
                LatticeKey {

    /** Why the policy does not want this key. */
    Optional<Finding> refusedBy(AlgorithmPolicy policy);

    /** Whether this key can have made a signature of this kind. */
    boolean fits(SignatureScheme scheme);

    /** Whether the signature is over the given prefix octet and slice. */
    boolean verify(
            SignatureScheme scheme,
            byte prefix,
            byte[] source,
            int offset,
            int length,
            byte[] signature);

    static VerificationKey of(X509Certificate certificate) {
        return of(certificate.getPublicKey());
    }

    static VerificationKey of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return new Rsa(rsa, NativeCrypto.publicKey(rsa));
        }
        if (key instanceof ECPublicKey ec) {
            for (String curve : new String[] {"P-256", "P-384", "P-521"}) {
                X9ECParameters parameters = CustomNamedCurves.getByName(curve);
                if (parameters.getN().equals(ec.getParams().getOrder())) {
                    return curvePoint(curve, parameters, ec);
                }
            }
            return new Unknown("EC");
        }
        if (key.getAlgorithm().equals("EdDSA") || key.getAlgorithm().equals("Ed25519")) {
            byte[] raw =
                    SubjectPublicKeyInfo.getInstance(key.getEncoded())
                            .getPublicKeyData()
                            .getOctets();
            return raw.length == 32
                    ? new Ed25519(new Ed25519PublicKeyParameters(raw, 0))
                    : new Unknown("EdDSA");
        }
        return LatticeKey.of(key)
                .<VerificationKey>map(lattice -> lattice)
                .orElseGet(() -> new Unknown(key.getAlgorithm()));
    }

    private static VerificationKey curvePoint(
            String curve, X9ECParameters parameters, ECPublicKey key) {
        try {
            ECDomainParameters domain = new ECDomainParameters(parameters);
            return new Ec(
                    curve,
                    new ECPublicKeyParameters(
                            domain.getCurve()
                                    .validatePoint(
                                            key.getW().getAffineX(), key.getW().getAffineY()),
                            domain),
                    NativeCrypto.publicKey(key));
        } catch (IllegalArgumentException notOnCurve) {
            return new Unknown("EC");
        }
    }

    static Optional<Finding> refused(String sentence, Object... args) {
        return Optional.of(Finding.of(Fault.ALGORITHM_REFUSED, sentence, args));
    }

    /**
     * @param swift the same key for a native library, where there is one
     */
    record Rsa(RSAPublicKey key, Optional<PublicKey> swift) implements VerificationKey {

        @Override
        public Optional<Finding> refusedBy(AlgorithmPolicy policy) {
            int bits = key.getModulus().bitLength();
            BigInteger exponent = key.getPublicExponent();
            if (bits < policy.rsaMinBits() || bits > policy.rsaMaxBits()) {
                return refused("key-size-refused", bits, policy.rsaMinBits(), policy.rsaMaxBits());
            }
            // A long exponent is only good for making others work.
            boolean odd =
                    exponent.testBit(0) && exponent.bitLength() > 1 && exponent.bitLength() <= 64;
            return odd ? Optional.empty() : refused("key-refused", "RSA");
        }

        @Override
        public boolean fits(SignatureScheme scheme) {
            return scheme.kind() == SignatureScheme.Kind.RSA_PSS
                    || scheme.kind() == SignatureScheme.Kind.RSA
                            && key.getAlgorithm().equals("RSA");
        }

        @Override
        public boolean verify(
                SignatureScheme scheme,
                byte prefix,
                byte[] source,
                int offset,
                int length,
                byte[] signature) {
            try {
                Signature verifier;
                if (scheme.kind() == SignatureScheme.Kind.RSA_PSS) {
                    verifier = Signature.getInstance("RSASSA-PSS");
                    verifier.setParameter(
                            new PSSParameterSpec(
                                    scheme.digest(),
                                    "MGF1",
                                    new MGF1ParameterSpec(scheme.digest()),
                                    scheme.saltLength(),
                                    1));
                    verifier.initVerify(key);
                } else {
                    String name = scheme.digest().replace("-", "") + "withRSA";
                    verifier =
                            swift.isPresent()
                                    ? NativeCrypto.signature(name)
                                    : Signature.getInstance(name);
                    verifier.initVerify(swift.orElse(key));
                }
                verifier.update(prefix);
                verifier.update(source, offset, length);
                return verifier.verify(signature);
            } catch (GeneralSecurityException wrongShape) {
                return false;
            }
        }
    }

    /**
     * @param swift the same key for a native library, where there is one
     */
    record Ec(String curve, ECPublicKeyParameters point, Optional<PublicKey> swift)
            implements VerificationKey {

        @Override
        public Optional<Finding> refusedBy(AlgorithmPolicy policy) {
            return policy.curves().contains(curve)
                    ? Optional.empty()
                    : refused("key-refused", curve);
        }

        @Override
        public boolean fits(SignatureScheme scheme) {
            return scheme.kind() == SignatureScheme.Kind.ECDSA;
        }

        @Override
        public boolean verify(
                SignatureScheme scheme,
                byte prefix,
                byte[] source,
                int offset,
                int length,
                byte[] signature) {
            try {
                Der.Cursor outer = new Der.Cursor(signature, 0, signature.length);
                Der.Cursor rs = Der.inside(signature, outer.next(Der.SEQUENCE));
                BigInteger r = Der.integer(signature, rs.next(Der.INTEGER));
                BigInteger s = Der.integer(signature, rs.next(Der.INTEGER));
                rs.requireDone();
                outer.requireDone();
                if (swift.isPresent()) {
                    Signature verifier =
                            NativeCrypto.signature(scheme.digest().replace("-", "") + "withECDSA");
                    verifier.initVerify(swift.get());
                    verifier.update(prefix);
                    verifier.update(source, offset, length);
                    return verifier.verify(signature);
                }
                var digest = Crypto.digest(scheme.digest());
                digest.update(prefix);
                digest.update(source, offset, length);
                ECDSASigner verifier = new ECDSASigner();
                verifier.init(false, point);
                return verifier.verifySignature(digest.digest(), r, s);
            } catch (Der.Malformed | GeneralSecurityException | ArithmeticException wrongShape) {
                return false;
            }
        }
    }

    record Ed25519(Ed25519PublicKeyParameters point) implements VerificationKey {

        @Override
        public Optional<Finding> refusedBy(AlgorithmPolicy policy) {
            return policy.ed25519() ? Optional.empty() : refused("key-refused", "Ed25519");
        }

        @Override
        public boolean fits(SignatureScheme scheme) {
            return scheme.kind() == SignatureScheme.Kind.ED25519;
        }

        @Override
        public boolean verify(
                SignatureScheme scheme,
                byte prefix,
                byte[] source,
                int offset,
                int length,
                byte[] signature) {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, point);
            verifier.update(prefix);
            verifier.update(source, offset, length);
            return signature.length == 64 && verifier.verifySignature(signature);
        }
    }

    /** A key that no policy can allow. */
    record Unknown(String algorithm) implements VerificationKey {

        @Override
        public Optional<Finding> refusedBy(AlgorithmPolicy policy) {
            return refused("key-refused", algorithm);
        }

        @Override
        public boolean fits(SignatureScheme scheme) {
            return false;
        }

        @Override
        public boolean verify(
                SignatureScheme scheme,
                byte prefix,
                byte[] source,
                int offset,
                int length,
                byte[] signature) {
            return false;
        }
    }
}
