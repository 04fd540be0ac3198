package vn.liennganh.console.signin;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import vn.liennganh.pki.Certificate;

/** Somebody who showed the certificate of a registered official when the connection was opened. */
final class ShownCertificate extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final X509Certificate leaf;
    private final ArrayList<X509Certificate> rest;
    private final String fingerprint;

    ShownCertificate(X509Certificate leaf, List<X509Certificate> rest) {
        super(List.of());
        this.leaf = leaf;
        this.rest = new ArrayList<>(rest);
        this.fingerprint = Certificate.fingerprintOf(leaf);
        setAuthenticated(true);
    }

    X509Certificate leaf() {
        return leaf;
    }

    /** The certificates that came with it. */
    List<X509Certificate> rest() {
        return List.copyOf(rest);
    }

    /** SHA-256 of the certificate's DER, lower-case hexadecimal. */
    String fingerprint() {
        return fingerprint;
    }

    @Override
    public String getName() {
        return fingerprint;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return fingerprint;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShownCertificate shown && shown.fingerprint.equals(fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }
}
