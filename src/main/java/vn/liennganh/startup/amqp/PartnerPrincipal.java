package vn.liennganh.startup.amqp;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.liennganh.intake.Channel;

/** An agency on an open connection, with the certificates that it showed. */
record PartnerPrincipal(Channel channel, List<X509Certificate> chain) implements Principal {

    PartnerPrincipal {
        chain = List.copyOf(chain);
    }

    @Override
    public String getName() {
        return channel.agency().value();
    }
}
