package vn.liennganh.inmate.position;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * One prisoner under one decision, after some message. Amounts are whole dong. How far a collected
 * sum has come is known with the keeper's transfers ({@code ledger.Accounts}).
 *
 * @param keepers all that have kept the prisoner; the last one does now
 */
public record Inmate(
        UUID exchange,
        AgencyId agency,
        List<AgencyId> keepers,
        Who who,
        List<Owed> owed,
        Money money,
        List<CustodyItem> custody,
        Optional<Change> change) {

    /** What was taken, sent back, and disputed, each in the order in which the hub heard of it. */
    public record Money(
            List<Collection> collections, List<Payout> payouts, List<Discrepancy> discrepancies) {

        static final Money NONE = new Money(List.of(), List.of(), List.of());

        public Money {
            collections = List.copyOf(collections);
            payouts = List.copyOf(payouts);
            discrepancies = List.copyOf(discrepancies);
        }

        Money with(Collection one) {
            return new Money(plus(collections, one), payouts, discrepancies);
        }

        Money payouts(List<Payout> now) {
            return new Money(collections, now, discrepancies);
        }

        Money discrepancies(List<Discrepancy> now) {
            return new Money(collections, payouts, now);
        }
    }

    public Inmate {
        keepers = List.copyOf(keepers);
        owed = List.copyOf(owed);
        custody = List.copyOf(custody);
    }

    /** Before anything was said. */
    public static Inmate empty(UUID exchange, AgencyId agency) {
        return new Inmate(
                exchange,
                agency,
                List.of(),
                Who.UNKNOWN,
                List.of(),
                Money.NONE,
                List.of(),
                Optional.empty());
    }

    /** Who keeps the prisoner now. */
    public Optional<AgencyId> keeper() {
        return keepers.isEmpty() ? Optional.empty() : Optional.of(keepers.get(keepers.size() - 1));
    }

    Inmate with(Who now) {
        return new Inmate(exchange, agency, keepers, now, owed, money, custody, change);
    }

    Inmate owing(List<Owed> now) {
        return new Inmate(exchange, agency, keepers, who, now, money, custody, change);
    }

    Inmate with(Money now) {
        return new Inmate(exchange, agency, keepers, who, owed, now, custody, change);
    }

    Inmate keeping(List<CustodyItem> now) {
        return new Inmate(exchange, agency, keepers, who, owed, money, now, change);
    }

    Inmate changed(Change now) {
        return new Inmate(exchange, agency, keepers, who, owed, money, custody, Optional.of(now));
    }

    /** A keeper speaks: it is one of them from now on. */
    Inmate heardFrom(AgencyId keeper) {
        return keepers.contains(keeper) ? this : keptBy(keeper);
    }

    /** The prisoner is with that keeper now. */
    Inmate keptBy(AgencyId keeper) {
        List<AgencyId> all = new ArrayList<>(keepers);
        all.remove(keeper);
        all.add(keeper);
        return new Inmate(exchange, agency, all, who, owed, money, custody, change);
    }

    static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }
}
