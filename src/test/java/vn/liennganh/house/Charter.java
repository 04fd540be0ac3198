package vn.liennganh.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Floors and packages as src/docs/ARCHITECTURE.md draws them. What a reader is told there is what
 * the classes are held to: the rule stands nowhere else.
 */
final class Charter {

    /** What a package may use besides itself; empty for whoever may use everything. */
    record Row(Optional<Set<String>> mayUse) {}

    private static final Path HOUSE = Path.of("src/docs/ARCHITECTURE.md");
    private static final String HEAD = "| package | charter | may use |";
    private static final Pattern FLOORS = Pattern.compile("floors (\\d) to (\\d)");
    private static final Pattern FLOOR = Pattern.compile(" {2}(\\d) {2}\\S.*");

    private final Map<String, Integer> floors = new HashMap<>();
    private final Map<String, Row> rows = new TreeMap<>();

    private Charter() {}

    static Charter read() {
        try {
            List<String> lines = Files.readAllLines(HOUSE);
            Charter charter = new Charter();
            lines.forEach(charter::floor);
            lines.stream()
                    .skip(lines.indexOf(HEAD) + 2L)
                    .takeWhile(line -> line.startsWith("|"))
                    .forEach(charter::row);
            assertThat(charter.rows).as("rows of the table in " + HOUSE).isNotEmpty();
            return charter;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** By package, without the root. */
    Map<String, Row> rows() {
        return rows;
    }

    /** The packages that stand on a floor, and on which. */
    Map<String, Integer> floors() {
        return floors;
    }

    /** Number, name of the floor, and its packages, two blanks or more between these. */
    private void floor(String line) {
        if (FLOOR.matcher(line).matches()) {
            String[] parts = line.strip().replaceAll("\\(.*\\)", "").split(" {2,}", 3);
            for (String name : parts[2].strip().split("\\s+")) {
                floors.put(name, Integer.valueOf(parts[0]));
            }
        }
    }

    private void row(String line) {
        String[] cells = line.split("\\|");
        String name = cells[1].strip().replace("`", "");
        Row before = rows.put(name, new Row(mayUse(name, cells[3].strip())));
        assertThat(before).as("a second row for " + name).isNull();
    }

    private Optional<Set<String>> mayUse(String name, String cell) {
        if (cell.equals("everything")) {
            return Optional.empty();
        }
        String[] parts = cell.split(" but ");
        Set<String> uses = new TreeSet<>(named(name, parts[0]));
        if (parts.length > 1) {
            assertThat(uses.removeAll(list(parts[1]))).as(cell).isTrue();
        }
        return Optional.of(uses);
    }

    private Set<String> named(String name, String cell) {
        Matcher between = FLOORS.matcher(cell);
        if (between.matches()) {
            return between(Integer.parseInt(between.group(1)), Integer.parseInt(between.group(2)));
        }
        return switch (cell) {
            case "nothing" -> Set.of();
            case "everything below" -> between(1, floors.get(name) - 1);
            default -> list(cell);
        };
    }

    private Set<String> between(int lowest, int highest) {
        Set<String> all = new TreeSet<>();
        floors.forEach(
                (name, floor) -> {
                    if (floor >= lowest && floor <= highest) {
                        all.add(name);
                    }
                });
        return all;
    }

    private static Set<String> list(String cell) {
        return new TreeSet<>(Arrays.asList(cell.split(", ")));
    }
}
