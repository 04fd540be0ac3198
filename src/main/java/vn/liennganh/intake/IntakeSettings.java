package vn.liennganh.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The keys {@code hub.intake.*}; each stands in {@code config/application.yaml} with its reason.
 *
 * @param batchMax most items in one transaction
 * @param batchWait how long the writer collects after the first item of a busy time
 * @param batchPatience how long it waits for what is being checked already
 * @param batchRest how far apart commits begin that nobody waits for
 * @param queueMax most items that wait for the writer; beyond it the answer is {@code unavailable}
 * @param answerTimeout how long a request waits for its batch
 * @param futureMax how far a message's {@code time} may lie ahead of the hub's clock
 * @param ageMax how old {@code time} may be, where the rule of the type does not say
 * @param uploadLifetime how long an upload is kept that no message names
 * @param uploadQuota how much one agency may keep uploaded without naming it
 * @param expiryInterval how often expired uploads are looked for
 * @param auditInterval how often the counted refusals are written down
 */
@ConfigurationProperties("hub.intake")
public record IntakeSettings(
        int batchMax,
        Duration batchWait,
        Duration batchPatience,
        Duration batchRest,
        int queueMax,
        Duration answerTimeout,
        Duration futureMax,
        Duration ageMax,
        Duration uploadLifetime,
        DataSize uploadQuota,
        Duration expiryInterval,
        Duration auditInterval) {

    public IntakeSettings {
        if (batchMax < 1 || queueMax < batchMax) {
            throw new IllegalArgumentException(
                    "hub.intake: batch-max is at least 1, and queue-max at least batch-max");
        }
    }
}
