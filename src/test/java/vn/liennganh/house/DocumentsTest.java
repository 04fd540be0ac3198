package vn.liennganh.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Documents that repeat the code are equal to it, and what they point to is there. */
class DocumentsTest {

    private static final Path PROBLEMS = Path.of("src/docs/problems.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void the_table_of_problems_is_the_code_and_the_bundles() throws IOException {
        String expected = problems();
        if (Boolean.getBoolean("golden.update") || "update".equals(System.getProperty("golden"))) {
            Files.writeString(PROBLEMS, expected);
        }
        assertThat(PROBLEMS).hasContent(expected);
    }

    @Test
    void every_link_of_a_document_leads_somewhere() throws IOException {
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                Path parent = document.toAbsolutePath().getParent();
                assertThat(parent.resolve(link.group(1))).as("link in " + document).exists();
            }
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("src/docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
                            walk.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static String problems() {
        StringBuilder page =
                new StringBuilder(
                        """
                # Problem codes

                For whoever gets one. Codes are stable and the same on every channel; the order is the order of
                the checks, and the first that fails answers. "Again" says whether the same bytes may be sent
                again. Made from the code: `mvn test -Dtest=DocumentsTest -Dgolden=update`.

                | code | HTTP | again | Vietnamese | English |
                | --- | --- | --- | --- | --- |
                """);
        for (RefusalCode code : RefusalCode.values()) {
            page.append(
                    "| `%s` | %d | %s | %s | %s |%n"
                            .formatted(
                                    code.slug(),
                                    code.status(),
                                    code.retryable() ? "yes" : "no",
                                    cell(code, Texts.VIETNAMESE),
                                    cell(code, Texts.ENGLISH)));
        }
        return page.toString();
    }

    private static String cell(RefusalCode code, java.util.Locale locale) {
        return Texts.render(code.title(), locale)
                + ". "
                + Texts.render(Text.of("ui.problem." + code.slug()), locale);
    }
}
