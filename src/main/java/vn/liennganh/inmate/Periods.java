package vn.liennganh.inmate;

import java.time.LocalDate;
import java.time.Month;

/** Calendar periods of statements. */
public final class Periods {

    /** From the first day to the last. */
    public record Period(LocalDate from, LocalDate until) {}

    private Periods() {}

    /** The period of that kind in which the day lies. */
    static Period of(String kind, LocalDate day) {
        int months =
                switch (kind) {
                    case "month" -> 1;
                    case "quarter" -> 3;
                    case "half-year" -> 6;
                    default -> 12;
                };
        int first = (day.getMonthValue() - 1) / months * months + 1;
        LocalDate from = LocalDate.of(day.getYear(), Month.of(first), 1);
        return new Period(from, from.plusMonths(months).minusDays(1));
    }

    /** The kind of period that these days are. */
    static String kind(LocalDate from, LocalDate until) {
        for (String kind : new String[] {"month", "quarter", "half-year", "year"}) {
            if (of(kind, from).equals(new Period(from, until))) {
                return kind;
            }
        }
        return "other";
    }
}
