package vn.liennganh.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

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
 */
@ConfigurationProperties("hub.gateway")
public record GatewaySettings(
        String publicUrl,
        int requestsPerSecond,
        int requestBurst,
        int longPollsPerAgency,
        int longPolls,
        int uploadsPerAgency,
        int verifications,
        int signedReceiptsPerMinute) {

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
