package vn.liennganh.startup.broker;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.message.AgencyId;

/**
 * Who may do what at the broker, out of the directory and nothing else: the certificate of the TLS
 * session names the agency, as it does over HTTPS; a name or password that somebody sends is not
 * looked at. Asked anew for every link and every message, so that a revocation counts at once.
 */
public final class PartnerSecurity implements ActiveMQSecurityManager5 {

    private static final String HUB = "hub";
    private static final Subject INSIDE = subject(HUB);

    private final Registry registry;
    private final Predicate<RemotingConnection> hub;

    /**
     * @param hub whether a connection is the hub's own, which may do everything
     */
    public PartnerSecurity(Registry registry, Predicate<RemotingConnection> hub) {
        this.registry = registry;
        this.hub = hub;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            RemotingConnection connection,
            @Nullable String domain) {
        if (inside(connection)) {
            return INSIDE;
        }
        return partner(connection).map(PartnerSecurity::subject).orElse(null);
    }

    boolean inside(RemotingConnection connection) {
        return hub.test(connection);
    }

    /** The agency of a connection, if its certificate is registered, valid and not revoked now. */
    Optional<PartnerPrincipal> partner(RemotingConnection connection) {
        if (!(connection instanceof ActiveMQProtonRemotingConnection)) {
            return Optional.empty();
        }
        List<X509Certificate> chain = chain(connection);
        return registry.caller(chain).map(caller -> new PartnerPrincipal(caller, chain));
    }

    Optional<AgencyId> agency(RemotingConnection connection) {
        return partner(connection).map(partner -> partner.caller().agency());
    }

    /** What a connection has shown, its own certificate first; may be none. */
    static List<X509Certificate> chain(RemotingConnection connection) {
        X509Certificate[] shown = CertificateUtil.getCertsFromConnection(connection);
        return shown == null ? List.of() : List.of(shown);
    }

    @Override
    public boolean authorize(
            @Nullable Subject subject, Set<Role> roles, CheckType wish, String address) {
        if (subject == INSIDE) {
            return true;
        }
        return subject != null
                && subject.getPrincipals(PartnerPrincipal.class).stream()
                        .flatMap(partner -> registry.caller(partner.chain()).stream())
                        .anyMatch(caller -> permitted(caller, wish, address));
    }

    /** The name that the broker writes on what comes over the connection. */
    @Override
    public @Nullable String getUserFromSubject(@Nullable Subject subject) {
        return subject == null
                ? null
                : subject.getPrincipals(UserPrincipal.class).iterator().next().getName();
    }

    /** Two wishes are granted; there is no third. */
    static boolean permitted(Caller caller, CheckType wish, String address) {
        AgencyId agency = caller.agency();
        if (wish == CheckType.SEND) {
            return address.equals(Addresses.SUBMISSIONS) || address.equals(Addresses.lane(agency));
        }
        return wish == CheckType.CONSUME
                && Stream.of(
                                Addresses.inbox(agency),
                                Addresses.inbox(caller.acting()),
                                Addresses.receipts(agency))
                        // Of a queue the broker asks by address and queue; ours have one name.
                        .anyMatch(own -> address.equals(own) || address.equals(own + "::" + own));
    }

    private static Subject subject(PartnerPrincipal partner) {
        Subject subject = subject(partner.getName());
        subject.getPrincipals().add(partner);
        return subject;
    }

    private static Subject subject(String name) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user,
            @Nullable String password,
            Set<Role> roles,
            CheckType checkType) {
        return false;
    }
}
