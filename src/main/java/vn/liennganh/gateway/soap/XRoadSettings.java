package vn.liennganh.gateway.soap;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether calls may carry the header of X-Road, {@code hub.gateway.soap.x-road.*}; reasons stand in
 * {@code config/application.yaml}.
 *
 * @param instance of the X-Road that the hub is a member of; empty where it is of none
 * @param memberClasses to which agencies belong there
 */
@ConfigurationProperties("hub.gateway.soap.x-road")
record XRoadSettings(String instance, Set<String> memberClasses) {

    XRoadSettings {
        memberClasses = Set.copyOf(memberClasses);
    }

    boolean member() {
        return !instance.isEmpty();
    }
}
