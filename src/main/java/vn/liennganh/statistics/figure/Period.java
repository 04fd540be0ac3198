package vn.liennganh.statistics.figure;

import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Optional;

/**
 * A reporting period: so many months from 1 October of the year before.
 *
 * @param year in which the statistical year ends, on 30 September
 */
public record Period(int year, Length length) {

    /** How many months a period counts. */
    public enum Length {
        THREE(3),
        SIX(6),
        TEN(10),
        TWELVE(12);

        private final int months;

        Length(int months) {
            this.months = months;
        }

        /** As bodies write it: {@code 6-months}. */
        public String word() {
            return months + "-months";
        }

        public static Optional<Length> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /** The period of that length that ends on that day; empty where none does. */
    public static Optional<Period> ending(String word, LocalDate end) {
        return Length.of(word)
                .map(length -> new Period(yearOf(end), length))
                .filter(one -> one.end().equals(end));
    }

    /** The statistical year of a day. */
    public static int yearOf(LocalDate day) {
        return day.getMonthValue() >= Month.OCTOBER.getValue() ? day.getYear() + 1 : day.getYear();
    }

    public LocalDate start() {
        return LocalDate.of(year - 1, Month.OCTOBER, 1);
    }

    public LocalDate end() {
        return start().plusMonths(length.months).minusDays(1);
    }

    /** The same months a year earlier. */
    public Period before() {
        return new Period(year - 1, length);
    }

    /** The next of the same year, in which a correction is made; none after the last. */
    public Optional<Period> next() {
        return length == Length.TWELVE
                ? Optional.empty()
                : Optional.of(new Period(year, Length.values()[length.ordinal() + 1]));
    }

    /** In words, Vietnamese. */
    public String title() {
        return Vietnamese.said("statistics.period-" + length.months, String.valueOf(year));
    }
}
