package vn.liennganh.legaltime;

import java.util.Locale;

/**
 * A limit as the law writes it: so many of a unit, without its start.
 *
 * @param amount 0 where the unit is {@link Unit#IMMEDIATELY}, and for calendar days where the day
 *     itself is the last
 */
public record TimeLimit(int amount, Unit unit) {

    /** How a limit is counted. */
    public enum Unit {
        /** The law says "immediately" and gives no number. */
        IMMEDIATELY,
        /** Runs without a pause, through nights and holidays (Civil Code 2015, Article 147.1). */
        HOURS,
        CALENDAR_DAYS,
        WORKING_DAYS,
        MONTHS,
        YEARS,
        /** Counted back from the act; the day of the act is not counted. */
        WORKING_DAYS_BEFORE,
        /** Counted back from the moment of the act. */
        HOURS_BEFORE;

        /** True where the limit is counted back from an act, which it must precede. */
        public boolean before() {
            return this == WORKING_DAYS_BEFORE || this == HOURS_BEFORE;
        }

        /** True where days are counted, so that the calendar has a say. */
        public boolean byDay() {
            return switch (this) {
                case IMMEDIATELY, HOURS, HOURS_BEFORE -> false;
                case CALENDAR_DAYS, WORKING_DAYS, MONTHS, YEARS, WORKING_DAYS_BEFORE -> true;
            };
        }

        /** The name in rule files and on the wire, in kebab-case. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public TimeLimit {
        int least = unit == Unit.IMMEDIATELY || unit == Unit.CALENDAR_DAYS ? 0 : 1;
        int most = unit == Unit.IMMEDIATELY ? 0 : 10_000;
        if (amount < least || amount > most) {
            throw new IllegalArgumentException(
                    "A time limit has 1 to 10000 of its unit, \"immediately\" none");
        }
    }

    public static TimeLimit immediately() {
        return new TimeLimit(0, Unit.IMMEDIATELY);
    }

    public static TimeLimit hours(int amount) {
        return new TimeLimit(amount, Unit.HOURS);
    }

    public static TimeLimit calendarDays(int amount) {
        return new TimeLimit(amount, Unit.CALENDAR_DAYS);
    }

    public static TimeLimit workingDays(int amount) {
        return new TimeLimit(amount, Unit.WORKING_DAYS);
    }

    public static TimeLimit months(int amount) {
        return new TimeLimit(amount, Unit.MONTHS);
    }

    public static TimeLimit years(int amount) {
        return new TimeLimit(amount, Unit.YEARS);
    }

    public static TimeLimit hoursBefore(int amount) {
        return new TimeLimit(amount, Unit.HOURS_BEFORE);
    }

    public static TimeLimit workingDaysBefore(int amount) {
        return new TimeLimit(amount, Unit.WORKING_DAYS_BEFORE);
    }
}
