package vn.liennganh.inmate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.inmate.ledger.Accounts;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.statement.Statements;

/**
 * What was collected on one keeper's account in a period, sum by sum, as the messages say now.
 *
 * @param names of prisoners, by their exchange
 * @param signed the latest statement of the same period that one side has signed
 */
public record InmateStatement(
        LocalDate from,
        LocalDate until,
        List<Item> lines,
        Map<UUID, String> names,
        Accounts accounts,
        Optional<Statements.Signed> signed) {

    public InmateStatement {
        lines = List.copyOf(lines);
        names = Map.copyOf(names);
    }

    static InmateStatement of(
            LocalDate from,
            LocalDate until,
            InmateMoney.Between between,
            Optional<Statements.Signed> signed) {
        Accounts accounts = between.accounts();
        List<Item> lines =
                accounts.items().stream()
                        .filter(one -> one.kind() == Item.Kind.COLLECTION)
                        .filter(one -> !one.on().isBefore(from) && !one.on().isAfter(until))
                        .toList();
        Map<UUID, String> names = new java.util.HashMap<>();
        for (Inmate one : between.inmates()) {
            names.put(one.exchange(), one.who().name());
        }
        return new InmateStatement(from, until, lines, names, accounts, signed);
    }

    public long total() {
        return lines.stream().mapToLong(Item::amount).sum();
    }

    /** The signed figures are no longer what the messages say. */
    public boolean changedSince() {
        return signed.filter(one -> one.total() != total() || one.lines() != lines.size())
                .isPresent();
    }
}
