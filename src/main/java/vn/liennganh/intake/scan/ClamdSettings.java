package vn.liennganh.intake.scan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.clamd.*}; each stands in {@code config/application.yaml} with its reason.
 *
 * @param address {@code tcp://host:port} or {@code unix:/path}; empty where nothing is scanned
 * @param timeout how long one content may take, connection included
 */
@ConfigurationProperties("hub.clamd")
public record ClamdSettings(String address, Duration timeout) {

    public ClamdSettings {
        if (!address.isEmpty() && !address.matches("tcp://[^/:]+:[0-9]{1,5}|unix:/.+")) {
            throw new IllegalArgumentException(
                    "hub.clamd.address is tcp://host:port, unix:/path or empty: " + address);
        }
    }
}
