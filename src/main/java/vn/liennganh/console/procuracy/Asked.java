package vn.liennganh.console.procuracy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.liennganh.supervision.EndedCases;
import vn.liennganh.supervision.Mark;
import vn.liennganh.supervision.Section;

/**
 * A part of the docket, as somebody asks for it.
 *
 * @param part a {@link Section} by its word, or {@link #ENDED}
 * @param from the first day on which something was or is due
 * @param to the last one
 */
record Asked(String part, Optional<Mark> mark, LocalDate from, LocalDate to) {

    /** Of the copies those that end a case. */
    static final String ENDED = "ended";

    private static final int DAYS_BACK = 60;
    private static final int DAYS_AHEAD = 30;
    private static final int DAYS_MAX = 400;

    /** What cannot be is taken as the nearest that can. */
    static Asked of(
            String part,
            @Nullable String mark,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            LocalDate today) {
        LocalDate first = from == null ? today.minusDays(DAYS_BACK) : from;
        LocalDate last = to == null ? today.plusDays(DAYS_AHEAD) : to;
        if (last.isBefore(first) || first.plusDays(DAYS_MAX).isBefore(last)) {
            last = first.plusDays(DAYS_AHEAD);
        }
        String known =
                part.equals(ENDED) || Section.of(part).isPresent() ? part : Section.COPIES.word();
        return new Asked(known, Optional.ofNullable(mark).flatMap(Mark::of), first, last);
    }

    Section section() {
        return Section.of(part).orElse(Section.COPIES);
    }

    /** Of the messages that are asked for; empty for every type. */
    Set<String> types() {
        return part.equals(ENDED) ? EndedCases.types() : Set.of();
    }

    String markWord() {
        return mark.map(Mark::word).orElse("");
    }
}
