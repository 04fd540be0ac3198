package vn.liennganh.pki;

import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** ML-DSA-65 (FIPS 204); signs the attributes themselves, with an empty context (RFC 9882, 3.3). */
record LatticeKey(MLDSAPublicKeyParameters point) implements VerificationKey {

    private static final int LENGTH = 1_952;

    /** Java 17 knows no ML-DSA and calls such a key by the identifier of its algorithm. */
    static boolean isOne(PublicKey key) {
        String algorithm = key.getAlgorithm();
        return algorithm.equals(SignatureScheme.ML_DSA_65) || algorithm.startsWith("ML-DSA");
    }

    static Optional<LatticeKey> of(PublicKey key) {
        if (!isOne(key)) {
            return Optional.empty();
        }
        byte[] raw =
                SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
        return raw.length == LENGTH
                ? Optional.of(
                        new LatticeKey(
                                new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, raw)))
                : Optional.empty();
    }

    @Override
    public Optional<Finding> refusedBy(AlgorithmPolicy policy) {
        return policy.mlDsa65()
                ? Optional.empty()
                : VerificationKey.refused("key-refused", "ML-DSA-65");
    }

    @Override
    public boolean fits(SignatureScheme scheme) {
        return scheme.kind() == SignatureScheme.Kind.ML_DSA_65;
    }

    @Override
    public boolean verify(
            SignatureScheme scheme,
            byte prefix,
            byte[] source,
            int offset,
            int length,
            byte[] signature) {
        MLDSASigner verifier = new MLDSASigner();
        verifier.init(false, point);
        verifier.update(prefix);
        verifier.update(source, offset, length);
        return verifier.verifySignature(signature);
    }
}
