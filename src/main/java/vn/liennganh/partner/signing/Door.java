package vn.liennganh.partner.signing;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets in pages of the hubs that the agent was started for, and nobody else: called by its own
 * address (a rebound name is another), from one of their origins (CORS, and the header itself).
 */
final class Door {

    private static final String HTTPS = "https";
    private static final int HTTPS_PORT = 443;
    private static final String PREFLIGHT_SECONDS = "600";

    private final String host;
    private final Set<String> origins;

    Door(int port, Set<URI> hubs) {
        this.host = "127.0.0.1:" + port;
        this.origins = origins(hubs);
    }

    /**
     * The origin of an address, as browsers write it.
     *
     * @throws IllegalArgumentException unless it is https with a host
     */
    static String origin(URI hub) {
        if (!HTTPS.equalsIgnoreCase(hub.getScheme()) || hub.getHost() == null) {
            throw new IllegalArgumentException("Not an https address: " + hub);
        }
        String port = hub.getPort() == -1 || hub.getPort() == HTTPS_PORT ? "" : ":" + hub.getPort();
        return HTTPS + "://" + hub.getHost().toLowerCase(Locale.ROOT) + port;
    }

    static Set<String> origins(Set<URI> hubs) {
        return hubs.stream().map(Door::origin).collect(Collectors.toUnmodifiableSet());
    }

    /** The origin that calls; its page may read the answer from here on. */
    String admit(Call call) {
        if (call.header("Host").filter(host::equals).isEmpty()) {
            throw new AgentRefusal(AgentCode.HOST_REFUSED, host);
        }
        String origin =
                call.header("Origin")
                        .filter(origins::contains)
                        .orElseThrow(() -> new AgentRefusal(AgentCode.ORIGIN_REFUSED));
        call.set("Access-Control-Allow-Origin", origin);
        return origin;
    }

    /**
     * What a browser asks before it sends anything but a plain form: also whether a page of a
     * public network may reach a private one (Private Network Access).
     */
    void preflight(Call call) {
        call.set("Access-Control-Allow-Methods", "GET, POST");
        call.set("Access-Control-Allow-Headers", "authorization, content-type");
        call.set("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        if (call.header("Access-Control-Request-Private-Network").isPresent()) {
            call.set("Access-Control-Allow-Private-Network", "true");
        }
    }
}
