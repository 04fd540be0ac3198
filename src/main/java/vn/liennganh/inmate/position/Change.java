package vn.liennganh.inmate.position;

import java.time.LocalDate;

/** What became of the prisoner, such as {@code transfer} or {@code amnesty}. */
public record Change(String change, LocalDate on) {}
