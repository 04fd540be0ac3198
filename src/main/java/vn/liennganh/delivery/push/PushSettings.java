package vn.liennganh.delivery.push;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.delivery.push.*}; each stands in {@code config/application.yaml} with its
 * reason.
 *
 * @param trust PEM file of the authorities of partners' servers; empty for those of the Java
 *     runtime
 * @param allowedHosts hosts that may lie in private networks, as they stand in URLs
 * @param connectTimeout for one connection and its handshake
 * @param timeout for one whole call, answer included
 * @param answerMax bytes of an answer that are read at most
 * @param turnMax how long one turn for one partner lasts before the next is queued
 * @param retryFirst after the first failure of a delivery; doubles with each, less up to a half by
 *     chance
 * @param retryMax the longest of these
 * @param attemptsMax after so many a delivery is parked
 * @param breakerFailures after so many in a row nothing is sent to the partner for a while
 * @param breakerPause that while
 * @param formerSecret how long a replaced secret goes on signing beside the new one
 */
@ConfigurationProperties("hub.delivery.push")
public record PushSettings(
        String trust,
        Set<String> allowedHosts,
        Duration connectTimeout,
        Duration timeout,
        int answerMax,
        Duration turnMax,
        Duration retryFirst,
        Duration retryMax,
        int attemptsMax,
        int breakerFailures,
        Duration breakerPause,
        Duration formerSecret) {

    public PushSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        if (attemptsMax < 1 || breakerFailures < 1 || answerMax < 1) {
            throw new IllegalArgumentException(
                    "hub.delivery.push: attempts-max, breaker-failures and answer-max are at least"
                            + " 1");
        }
    }
}
