package vn.liennganh.console.bank.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import vn.liennganh.console.sheet.Columns;

/**
 * A statement that is a table. Columns of their own tell what came in from what went out; in one
 * column of amounts a minus does, and where no row has one, a row may be either.
 */
final class StatementTable {

    private static final int HEAD_ROWS = 30;
    private static final int WORD_MAX = 12;
    private static final Set<String> DONG = Set.of("VND", "VN\u0110", "\u0110", "\u20ab");

    private final List<Statement.Entry> booked = new ArrayList<>();
    private final List<Entries.Out> left = new ArrayList<>();
    private final List<List<String>> rows;
    private final Head head;
    private final boolean signed;

    private StatementTable(List<List<String>> rows, Head head) {
        this.rows = rows;
        this.head = head;
        this.signed =
                rows.stream()
                        .skip(head.row() + 1L)
                        .map(cells -> Columns.dong(Columns.cell(cells, head.amount())))
                        .anyMatch(dong -> dong.orElse(0) < 0);
    }

    /** Where the columns stand; -1 for those that are not there. */
    private record Head(
            int row,
            int amount,
            int in,
            int out,
            int date,
            int reference,
            int content,
            int currency) {

        static Optional<Head> of(List<List<String>> rows) {
            for (int row = 0; row < Math.min(HEAD_ROWS, rows.size()); row++) {
                List<String> names = rows.get(row);
                Head head =
                        new Head(
                                row,
                                Columns.at(names, "bank.head-amount"),
                                Columns.at(names, "bank.head-in"),
                                Columns.at(names, "bank.head-out"),
                                Columns.at(names, "bank.head-date"),
                                Columns.at(names, "bank.head-reference"),
                                Columns.at(names, "bank.head-content"),
                                Columns.at(names, "bank.head-currency"));
                if (head.amount() >= 0 || head.in() >= 0 || head.out() >= 0) {
                    return Optional.of(head);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * @return empty where no row names a column of amounts
     */
    static Optional<Entries> read(List<List<String>> rows) {
        return Head.of(rows).map(head -> new StatementTable(rows, head).read());
    }

    private Entries read() {
        for (int row = head.row() + 1; row < rows.size(); row++) {
            read(row + 1, rows.get(row));
        }
        return Entries.of(booked, left);
    }

    private void read(int number, List<String> cells) {
        String in = Columns.cell(cells, head.in());
        String out = Columns.cell(cells, head.out());
        String amount = in.isEmpty() && out.isEmpty() ? Columns.cell(cells, head.amount()) : "";
        if (in.isEmpty() && out.isEmpty() && amount.isEmpty()) {
            return; // a line of words, or none
        }
        String currency = Columns.cell(cells, head.currency()).toUpperCase(Locale.ROOT);
        if (!currency.isEmpty() && !DONG.contains(currency)) {
            left.add(
                    new Entries.Out(
                            Entries.Why.CURRENCY,
                            currency.substring(0, Math.min(WORD_MAX, currency.length()))));
            return;
        }
        if (Stream.of(in, out, amount).anyMatch(StatementTable::unread)) {
            left.add(new Entries.Out(Entries.Why.AMOUNT, ""));
            return;
        }
        add(number, cells, in, Statement.Side.IN);
        add(number, cells, out, Statement.Side.OUT);
        OptionalLong one = Columns.dong(amount);
        if (one.isPresent()) {
            entry(number, cells, Math.abs(one.getAsLong()), side(one.getAsLong()));
        }
    }

    private static boolean unread(String cell) {
        return !cell.isEmpty() && Columns.dong(cell).isEmpty();
    }

    private Statement.Side side(long amount) {
        if (amount < 0) {
            return Statement.Side.OUT;
        }
        return signed ? Statement.Side.IN : Statement.Side.EITHER;
    }

    /** A nought in one of two columns says that it is the other. */
    private void add(int number, List<String> cells, String cell, Statement.Side side) {
        OptionalLong dong = Columns.dong(cell);
        if (dong.orElse(0) != 0) {
            entry(number, cells, Math.abs(dong.getAsLong()), side);
        }
    }

    private void entry(int number, List<String> cells, long amount, Statement.Side side) {
        booked.add(
                new Statement.Entry(
                        number,
                        Columns.cell(cells, head.date()),
                        Columns.cell(cells, head.reference()),
                        Columns.cell(cells, head.content()),
                        amount,
                        side));
    }
}
