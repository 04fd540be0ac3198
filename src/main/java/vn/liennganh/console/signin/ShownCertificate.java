package vn.liennganh.console.signin;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who showed the certificate of a registered official when the connection was opened. */
final class ShownCertificate extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final String fingerprint;

    ShownCertificate(String fingerprint) {
        super(List.of());
        this.fingerprint = fingerprint;
        setAuthenticated(true);
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
