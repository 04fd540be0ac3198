package vn.liennganh.console.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as an Excel workbook: title and notes above, a frozen head, widths that fit. */
public final class Workbooks {

    private static final String PRODUCER = "Lien Nganh";
    private static final int SHEET_NAME_MAX = 31;
    private static final int WIDTH_MAX = 60;
    private static final int WIDTH_MIN = 8;
    private static final int FORM_ROWS = 2_000;

    private Workbooks() {}

    /** A workbook of one sheet. */
    public static byte[] write(Table table) {
        return write(List.of(table));
    }

    /** A workbook with a sheet for each table. */
    public static byte[] write(List<Table> tables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, PRODUCER, null)) {
            for (Table table : tables) {
                sheet(book.newWorksheet(sheetName(table.title())), table);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    /**
     * A table to be filled in, with the words that a cell may hold to choose from.
     *
     * @param choices of a column, by its place
     * @param words what the sheet of the choices is called
     */
    public static byte[] form(Table table, Map<Integer, List<String>> choices, String words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, PRODUCER, null)) {
            Worksheet sheet = book.newWorksheet(sheetName(table.title()));
            if (!choices.isEmpty()) {
                Worksheet list = book.newWorksheet(sheetName(words));
                int first = table.notes().size() + 2;
                choices.forEach(
                        (column, all) -> {
                            for (int row = 0; row < all.size(); row++) {
                                list.value(row, column, all.get(row));
                            }
                            sheet.range(first, column, first + FORM_ROWS, column)
                                    .validateWithList(
                                            list.range(0, column, all.size() - 1, column));
                        });
                list.finish();
            }
            sheet(sheet, table);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static void sheet(Worksheet sheet, Table table) throws IOException {
        int row = head(sheet, table);
        for (List<Object> cells : table.rows()) {
            for (int column = 0; column < cells.size(); column++) {
                cell(sheet, row, column, cells.get(column));
            }
            row++;
        }
        widths(sheet, table);
        sheet.finish();
    }

    private static int head(Worksheet sheet, Table table) {
        sheet.value(0, 0, table.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        int row = 1;
        for (String note : table.notes()) {
            sheet.value(row++, 0, note);
        }
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.value(row, column, table.columns().get(column));
            sheet.style(row, column).bold().fillColor("E8ECF0").wrapText(true).set();
        }
        sheet.freezePane(0, row + 1);
        if (!table.rows().isEmpty()) {
            sheet.setAutoFilter(row, 0, row + table.rows().size(), table.columns().size() - 1);
        }
        return row + 1;
    }

    private static void cell(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
            sheet.style(row, column).format("#,##0").set();
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("dd/MM/yyyy").set();
        } else if (value instanceof LocalDateTime moment) {
            sheet.value(row, column, moment);
            sheet.style(row, column).format("dd/MM/yyyy HH:mm").set();
        } else {
            sheet.value(row, column, value.toString());
        }
    }

    private static void widths(Worksheet sheet, Table table) {
        for (int column = 0; column < table.columns().size(); column++) {
            int at = column;
            int longest =
                    table.rows().stream()
                            .mapToInt(row -> row.get(at).toString().length())
                            .max()
                            .orElse(0);
            int width = Math.max(longest, table.columns().get(column).length() / 2);
            sheet.width(column, Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, width)) + 2);
        }
    }

    /** Excel takes neither long names nor some signs. */
    private static String sheetName(String title) {
        String clean = title.replaceAll("[\\\\/?*\\[\\]:]", " ").trim();
        return clean.length() > SHEET_NAME_MAX ? clean.substring(0, SHEET_NAME_MAX) : clean;
    }
}
