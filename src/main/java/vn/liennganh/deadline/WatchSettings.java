package vn.liennganh.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys {@code hub.deadline.*}; each stands in {@code config/application.yaml} with its reason.
 *
 * @param interval how often the watch looks for what is due
 * @param batchMax most duties looked at in one go
 * @param senders how many notices are before the door at once, so that they share its commits
 * @param jumpMax how far the clock may run ahead of the time that has passed before it is doubted
 * @param jumpPatience for how long a doubted clock must stay ahead before it is believed
 * @param placedPatience how long {@link DeadlineWatch#runDue} waits for the inboxes
 * @param signs by what the hub knows that it was away
 */
@ConfigurationProperties("hub.deadline")
public record WatchSettings(
        Duration interval,
        int batchMax,
        int senders,
        Duration jumpMax,
        Duration jumpPatience,
        Duration placedPatience,
        Signs signs) {

    /**
     * How the hub knows afterwards that it was away.
     *
     * @param heartbeat how often it gives a sign
     * @param outageMin a longer time without a sign is an outage
     */
    public record Signs(Duration heartbeat, Duration outageMin) {}

    public WatchSettings {
        if (batchMax < 1 || senders < 1) {
            throw new IllegalArgumentException(
                    "hub.deadline: batch-max and senders are at least 1");
        }
    }
}
