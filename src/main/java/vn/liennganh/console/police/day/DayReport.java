package vn.liennganh.console.police.day;

import java.time.Instant;

/** What the police report of a day, for their own files. */
public record DayReport(
        int people,
        String incidents,
        String result,
        String proposals,
        Instant written,
        String name) {}
