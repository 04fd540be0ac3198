package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The consoles ask the packages below for what is theirs, and read no table but their own. */
class OwnTablesTest {

    private static final Path ROOMS = Path.of("src/main/java/vn/liennganh/console");
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\\s+([a-z_]+)\\.[a-z_]+");

    @Test
    void a_repository_of_a_room_names_tables_of_the_consoles_alone() throws IOException {
        List<Path> repositories;
        try (Stream<Path> all = Files.walk(ROOMS)) {
            repositories = all.filter(one -> one.toString().endsWith("Repository.java")).toList();
        }
        assertThat(repositories).hasSizeGreaterThan(5);
        for (Path one : repositories) {
            assertThat(TABLE.matcher(Files.readString(one)).results().map(found -> found.group(1)))
                    .as(one.toString())
                    .isNotEmpty()
                    .containsOnly("console");
        }
    }
}
