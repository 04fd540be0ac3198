package vn.liennganh.startup;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Stops a hub that nobody configured before it touches anything: the packaged jar has no profile.
 */
public final class ConfigurationGuard
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String[] REQUIRED = {
        "hub.database.url", "hub.log.origin", "hub.keys.seal-certificate", "hub.keys.log-key"
    };

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        if (environment.getProperty("hub.sandbox.enabled", Boolean.class, false)) {
            return;
        }
        for (String key : REQUIRED) {
            if (environment.getProperty(key, "").isBlank()) {
                throw new StartRefused(
                        "The hub is not configured: " + key + " is empty",
                        "Set it in config/application.yaml or by an environment variable"
                                + " (src/docs/OPERATING.md), or start the sandbox with"
                                + " mvn spring-boot:run");
            }
        }
    }
}
