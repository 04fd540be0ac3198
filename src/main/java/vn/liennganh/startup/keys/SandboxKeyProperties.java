package vn.liennganh.startup.keys;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.liennganh.message.AgencyId;

/**
 * Which demo agencies differ from the others.
 *
 * @param notEnrolled registered without keys, to be enrolled by whoever tries the sandbox
 * @param rsa seal and official have RSA-2048 keys instead of P-256
 */
@ConfigurationProperties("hub.sandbox.keys")
public record SandboxKeyProperties(Set<AgencyId> notEnrolled, Set<AgencyId> rsa) {

    public SandboxKeyProperties {
        notEnrolled = Set.copyOf(notEnrolled);
        rsa = Set.copyOf(rsa);
    }
}
