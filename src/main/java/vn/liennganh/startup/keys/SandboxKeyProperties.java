package vn.liennganh.startup.keys;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.liennganh.message.AgencyId;

/**
 * Which demo agencies differ from the others.
 *
 * @param notEnrolled registered without keys, they and whoever is below them, to be enrolled by
 *     whoever tries the sandbox
 * @param rsa seal and official have RSA-2048 keys instead of P-256
 */
@ConfigurationProperties("hub.sandbox.keys")
public record SandboxKeyProperties(Set<AgencyId> notEnrolled, Set<AgencyId> rsa) {

    public SandboxKeyProperties {
        notEnrolled = Set.copyOf(notEnrolled);
        rsa = Set.copyOf(rsa);
    }

    /** Whether that agency gets keys at start-up. */
    boolean enrols(AgencyId agency) {
        return notEnrolled.stream()
                .noneMatch(
                        one -> agency.equals(one) || agency.value().startsWith(one.value() + "."));
    }
}
