package vn.liennganh.pki;

import java.security.KeyPair;

/** Fresh key pairs of the platform's own types, fit for TLS and for seals. */
public final class KeyPairs {

    private KeyPairs() {}

    public static KeyPair newP256() {
        throw new UnsupportedOperationException("being written");
    }

    public static KeyPair newRsa2048() {
        throw new UnsupportedOperationException("being written");
    }

    public static KeyPair newEd25519() {
        throw new UnsupportedOperationException("being written");
    }
}
