package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A page without a document type is laid out as browsers did it in 1998: other margins, other
 * heights, one page a little unlike the next.
 */
class StandardsModeTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Test
    void every_page_begins_with_its_document_type() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).toList();
        }
        assertThat(pages).isNotEmpty();
        for (Path page : pages) {
            String text = Files.readString(page);
            if (text.contains("<html")) {
                assertThat(text).as(page.toString()).startsWith("<!DOCTYPE html>");
            }
        }
    }
}
