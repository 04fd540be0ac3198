package vn.liennganh.regulation.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A copy of the configuration with one invented procedure more, in which mistakes are planted. */
record Bench(Path config) {

    static final Path RULES = Path.of("regulations/court/record-loan-1.yaml");

    private static final Path PARTS = Path.of("src/test/resources/workbench");
    private static final List<String> TYPES = List.of("request", "answer", "return");

    /** With the invented procedure alone, which is read in no time. */
    static Bench in(Path directory) throws IOException {
        return made(directory, Bench::apartFromProcedures);
    }

    /** With every procedure there is. */
    static Bench whole(Path directory) throws IOException {
        return made(directory, file -> true);
    }

    private static boolean apartFromProcedures(Path file) {
        boolean shared = file.endsWith("blocks.json") || file.endsWith("words.yaml");
        boolean ofTypes = file.startsWith("schemas") || file.startsWith("samples");
        boolean ofProcedures = file.startsWith("regulations") && file.getNameCount() > 2;
        return shared || !ofTypes && !ofProcedures;
    }

    private static Bench made(Path directory, Predicate<Path> wanted) throws IOException {
        Path config = directory.resolve("config");
        copy(Path.of("config"), config, wanted);
        Files.createDirectories(config.resolve("schemas"));
        Files.createDirectories(config.resolve("samples"));
        Files.createDirectories(config.resolve(RULES).getParent());
        Files.copy(PARTS.resolve("record-loan-1.yaml"), config.resolve(RULES));
        for (String type : TYPES) {
            Files.copy(
                    PARTS.resolve("record-loan.request.json"),
                    config.resolve("schemas/record-loan." + type + ".json"));
            boolean answer = type.equals("answer");
            Files.writeString(
                    config.resolve("samples/record-loan." + type + ".json"),
                    """
                    {"from": "%s", "to": ["%s"],
                     "body": {"number": "@reference", "askedOn": "@today", "outcome": "lent"}}
                    """
                            .formatted(
                                    answer ? "X99.41.001" : "X99.11.001",
                                    answer ? "X99.11.001" : "X99.41.001"));
        }
        return new Bench(config);
    }

    private static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = from.relativize(file);
                if (wanted.test(place)) {
                    Files.createDirectories(to.resolve(place).getParent());
                    Files.copy(file, to.resolve(place));
                }
            }
        }
    }

    Path rules() {
        return config.resolve(RULES);
    }

    /** Writes one text for another, which must stand in the file. */
    void plant(String old, String planted) throws IOException {
        plant(RULES, old, planted);
    }

    void plant(Path file, String old, String planted) throws IOException {
        String text = Files.readString(config.resolve(file));
        assertThat(text).as(file.toString()).contains(old);
        int at = text.indexOf(old);
        Files.writeString(
                config.resolve(file),
                text.substring(0, at) + planted + text.substring(at + old.length()));
    }

    /** The line on which a text first stands. */
    int line(String text) throws IOException {
        List<String> lines = Files.readAllLines(rules());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError("not in the file: " + text);
    }
}
