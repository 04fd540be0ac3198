package vn.liennganh.clarification.search;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * A question that was found, answered or not. Its words stand in its messages.
 *
 * @param no of the question in the request
 * @param outcome of the last answer
 */
public record Passage(
        UUID exchange,
        String no,
        UUID request,
        AgencyId asker,
        AgencyId authority,
        String caseNumber,
        String doubtKind,
        Instant askedAt,
        Optional<String> outcome,
        Optional<UUID> answer,
        Optional<Instant> answeredAt) {}
