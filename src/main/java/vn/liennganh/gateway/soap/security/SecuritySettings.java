package vn.liennganh.gateway.soap.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits of signed SOAP calls, {@code hub.gateway.soap.*}; units and reasons stand in {@code
 * config/application.yaml}.
 *
 * @param timestampAge how old the Timestamp of a call may be, by the machine's clock
 * @param timestampAhead how far it may lie ahead
 * @param replays calls remembered at once, so that none is executed twice
 * @param answerLifetime how long the hub's own Timestamps are good
 */
@ConfigurationProperties("hub.gateway.soap")
public record SecuritySettings(
        Duration timestampAge, Duration timestampAhead, int replays, Duration answerLifetime) {

    public SecuritySettings {
        if (timestampAge.compareTo(Duration.ofSeconds(10)) < 0
                || timestampAhead.isNegative()
                || replays < 1_000
                || answerLifetime.isNegative()) {
            throw new IllegalArgumentException(
                    "hub.gateway.soap: timestamp-age of 10 s or more, replays of 1000 or more");
        }
    }
}
