package vn.liennganh.console.bank.files;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a statement holds, as far as it can be reconciled, and what was left out of it.
 *
 * @param booked in the order of the file
 * @param left each reason once
 */
record Entries(ArrayList<Statement.Entry> booked, ArrayList<Left> left) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Something of a statement that is held against nothing.
     *
     * @param why the end of a text key
     * @param what the currency or the status as the statement says it; empty where there is none
     */
    record Left(Why why, String what, int count) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Why something is left out. */
    enum Why {
        /** Not in dong. */
        CURRENCY("currency"),
        /** The bank has not booked it. */
        STATUS("status"),
        /** Its amount is no whole number of dong. */
        AMOUNT("amount");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** One thing left out, before they are counted. */
    record Out(Why why, String what) {}

    static Entries of(List<Statement.Entry> booked, Collection<Out> left) {
        Map<Out, Long> counts =
                left.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(),
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        ArrayList<Left> all = new ArrayList<>();
        counts.forEach((one, count) -> all.add(new Left(one.why(), one.what(), count.intValue())));
        return new Entries(new ArrayList<>(booked), all);
    }
}
