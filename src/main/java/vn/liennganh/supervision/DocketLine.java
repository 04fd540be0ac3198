package vn.liennganh.supervision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * One duty between a procuracy and somebody else.
 *
 * @param cause the message that opened it; in {@link Section#COPIES} the decision itself
 * @param type of that message
 * @param from who sent it
 * @param arrivedAt when the hub accepted it for the procuracy
 * @param answer the message that fulfilled the duty
 * @param policy true where the limit is the office's, not the law's
 * @param collected whether the procuracy has collected the cause
 */
public record DocketLine(
        UUID obligation,
        UUID exchange,
        UUID cause,
        String type,
        AgencyId from,
        Instant arrivedAt,
        AgencyId party,
        AgencyId owedTo,
        String owes,
        String rule,
        boolean policy,
        Instant due,
        Mark mark,
        Optional<UUID> answer,
        boolean collected) {}
