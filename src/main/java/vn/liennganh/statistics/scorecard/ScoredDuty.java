package vn.liennganh.statistics.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One duty that a number of a scorecard stands for.
 *
 * @param cause the message that opened it
 * @param answer the message that fulfilled it
 * @param outage how long, between start and due instant, the hub was away or withheld the channel
 *     of whoever owes it
 */
public record ScoredDuty(
        UUID obligation,
        UUID exchange,
        UUID cause,
        Optional<UUID> answer,
        String owes,
        String rule,
        Instant started,
        Instant due,
        Optional<Instant> answeredAt,
        Duration outage,
        Mark mark) {}
