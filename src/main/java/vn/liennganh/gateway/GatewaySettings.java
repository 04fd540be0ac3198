package vn.liennganh.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits and names of the edge, {@code hub.gateway.*}; units and reasons stand in {@code
 * config/application.yaml}. What one agency may have is said by {@code hub.directory.limits}.
 *
 * @param publicUrl what problem types and links begin with, without a slash at the end
 * @param longPolls waiting inbox calls of all agencies; above it a call answers without waiting
 * @param verifications public checks running at the same time
 */
@ConfigurationProperties("hub.gateway")
public record GatewaySettings(String publicUrl, int longPolls, int verifications) {

    public GatewaySettings {
        if (publicUrl.endsWith("/") || !publicUrl.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "hub.gateway.public-url: https:// expected, without a slash at the end");
        }
        if (longPolls < 1 || verifications < 1) {
            throw new IllegalArgumentException("hub.gateway: every limit is at least 1");
        }
    }
}
