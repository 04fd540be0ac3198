package vn.liennganh.exchange;

import java.util.List;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageFact;
import vn.liennganh.regulation.Obligation;

/**
 * An exchange as one agency may see it.
 *
 * @param whole what everything else is taken from; never shown itself
 * @param state the viewer's own lane where it has one
 * @param parties those that the viewer knows of: whom it wrote to and who wrote to it
 * @param obligations those that the viewer owes or is owed
 */
public record ExchangeView(
        ExchangeState whole, String state, List<AgencyId> parties, List<Obligation> obligations) {

    /** The view of whoever may see the whole: its opener, or a supervisor of the exchange. */
    public static ExchangeView whole(ExchangeState exchange) {
        return new ExchangeView(
                exchange,
                exchange.state(),
                List.copyOf(exchange.parties()),
                exchange.obligations());
    }

    /** What this agency may see of it. */
    public static ExchangeView of(ExchangeState exchange, AgencyId viewer) {
        List<AgencyId> known =
                exchange.parties().stream()
                        .filter(party -> party.equals(viewer) || met(exchange, party, viewer))
                        .toList();
        List<Obligation> own =
                exchange.obligations().stream()
                        .filter(duty -> duty.party().equals(viewer) || duty.owedTo().equals(viewer))
                        .toList();
        return new ExchangeView(exchange, exchange.stateFor(viewer), known, own);
    }

    /** One holder must not learn of the others, though all share one exchange with the opener. */
    private static boolean met(ExchangeState exchange, AgencyId party, AgencyId viewer) {
        return exchange.messages().stream()
                .anyMatch(
                        message ->
                                message.from().equals(party) && reached(message, viewer)
                                        || message.from().equals(viewer)
                                                && reached(message, party));
    }

    private static boolean reached(MessageFact message, AgencyId agency) {
        return message.to().contains(agency) || message.copies().contains(agency);
    }
}
