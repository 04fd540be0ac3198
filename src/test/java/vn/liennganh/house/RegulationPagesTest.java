package vn.liennganh.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.liennganh.regulation.workbench.page.Library;

/**
 * The pages about the regulations say what the rule files say. Made anew by {@code ./regulation
 * doc}, or by this test with {@code -Dgolden=update}.
 */
class RegulationPagesTest {

    private static final Path PAGES = Path.of("src/docs/regulations");

    @Test
    void the_pages_about_the_regulations_are_the_rule_files() throws IOException {
        Map<String, String> pages = Library.pages(Path.of("config"));
        if ("update".equals(System.getProperty("golden"))) {
            Library.write(PAGES, pages);
        }
        assertThat(written()).isEqualTo(pages);
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                written.put(
                        PAGES.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file));
            }
        }
        return written;
    }
}
