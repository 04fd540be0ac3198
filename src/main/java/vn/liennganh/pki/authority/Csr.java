package vn.liennganh.pki.authority;

import java.security.PublicKey;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Checked;

/** A certification request (PKCS#10) whose sender proved to hold the key; names in it are ignored. */
public record Csr(PublicKey publicKey) {

    /** Reads DER, base64 (RFC 7030 4.2.1) or PEM, verifies the proof of possession, and checks the key. */
    public static Checked<Csr> read(byte[] request, AlgorithmPolicy policy) {
        throw new UnsupportedOperationException("being written");
    }

    /** The DER of the CSR attributes that EST offers at {@code /csrattrs}: what keys are welcome. */
    public static byte[] attributes() {
        throw new UnsupportedOperationException("being written");
    }
}
