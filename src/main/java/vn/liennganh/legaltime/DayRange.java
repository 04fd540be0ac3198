package vn.liennganh.legaltime;

import java.time.LocalDate;

/** Some days in a row, both ends among them. */
public record DayRange(LocalDate from, LocalDate through) {

    public DayRange {
        if (through.isBefore(from)) {
            throw new IllegalArgumentException("A range ends before it begins");
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(through);
    }
}
