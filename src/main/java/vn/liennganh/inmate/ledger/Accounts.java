package vn.liennganh.inmate.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.transfer.Transfer;

/**
 * Where the money of some prisoners is: balances that add up to nothing for each keeper, every sum
 * with its state, and what does not meet. A pure function of what was said.
 */
public record Accounts(
        SortedMap<Account, Long> balances, List<Item> items, List<Unmatched> unmatched) {

    public Accounts {
        balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
        items = List.copyOf(items);
        unmatched = List.copyOf(unmatched);
    }

    /** Of one prisoner: of transfers only the lines that carry its money. */
    public static Accounts of(Inmate inmate, List<Transfer> transfers) {
        return new Adding(List.of(inmate), transfers, false).sum();
    }

    /** Of all prisoners of keepers with all their transfers: what nobody's line explains too. */
    public static Accounts of(List<Inmate> inmates, List<Transfer> transfers) {
        return new Adding(inmates, transfers, true).sum();
    }

    /** What stands in a place over all keepers. */
    public long at(Place place) {
        return balances.entrySet().stream()
                .filter(one -> one.getKey().place() == place)
                .mapToLong(SortedMap.Entry::getValue)
                .sum();
    }

    /** How these accounts differ from earlier ones: the lines of a voucher. */
    public SortedMap<Account, Long> since(Accounts before) {
        SortedMap<Account, Long> lines = new TreeMap<>();
        List<Account> all = new ArrayList<>(balances.keySet());
        all.addAll(before.balances().keySet());
        for (Account one : all) {
            long moved = balances.getOrDefault(one, 0L) - before.balances().getOrDefault(one, 0L);
            if (moved != 0) {
                lines.put(one, moved);
            }
        }
        return lines;
    }
}
