package vn.liennganh.console.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Notices by e-mail, {@code hub.console.notices}. Without {@code spring.mail.host} none is sent.
 *
 * @param from the sender's address
 * @param every how often a member is told at most
 */
@ConfigurationProperties("hub.console.notices")
public record NoticeSettings(String from, Duration every) {

    public NoticeSettings {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("hub.console.notices.every: more than nothing");
        }
    }
}
