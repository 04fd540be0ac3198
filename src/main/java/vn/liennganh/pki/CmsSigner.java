package vn.liennganh.pki;

import java.time.Instant;

/**
 * One verified signature of a message; the certificate itself is not judged yet.
 *
 * @param signingTime what the signer claims, to the second
 */
public record CmsSigner(Certificate certificate, Instant signingTime) {

    /**
     * Whether the signature only stands beside the others (ML-DSA-65): who cannot check it must
     * find all that a message needs in the rest.
     */
    public boolean additional() {
        return LatticeKey.isOne(certificate.x509().getPublicKey());
    }
}
