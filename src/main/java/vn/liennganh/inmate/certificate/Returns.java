package vn.liennganh.inmate.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * What went back of one prisoner's money, in the order in which the hub heard of it.
 *
 * @param exchange of the prisoner, if it is one: who records a return may name any exchange
 */
public record Returns(UUID exchange, AgencyId agency, List<Returned> all) {

    public Returns {
        all = List.copyOf(all);
    }

    /** Before anything was said. */
    public static Returns empty(UUID exchange, AgencyId agency) {
        return new Returns(exchange, agency, List.of());
    }

    /** What a message says went back; empty where it says nothing of the kind. */
    public static Optional<Returned.Kind> kind(Heard heard) {
        return switch (heard.type()) {
            case "money-return.notice-record" ->
                    when(heard, "kind", "money", Returned.Kind.TO_PARTY);
            case "inmate-payment.discrepancy-answer" ->
                    when(heard, "resolution", "refunded", Returned.Kind.REFUND);
            case "inmate-payment.payout-minutes" ->
                    when(heard, "outcome", "returned", Returned.Kind.PAYOUT);
            default -> Optional.empty();
        };
    }

    private static Optional<Returned.Kind> when(
            Heard heard, String field, String word, Returned.Kind kind) {
        return heard.text(field).equals(word) ? Optional.of(kind) : Optional.empty();
    }

    /** The same with what a message says; a message told twice counts once. */
    public Returns after(Heard heard) {
        Optional<Returned.Kind> kind = kind(heard);
        if (kind.isEmpty() || all.stream().anyMatch(one -> one.message().equals(heard.id()))) {
            return this;
        }
        List<Returned> more = new ArrayList<>(all);
        more.add(
                new Returned(
                        heard.id(),
                        kind.get(),
                        heard.dong("amount"),
                        heard.text("transferReference"),
                        heard.envelope().inReplyTo(),
                        heard.at()));
        return new Returns(exchange, agency, more);
    }
}
