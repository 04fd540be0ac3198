package vn.liennganh.credit.interest;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What the rules leave open: the judgment governs, and a person decides before anything is signed.
 *
 * @param rule its place in the list, from 1
 */
public record Doubt(Kind kind, int rule, LocalDate from, LocalDate to) {

    /** What is open. */
    public enum Kind {
        /** Two rules run on the same days; both are counted. */
        OVERLAP,
        /** No rule runs on these days; nothing is counted. */
        GAP,
        /** The rule names a rate for overdue days, and it is not counted. */
        PENALTY_LEFT_OUT,
        /** Nothing says what was owed on these days; nothing is counted. */
        NO_BALANCE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
