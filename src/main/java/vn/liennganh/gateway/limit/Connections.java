package vn.liennganh.gateway.limit;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.liennganh.message.AgencyId;

/**
 * Which connections to the HTTPS port are whose. A connection counts from its first call on, since
 * nobody's name is known before; what was closed is found out when it would matter. Safe for many
 * threads.
 */
@Component
public class Connections {

    private final Map<AgencyId, Set<String>> open = new ConcurrentHashMap<>();
    private volatile Supplier<Set<String>> alive = Set::of;

    /** Names who can tell what is really open. */
    void watch(CountedHttp server) {
        alive = server::open;
    }

    /** Whether the agency may go on over this connection, which counts from now on if so. */
    boolean admits(AgencyId agency, String connection, long most) {
        Set<String> own = open.computeIfAbsent(agency, known -> ConcurrentHashMap.newKeySet());
        if (own.contains(connection)) {
            return true;
        }
        synchronized (own) {
            if (own.size() >= most) {
                own.retainAll(alive.get());
            }
            return own.size() < most && own.add(connection);
        }
    }
}
