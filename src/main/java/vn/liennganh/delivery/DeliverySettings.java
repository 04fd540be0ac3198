package vn.liennganh.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.delivery.*}; each stands in {@code config/application.yaml} with its reason.
 *
 * @param routesDir where the route files stand: templates, one a kind of partner, and plain routes
 * @param kinds kinds of agencies by the template that serves them
 * @param referencesMax most deliveries in one message of the broker
 * @param roundMax most deliveries in one transaction of the broker
 * @param roundInterval the least time between two rounds, so that a busy hub sends fewer, fuller
 *     ones
 * @param retryFirst how long after the first failure it is tried again; doubles with every failure
 * @param retryMax the longest time between two attempts
 * @param attemptsMax after so many it is parked
 */
@ConfigurationProperties("hub.delivery")
public record DeliverySettings(
        Path routesDir,
        Map<String, List<String>> kinds,
        int referencesMax,
        int roundMax,
        Duration roundInterval,
        Duration retryFirst,
        Duration retryMax,
        int attemptsMax) {

    public DeliverySettings {
        kinds = Map.copyOf(kinds);
        if (referencesMax < 1 || roundMax < referencesMax || attemptsMax < 1) {
            throw new IllegalArgumentException(
                    "hub.delivery: references-max and attempts-max are at least 1,"
                            + " and round-max at least references-max");
        }
    }

    /** The template for a kind of agency; empty where none is configured. */
    Optional<String> templateFor(String kind) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue().contains(kind))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
