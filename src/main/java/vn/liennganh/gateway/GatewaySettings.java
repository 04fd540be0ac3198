package vn.liennganh.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits and names of the edge, {@code hub.gateway.*}; units and reasons stand in {@code
 * config/application.yaml}.
 *
 * @param publicUrl what problem types and links begin with, without a slash at the end
 * @param requestsPerSecond what one agency may ask on average
 * @param requestBurst what one agency may ask at once
 * @param longPollsPerAgency waiting inbox calls of one agency
 * @param longPolls waiting inbox calls of all agencies; above it a call answers without waiting
 * @param uploadsPerAgency attachments one agency may be sending at the same time
 * @param verifications public checks running at the same time
 * @param signedReceiptsPerMinute receipts as CMS, each a private-key operation, of one agency
 * @param identityCache how long a channel certificate's judgment is believed
 */
@ConfigurationProperties("hub.gateway")
public record GatewaySettings(
        @DefaultValue("https://localhost:8443") String publicUrl,
        @DefaultValue("2000") int requestsPerSecond,
        @DefaultValue("10000") int requestBurst,
        @DefaultValue("8") int longPollsPerAgency,
        @DefaultValue("120") int longPolls,
        @DefaultValue("8") int uploadsPerAgency,
        @DefaultValue("4") int verifications,
        @DefaultValue("60") int signedReceiptsPerMinute,
        @DefaultValue("30s") Duration identityCache) {

    public GatewaySettings {
        if (publicUrl.endsWith("/") || !publicUrl.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "hub.gateway.public-url: https:// expected, without a slash at the end");
        }
        if (requestsPerSecond < 1
                || requestBurst < 1
                || longPollsPerAgency < 1
                || longPolls < 1
                || uploadsPerAgency < 1
                || verifications < 1
                || signedReceiptsPerMinute < 1) {
            throw new IllegalArgumentException("hub.gateway: every limit is at least 1");
        }
    }
}
