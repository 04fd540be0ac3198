package vn.liennganh.console.paper;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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
