package vn.liennganh.legaltime;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of the explanation of a due instant.
 *
 * @param ordinal the number of the day within the limit; 0 where it does not count
 * @param entry why the calendar treats the day so, where it is not its place in the week
 */
public record CountedDay(LocalDate day, Why why, int ordinal, Optional<WorkCalendar.Entry> entry) {

    /** What a day is to the count. */
    public enum Why {
        /** The day of the event itself, which is never counted. */
        START,
        COUNTED,
        /** A rest day or a day off, which working days pass over. */
        NOT_WORKED,
        /** The limit would end here, but the day is not worked: it ends on the next working day. */
        MOVED
    }
}
