package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * A measure of the same debt that is no freeze of an account, at one addressee: income, land, a
 * vehicle, securities, deposited assets, a third party's debt, leaving the country.
 *
 * @param procedure whose state it is in
 * @param measure the message that it rests on
 * @param decision number of the decision, as the office writes it; empty where none is named
 * @param asset kind of asset, where the measure names one; empty where it does not
 * @param due what the addressee was told to pay in all, in whole dong; 0 where it is to pay nothing
 * @param income what is deducted from, where it is an income; of no payments where it is not
 */
public record OtherMeasure(
        UUID exchange,
        AgencyId holder,
        String procedure,
        String state,
        Instant since,
        UUID measure,
        String decision,
        String asset,
        long due,
        Transfers money,
        Income income)
        implements Payer {

    OtherMeasure in(String next, Instant at) {
        return next.equals(state)
                ? this
                : new OtherMeasure(
                        exchange, holder, procedure, next, at, measure, decision, asset, due, money,
                        income);
    }

    /** The same under a decision that says what is to be paid now. */
    OtherMeasure under(Heard heard, String number, long dong) {
        return new OtherMeasure(
                exchange,
                holder,
                procedure,
                state,
                since,
                heard.id(),
                number,
                asset,
                dong,
                money,
                income.ordered(heard));
    }

    OtherMeasure money(UnaryOperator<Transfers> change) {
        return new OtherMeasure(
                exchange,
                holder,
                procedure,
                state,
                since,
                measure,
                decision,
                asset,
                due,
                change.apply(money),
                income);
    }

    OtherMeasure earning(Income now) {
        return new OtherMeasure(
                exchange, holder, procedure, state, since, measure, decision, asset, due, money,
                now);
    }

    public boolean at(UUID where, AgencyId whom) {
        return exchange.equals(where) && holder.equals(whom);
    }
}
