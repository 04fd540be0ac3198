package vn.liennganh.console.bank.files;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.console.amount.Dong;

/**
 * A bank's account statement held against what agencies told and ordered, by reference. Amounts are
 * whole dong.
 */
public record Statement(List<Pair> matched, List<Pair> different, List<Pair> missing) {

    private static final int REFERENCE_MIN = 4;

    /** Which way money went, as the bank sees its own account. */
    public enum Side {
        /** Credited: what a creditor is paid. */
        IN("in"),
        /** Debited: what a holder of accounts hands over. */
        OUT("out"),
        /** The statement does not say. */
        EITHER("either");

        private final String word;

        Side(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        boolean meets(Side other) {
            return this == EITHER || other == EITHER || this == other;
        }
    }

    /** Money that a message names. */
    public record Order(
            String reference,
            String caseNumber,
            String agency,
            long amount,
            Side side,
            String link) {

        public String amountText() {
            return Dong.full(amount);
        }
    }

    /**
     * A line of the statement.
     *
     * @param amount below nought where it takes back what was booked before on the same side
     */
    public record Entry(
            int row, String date, String reference, String content, long amount, Side side)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** What belongs together; one side is empty where it was not seen. */
    public record Pair(Optional<Order> order, Optional<Entry> entry) {

        /** The way that the message means, else the way that the entry went. */
        public Side side() {
            return order.map(Order::side).or(() -> entry.map(Entry::side)).orElse(Side.EITHER);
        }

        public long difference() {
            return entry.map(Entry::amount).orElse(0L) - order.map(Order::amount).orElse(0L);
        }

        public String told() {
            return order.map(one -> Dong.full(one.amount())).orElse("");
        }

        public String seen() {
            return entry.map(one -> Dong.full(one.amount())).orElse("");
        }

        public String differenceText() {
            return difference() == 0 ? "" : Dong.full(difference());
        }
    }

    /** In three piles; entries of the same reference that went the same way are added up. */
    static Statement of(List<Order> orders, List<Entry> entries) {
        List<Pair> matched = new ArrayList<>();
        List<Pair> different = new ArrayList<>();
        List<Pair> missing = new ArrayList<>();
        Set<Entry> used = new HashSet<>();
        for (Order order : orders) {
            List<Entry> named =
                    entries.stream()
                            .filter(one -> !used.contains(one))
                            .filter(one -> one.side().meets(order.side()) && names(one, order))
                            .toList();
            used.addAll(named);
            Pair pair = new Pair(Optional.of(order), sum(named));
            if (named.isEmpty()) {
                missing.add(pair);
            } else if (pair.difference() == 0) {
                matched.add(pair);
            } else {
                different.add(pair);
            }
        }
        entries.stream()
                .filter(one -> !used.contains(one))
                .forEach(one -> missing.add(new Pair(Optional.empty(), Optional.of(one))));
        return new Statement(matched, different, missing);
    }

    private static Optional<Entry> sum(List<Entry> named) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Entry first = named.get(0);
        return Optional.of(
                new Entry(
                        first.row(),
                        first.date(),
                        first.reference(),
                        first.content(),
                        named.stream().mapToLong(Entry::amount).sum(),
                        first.side()));
    }

    /** The reference stands in the entry as a whole: not as the beginning of a longer one. */
    private static boolean names(Entry entry, Order order) {
        String wanted = plain(order.reference());
        return wanted.length() >= REFERENCE_MIN
                && (plain(entry.reference()).equals(wanted)
                        || (" " + spaced(entry.content()) + " ")
                                .contains(" " + spaced(order.reference()) + " "));
    }

    private static String plain(String text) {
        return spaced(text).replace(" ", "");
    }

    private static String spaced(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
    }

    int size() {
        return matched.size() + different.size() + missing.size();
    }
}
