package vn.liennganh.partner.cli;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.liennganh.pki.TlsIdentity;

/** TLS before there is a certificate of one's own. */
final class Tls {

    private Tls() {}

    /** Trusts these authorities and nobody else, and shows no certificate. */
    static SSLContext withoutIdentity(List<X509Certificate> authorities) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(TlsIdentity.trustStore(authorities));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has TLS", missing);
        }
    }
}
