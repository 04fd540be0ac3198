package vn.liennganh.startup.broker;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.jspecify.annotations.Nullable;

/**
 * The security of a stand-alone broker, as its {@code bootstrap.xml} names it: what {@link
 * HubPlugin} knows decides. Without the plugin nobody may do anything.
 */
public final class HubSecurity implements ActiveMQSecurityManager5 {

    private volatile @Nullable PartnerSecurity rights;

    void follow(PartnerSecurity plugins) {
        rights = plugins;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            RemotingConnection connection,
            @Nullable String domain) {
        PartnerSecurity known = rights;
        return known == null ? null : known.authenticate(user, password, connection, domain);
    }

    @Override
    public boolean authorize(
            @Nullable Subject subject, Set<Role> roles, CheckType wish, String address) {
        PartnerSecurity known = rights;
        return known != null && known.authorize(subject, roles, wish, address);
    }

    @Override
    public @Nullable String getUserFromSubject(@Nullable Subject subject) {
        PartnerSecurity known = rights;
        return known == null ? null : known.getUserFromSubject(subject);
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
