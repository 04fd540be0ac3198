package vn.liennganh.startup.sandbox;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The sandbox's switches.
 *
 * @param enabled set by the profile of the Maven run goal only
 * @param simulators whether the simulated partners are started
 * @param timestampsPort of the sandbox's own time-stamping authority on loopback; 0 for any free
 * @param partners agencies by the name of the process that plays them
 */
@ConfigurationProperties("hub.sandbox")
public record SandboxProperties(
        boolean enabled,
        boolean simulators,
        int timestampsPort,
        Map<String, List<String>> partners) {}
