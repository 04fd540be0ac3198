package vn.liennganh.legaltime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of the explanation of a due instant: a day, a run of days, or a moment.
 *
 * @param day the day, or the first of a run
 * @param through the last day of a run; the same day where it is one day
 * @param ordinal the number of the day within the limit, of a run the number of its last day; 0
 *     where nothing is counted
 * @param moment where the line is about a moment and not about a whole day
 * @param entry why the calendar treats the day so, where it is not its place in the week
 */
public record Line(
        Why why,
        LocalDate day,
        LocalDate through,
        int ordinal,
        Optional<Instant> moment,
        Optional<WorkCalendar.Entry> entry) {

    /** What a day or a moment is to the count. */
    public enum Why {
        /** The day of the event itself, which is never counted (Civil Code 2015, 147.2, 147.3). */
        START,
        /** The day of the act from which a limit is counted back; never counted. */
        ACT,
        COUNTED,
        /** Days that are counted one like the other. */
        RUN,
        /** A rest day or a day off, which working days pass over. */
        NOT_WORKED,
        /** The clock stood still. */
        PAUSED,
        /** The day of the last month with the number of the first (Article 148.3). */
        SAME_NUMBER,
        /** The last month has no day of that number: its last day (Article 148.3). */
        MONTH_END,
        /** The limit would end here, but the day is not worked (Article 148.5). */
        MOVED,
        /** The working day on which a limit ends that would have ended on a day off. */
        NEXT_WORKED,
        /** The moment from which hours run. */
        FROM,
        /** The moment to which hours ran. */
        TO,
        /** The law says "immediately": there is nothing to count. */
        IMMEDIATELY,
        /** The day at whose end, 24:00, the limit ends (Article 148.6). */
        END
    }

    static Line of(Why why, LocalDate day, int ordinal, WorkCalendar calendar) {
        return new Line(why, day, day, ordinal, Optional.empty(), calendar.entry(day));
    }

    static Line run(Why why, LocalDate from, LocalDate through, int ordinal) {
        return new Line(why, from, through, ordinal, Optional.empty(), Optional.empty());
    }

    static Line at(Why why, Instant moment) {
        LocalDate day = LegalClock.day(moment);
        return new Line(why, day, day, 0, Optional.of(moment), Optional.empty());
    }

    static Line between(Why why, Instant from, Instant to) {
        return new Line(
                why,
                LegalClock.day(from),
                LegalClock.day(to),
                0,
                Optional.of(from),
                Optional.empty());
    }
}
