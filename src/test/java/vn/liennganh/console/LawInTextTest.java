package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sentences of the consoles claim no law: limits and citations come from the rule files. */
class LawInTextTest {

    private static final Path ROOMS = Path.of("src/main/java/vn/liennganh/console");
    private static final Path TEXTS = Path.of("src/main/resources/text");

    /** An article, a clause, a named instrument, a limit in working days. */
    private static final Pattern CLAIM =
            Pattern.compile(
                    "(\u0110i\u1ec1u|[Kk]ho\u1ea3n|Lu\u1eadt|Article|Clause|Law|Decree) [0-9]"
                            + "|[0-9]/(QH|N\u0110-CP|2025/QH|2026/N\u0110)"
                            + "|(?<!\\{)[0-9]+ (ng\u00e0y l\u00e0m vi\u1ec7c|working days)");

    /** One working day left is a plural, not a limit. */
    private static final Pattern PLURAL = Pattern.compile("due\\.[a-z-]+-one=.*");

    @Test
    void no_sentence_of_a_room_names_an_article_or_a_limit() throws IOException {
        assertThat(CLAIM.matcher("trong 5 ng\u00e0y l\u00e0m vi\u1ec7c.").find()).isTrue();
        assertThat(CLAIM.matcher("106/2025/QH15, \u0110i\u1ec1u 38").find()).isTrue();
        for (String room : rooms()) {
            for (String language : List.of("vi", "en")) {
                Path bundle = TEXTS.resolve(room + "_" + language + ".properties");
                if (Files.exists(bundle)) {
                    assertThat(Files.readAllLines(bundle))
                            .as(bundle.toString())
                            .filteredOn(line -> !PLURAL.matcher(line).matches())
                            .noneMatch(line -> CLAIM.matcher(line).find());
                }
            }
        }
    }

    private static List<String> rooms() throws IOException {
        try (Stream<Path> all = Files.list(ROOMS)) {
            List<String> rooms =
                    Stream.concat(
                                    Stream.of("console"),
                                    all.filter(Files::isDirectory)
                                            .map(one -> one.getFileName().toString()))
                            .toList();
            assertThat(rooms).contains("bank", "open", "letter");
            return rooms;
        }
    }
}
