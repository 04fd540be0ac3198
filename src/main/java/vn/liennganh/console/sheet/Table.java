package vn.liennganh.console.sheet;

import java.util.List;

/**
 * A list to be taken away.
 *
 * @param notes what stands above it: of when it is, how it was narrowed, how many rows at most
 * @param rows cells beside each other: texts, whole numbers, days ({@link java.time.LocalDate}) and
 *     moments ({@link java.time.LocalDateTime}, in Vietnam); a text is never read as a formula
 */
public record Table(
        String title, List<String> notes, List<String> columns, List<List<Object>> rows) {

    public Table {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("a row is not as wide as the table: " + title);
        }
    }
}
