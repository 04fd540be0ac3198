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
 * @param outage how long the hub was away between start and due instant
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
