package vn.liennganh.console.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Rows of a workbook or CSV file that somebody uploaded, as texts; formulas are not evaluated. */
public final class Uploaded {

    /** Longest file, in bytes, and how much it may unpack to. */
    public static final int SIZE_MAX = 5 * 1024 * 1024;

    private static final long UNPACKED_MAX = 60L * 1024 * 1024;
    private static final int ROWS_MAX = 20_000;
    private static final int COLUMNS_MAX = 60;
    private static final int BUFFER = 8_192;

    private Uploaded() {}

    /** The rows of the first sheet; empty where it is neither a workbook nor a table of text. */
    public static Optional<List<List<String>>> rows(byte[] file) {
        if (file.length == 0 || file.length > SIZE_MAX) {
            return Optional.empty();
        }
        return file[0] == 'P' && file.length > 1 && file[1] == 'K'
                ? workbook(file)
                : text(new String(file, StandardCharsets.UTF_8));
    }

    private static Optional<List<List<String>>> workbook(byte[] file) {
        try {
            if (!modest(file)) {
                return Optional.empty();
            }
            try (ReadableWorkbook book =
                            new ReadableWorkbook(
                                    new ByteArrayInputStream(file),
                                    new ReadingOptions(true, false));
                    var rows = book.getFirstSheet().openStream()) {
                List<List<String>> all = new ArrayList<>();
                for (Row row : (Iterable<Row>) rows.limit(ROWS_MAX)::iterator) {
                    all.add(cells(row));
                }
                return Optional.of(all);
            }
        } catch (IOException | ExcelReaderException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** Whether it unpacks to no more than it may: small files can hold very large ones. */
    private static boolean modest(byte[] file) throws IOException {
        long left = UNPACKED_MAX;
        byte[] buffer = new byte[BUFFER];
        // By its list of contents: java.util's stream refuses entries as this program writes them.
        try (ZipFile zip =
                ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get()) {
            for (ZipArchiveEntry one : Collections.list(zip.getEntries())) {
                try (InputStream content = zip.getInputStream(one)) {
                    left -= unpacked(content, buffer, left);
                }
                if (left < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long unpacked(InputStream entry, byte[] buffer, long most) throws IOException {
        long size = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            size += read;
            if (size > most) {
                return most + 1;
            }
        }
        return size;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(COLUMNS_MAX, row.getCellCount()); column++) {
            cells.add(row.getOptionalCell(column).map(Uploaded::cell).orElse(""));
        }
        return cells;
    }

    private static String cell(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            if (format != null && format.matches("(?i).*[dy].*")) {
                LocalDateTime moment = cell.asDate();
                return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? moment.toLocalDate().toString()
                        : moment.truncatedTo(ChronoUnit.SECONDS).toString();
            }
            BigDecimal number = cell.asNumber();
            return number.stripTrailingZeros().toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text.strip();
    }

    private static Optional<List<List<String>>> text(String content) {
        if (content.indexOf('\0') >= 0 || content.indexOf('\uFFFD') >= 0) {
            return Optional.empty();
        }
        String first = content.lines().findFirst().orElse("");
        char between = first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String all = content.startsWith("\uFEFF") ? content.substring(1) : content;
        for (int i = 0; i < all.length() && rows.size() < ROWS_MAX; i++) {
            char one = all.charAt(i);
            if (quoted && one == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
                cell.append(one);
                i++;
            } else if (one == '"') {
                quoted = !quoted;
            } else if (!quoted && (one == between || one == '\n')) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (one == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                cell.append(one);
            }
        }
        if (cell.length() > 0 || !row.isEmpty()) {
            row.add(cell.toString().strip());
            rows.add(List.copyOf(row));
        }
        return Optional.of(rows);
    }
}
