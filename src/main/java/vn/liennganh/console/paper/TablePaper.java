package vn.liennganh.console.paper;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;

/** Prints a table, with its head on every page. */
@Component
public class TablePaper {

    /** Beyond so many rows a workbook is the better paper. */
    public static final int ROWS_MAX = 500;

    /** Longer texts go on in the next line. */
    private static final int WEIGHT_MAX = 26;

    private static final int LONG = 80;
    private static final int WEIGHT_LONG = 60;
    private static final int MARGIN = 6;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final Paper paper;
    private final Clock clock;

    TablePaper(Paper paper, Clock clock) {
        this.paper = paper;
        this.clock = clock;
    }

    /** A cell as it is printed. */
    public record Printed(String text, boolean figure) {}

    /** The table on A4, broad; of longer ones the first rows, and a line that says so. */
    public byte[] print(Table table, Words words) {
        Locale locale = words.locale();
        List<List<Printed>> rows =
                table.rows().stream()
                        .limit(ROWS_MAX)
                        .map(row -> row.stream().map(cell -> cell(cell, locale)).toList())
                        .toList();
        return paper.print(
                "paper/table",
                Map.of(
                        "widths",
                        widths(table.columns(), rows),
                        "title",
                        table.title(),
                        "notes",
                        table.notes(),
                        "columns",
                        table.columns(),
                        "rows",
                        rows,
                        "left",
                        table.rows().size() - rows.size(),
                        "printed",
                        MOMENT.format(clock.instant().atZone(WireTime.ZONE))),
                locale);
    }

    /** Percents after how much stands in each column, within reason. */
    private static List<Integer> widths(List<String> columns, List<List<Printed>> rows) {
        int[] weights = new int[columns.size()];
        for (int i = 0; i < weights.length; i++) {
            int at = i;
            int longest =
                    rows.stream().mapToInt(row -> row.get(at).text().length()).max().orElse(0);
            int word =
                    Arrays.stream(columns.get(i).split(" "))
                            .mapToInt(String::length)
                            .max()
                            .orElse(0);
            weights[i] =
                    Math.max(word, Math.min(longest, longest > LONG ? WEIGHT_LONG : WEIGHT_MAX))
                            + MARGIN;
        }
        int all = Math.max(1, Arrays.stream(weights).sum());
        return Arrays.stream(weights).mapToObj(one -> one * 100 / all).toList();
    }

    private static Printed cell(Object value, Locale locale) {
        if (value instanceof Number number) {
            return new Printed(NumberFormat.getIntegerInstance(locale).format(number), true);
        }
        if (value instanceof LocalDate day) {
            return new Printed(DAY.format(day), false);
        }
        if (value instanceof LocalDateTime moment) {
            return new Printed(MOMENT.format(moment), false);
        }
        return new Printed(value.toString(), false);
    }
}
