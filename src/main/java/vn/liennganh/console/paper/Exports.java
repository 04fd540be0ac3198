package vn.liennganh.console.paper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.sheet.Csv;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.console.sheet.Workbooks;
import vn.liennganh.message.language.Words;

/** Hands a table out in the form that somebody asked for. */
@Component
public class Exports {

    private static final MediaType WORKBOOK =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final TablePaper paper;

    Exports(TablePaper paper) {
        this.paper = paper;
    }

    /**
     * The answer to a download.
     *
     * @param name of the file, without its ending, in ASCII
     * @param form {@code xlsx}, {@code csv} or {@code pdf}; 404 for any other
     */
    public ResponseEntity<byte[]> of(Table table, String name, String form, Words words) {
        return switch (form) {
            case "xlsx" -> file(Workbooks.write(table), name + ".xlsx", WORKBOOK);
            case "csv" -> file(Csv.write(table), name + ".csv", CSV);
            case "pdf" -> pdf(paper.print(table, words), name + ".pdf");
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /** A workbook of several tables, a sheet for each. */
    public static ResponseEntity<byte[]> workbook(List<Table> tables, String name) {
        return file(Workbooks.write(tables), name + ".xlsx", WORKBOOK);
    }

    /** A workbook to be filled in; see {@link Workbooks#form}. */
    public static ResponseEntity<byte[]> form(
            Table table, Map<Integer, List<String>> choices, String name, Words words) {
        byte[] content = Workbooks.form(table, choices, words.say("sheet.choices"));
        return file(content, name + ".xlsx", WORKBOOK);
    }

    /** A PDF to be kept. */
    public static ResponseEntity<byte[]> pdf(byte[] content, String name) {
        return file(content, name, MediaType.APPLICATION_PDF);
    }

    private static ResponseEntity<byte[]> file(byte[] content, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }
}
