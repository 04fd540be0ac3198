package vn.liennganh.console.sheet;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** A table after RFC 4180, in UTF-8 with a byte order mark, so that Excel reads Vietnamese. */
public final class Csv {

    private static final char MARK = '\uFEFF';
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** The whole file. */
    public static byte[] write(Table table) {
        StringBuilder text = new StringBuilder().append(MARK);
        line(text, List.copyOf(table.columns()));
        table.rows().forEach(row -> line(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<?> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String cell(Object value) {
        if (value instanceof LocalDateTime moment) {
            return MOMENT.format(moment);
        }
        String text = value.toString();
        if (!(value instanceof String)) {
            return text;
        }
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(one -> one == '"' || one == ',' || one < ' ');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
