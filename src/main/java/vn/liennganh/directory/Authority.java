package vn.liennganh.directory;

import org.springframework.stereotype.Service;

/** What the hub's own certificate authority publishes: its certificate, revocation list and OCSP answers. */
@Service
public class Authority {

    /** The authority's certificate, DER. */
    public byte[] certificate() {
        throw new UnsupportedOperationException("being written");
    }

    /** The revocation list in force, DER. */
    public byte[] crl() {
        throw new UnsupportedOperationException("being written");
    }

    /** The DER answer to an OCSP request (RFC 6960). */
    public byte[] ocsp(byte[] request) {
        throw new UnsupportedOperationException("being written");
    }
}
