package vn.liennganh.startup.broker;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;

/** An agency on an open connection, with the certificates that it showed. */
record PartnerPrincipal(Caller caller, List<X509Certificate> chain) implements Principal {

    PartnerPrincipal {
        chain = List.copyOf(chain);
    }

    @Override
    public String getName() {
        return caller.agency().value();
    }
}
