package vn.liennganh.delivery.push.soap;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The keys {@code hub.delivery.push.soap.*}; each stands in {@code config/application.yaml} with
 * its reason.
 *
 * @param attachedMax of the attachments that go along with one message
 * @param paceMin a second: how fast an attachment must be taken
 * @param inMemory of a call that is being made; the rest lies on disk
 * @param spool where it lies; a folder for nothing else, emptied at the start
 * @param answerMax bytes of an answer
 * @param lifetime of the hub's Timestamps
 */
@ConfigurationProperties("hub.delivery.push.soap")
public record SoapPushSettings(
        DataSize attachedMax,
        DataSize paceMin,
        DataSize inMemory,
        Path spool,
        int answerMax,
        Duration lifetime) {

    public SoapPushSettings {
        if (attachedMax.isNegative() || paceMin.toBytes() < 1 || answerMax < 1_024) {
            throw new IllegalArgumentException(
                    "hub.delivery.push.soap: pace-min of 1 B or more, answer-max of 1024 or more");
        }
    }
}
