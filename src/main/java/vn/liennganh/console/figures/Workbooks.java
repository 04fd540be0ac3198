package vn.liennganh.console.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes Excel workbooks: texts stay texts, whole dong are numbers, no cell is a formula. */
public final class Workbooks {

    private static final String MONEY = "#,##0";
    private static final String HEAD = "E8ECF0";
    private static final int NAME_MAX = 31;
    private static final double WIDTH_MIN = 10;
    private static final double WIDTH_MAX = 60;

    private Workbooks() {}

    /**
     * One sheet.
     *
     * @param rows cells are texts, {@link Long} for whole dong and counts, or null
     */
    public record Sheet(
            String name,
            List<String> head,
            List<? extends List<? extends @Nullable Object>> rows) {}

    /** The bytes of a workbook with these sheets. */
    public static byte[] of(List<Sheet> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Lien Nganh", "1.0")) {
            for (Sheet sheet : sheets) {
                write(book.newWorksheet(name(sheet.name())), sheet);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet page, Sheet sheet) {
        for (int column = 0; column < sheet.head().size(); column++) {
            page.value(0, column, sheet.head().get(column));
            page.style(0, column).bold().fillColor(HEAD).wrapText(true).set();
            page.width(column, width(sheet, column));
        }
        for (int row = 0; row < sheet.rows().size(); row++) {
            List<? extends @Nullable Object> cells = sheet.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                Object cell = cells.get(column);
                if (cell instanceof Long number) {
                    page.value(row + 1, column, number);
                    page.style(row + 1, column).format(MONEY).set();
                } else if (cell != null) {
                    page.value(row + 1, column, cell.toString());
                }
            }
        }
        page.freezePane(0, 1);
        if (!sheet.rows().isEmpty() && !sheet.head().isEmpty()) {
            page.setAutoFilter(0, 0, sheet.rows().size(), sheet.head().size() - 1);
        }
    }

    private static double width(Sheet sheet, int column) {
        int longest =
                sheet.rows().stream()
                        .filter(row -> row.size() > column)
                        .map(row -> row.get(column))
                        .mapToInt(cell -> cell == null ? 0 : cell.toString().length())
                        .max()
                        .orElse(0);
        return Math.max(
                WIDTH_MIN,
                Math.min(WIDTH_MAX, Math.max(longest, sheet.head().get(column).length()) + 3.0));
    }

    /** Excel refuses some marks in names of sheets, and long ones. */
    private static String name(String wanted) {
        String clean = wanted.replaceAll("[\\\\/?*\\[\\]:]", " ");
        return clean.substring(0, Math.min(NAME_MAX, clean.length()));
    }
}
