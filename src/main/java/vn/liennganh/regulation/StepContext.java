package vn.liennganh.regulation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.across.Facts;

/**
 * What a step needs to know beside the message and its exchange.
 *
 * @param recipients addressees, groups resolved, the sender left out
 * @param handlingUnit the unit of the official who signed, or the sender itself
 * @param competent resolves a routing rule such as {@code competent-procuracy} for the handling
 *     unit
 * @param kindOf the kind of an agency; empty text where it is not known
 * @param territoryOf where an agency is competent; empty text where it is not known
 * @param predecessors agencies that have ended and whose work, or a part of it, has come to one
 * @param related the exchanges that the message names as related, the sender being party to each
 * @param facts what stands in all exchanges
 * @param obligationIds an id for every duty that is opened
 */
public record StepContext(
        Instant acceptedAt,
        List<AgencyId> recipients,
        AgencyId handlingUnit,
        Function<String, List<AgencyId>> competent,
        Function<AgencyId, String> kindOf,
        Function<AgencyId, String> territoryOf,
        Function<AgencyId, Set<AgencyId>> predecessors,
        List<ExchangeState> related,
        Facts facts,
        Supplier<UUID> obligationIds) {

    public StepContext {
        recipients = List.copyOf(recipients);
        related = List.copyOf(related);
    }

    /**
     * An agency and those for whom it carries on: what they have let be known of a case, it has.
     */
    Set<AgencyId> line(AgencyId agency) {
        return line(agency, predecessors);
    }

    static Set<AgencyId> line(AgencyId agency, Function<AgencyId, Set<AgencyId>> predecessors) {
        Set<AgencyId> all = new LinkedHashSet<>();
        all.add(agency);
        all.addAll(predecessors.apply(agency));
        return all;
    }
}
