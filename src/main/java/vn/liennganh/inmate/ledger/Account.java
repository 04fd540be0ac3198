package vn.liennganh.inmate.ledger;

import java.util.Comparator;
import vn.liennganh.message.AgencyId;

/** A place on the account of one keeper. The accounts of each keeper add up to nothing. */
public record Account(AgencyId keeper, Place place) implements Comparable<Account> {

    private static final Comparator<Account> ORDER =
            Comparator.comparing((Account one) -> one.keeper().value())
                    .thenComparing(Account::place);

    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }
}
