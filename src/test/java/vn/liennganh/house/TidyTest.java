package vn.liennganh.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.liennganh.support.Vietnamese;

/** The numbers of the house: how long, how many, how named. */
class TidyTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TERMINAL_OF_THE_WORKBENCH =
            MAIN.resolve("vn/liennganh/regulation/workbench/RegulationCommand.java");
    private static final int FILE_LINES_MAX = 300;
    private static final int COLUMNS_MAX = 100;
    private static final int PACKAGE_FILES_MAX = 25;
    private static final int ROUTE_LINES_MAX = 60;

    private static final Pattern BANNED_NAME =
            Pattern.compile(
                    "\\b(class|record|interface|enum) (\\w*(Manager|Helper|Util|Utils|Impl|DTO|Dto|Processor|Handler)"
                            + "|Abstract\\w+|Base[A-Z]\\w*|I[A-Z][a-z]\\w*Interface)\\b");

    @Test
    void files_are_short_enough_to_read() throws IOException {
        assertThat(offenders(java(), lines -> lines.size() > FILE_LINES_MAX)).isEmpty();
    }

    @Test
    void lines_fit_the_page() throws IOException {
        assertThat(
                        offenders(
                                java(),
                                lines ->
                                        lines.stream()
                                                // An import is as long as the name it brings.
                                                .filter(line -> !line.startsWith("import "))
                                                .anyMatch(line -> line.length() > COLUMNS_MAX)))
                .isEmpty();
    }

    @Test
    void a_package_fits_in_one_look() throws IOException {
        Map<Path, Long> sizes =
                java().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Path::getParent, TreeMap::new, Collectors.counting()));
        assertThat(
                        sizes.entrySet().stream()
                                .filter(
                                        entry ->
                                                entry.getValue()
                                                        > PACKAGE_FILES_MAX + 1) // and its charter
                                .toList())
                .isEmpty();
    }

    @Test
    void every_package_has_a_charter() throws IOException {
        Set<Path> folders =
                java().stream()
                        .map(Path::getParent)
                        .filter(folder -> !folder.equals(MAIN.resolve("vn/liennganh")))
                        .collect(Collectors.toSet());
        assertThat(folders)
                .allSatisfy(
                        folder ->
                                assertThat(folder.resolve("package-info.java"))
                                        .exists()
                                        .content()
                                        .contains("/**", "@NullMarked"));
    }

    @Test
    void type_names_say_who_does_it() throws IOException {
        assertThat(
                        offenders(
                                java(),
                                lines ->
                                        lines.stream()
                                                .anyMatch(
                                                        line -> BANNED_NAME.matcher(line).find())))
                .isEmpty();
    }

    @Test
    void vietnamese_stands_in_bundles_and_data_only() throws IOException {
        List<Path> code = new ArrayList<>(java());
        code.addAll(files(RESOURCES.resolve("db"), ".sql"));
        assertThat(offenders(code, lines -> lines.stream().anyMatch(Vietnamese::in))).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() throws IOException {
        Pattern later =
                Pattern.compile(
                        "\\b(TODO|FIXME|XXX)\\b|UnsupportedOperationException|System\\.(out|err)|printStackTrace");
        List<Path> code =
                java().stream()
                        .filter(file -> !file.startsWith(MAIN.resolve("vn/liennganh/partner")))
                        .filter(file -> !file.equals(TERMINAL_OF_THE_WORKBENCH))
                        .toList();
        assertThat(
                        offenders(
                                code,
                                lines ->
                                        lines.stream()
                                                .anyMatch(line -> later.matcher(line).find())))
                .isEmpty();
    }

    @Test
    void every_sentence_stands_in_both_languages() throws IOException {
        for (Path vietnamese : files(RESOURCES.resolve("text"), "_vi.properties")) {
            Path english = Path.of(vietnamese.toString().replace("_vi.", "_en."));
            assertThat(keys(english)).as(english.toString()).isEqualTo(keys(vietnamese));
        }
    }

    @Test
    void every_migration_has_a_number_of_its_own() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES.resolve("db/migration"))) {
            List<String> numbers =
                    all.map(one -> one.getFileName().toString())
                            .filter(name -> name.matches("V[0-9]+__.*"))
                            .map(name -> name.substring(0, name.indexOf("__")))
                            .toList();
            assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_route_fits_on_one_page() throws IOException {
        assertThat(
                        offenders(
                                files(Path.of("routes"), ".yaml"),
                                lines -> lines.size() > ROUTE_LINES_MAX))
                .isEmpty();
    }

    private static List<Path> java() throws IOException {
        return files(MAIN, ".java");
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static List<String> offenders(
            List<Path> files, java.util.function.Predicate<List<String>> broken)
            throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            if (broken.test(lines)) {
                found.add(file + " (" + lines.size() + " lines)");
            }
        }
        return found;
    }

    /** A key that stands twice is refused: of two sentences the last one would win unseen. */
    private static Set<String> keys(Path bundle) throws IOException {
        java.util.Properties properties =
                new java.util.Properties() {
                    @Override
                    public synchronized Object put(Object key, Object value) {
                        assertThat(super.put(key, value)).as(bundle + ": " + key).isNull();
                        return value;
                    }
                };
        try (var reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames();
    }
}
