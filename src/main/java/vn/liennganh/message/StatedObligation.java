package vn.liennganh.message;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An answer that a statement says is owed (protocol, section 2).
 *
 * @param party who owes it
 * @param owes the message type that fulfils it
 * @param start the event that starts its clock, for example {@code consignment}
 * @param due the last moment at which it is in time, where the rule names a term
 * @param provisional the start event is not attested yet, or the calendar is not official
 * @param rule {@code procedure/edition#rule}
 */
public record StatedObligation(
        AgencyId party,
        String owes,
        String start,
        Optional<OffsetDateTime> due,
        boolean provisional,
        String rule) {}
