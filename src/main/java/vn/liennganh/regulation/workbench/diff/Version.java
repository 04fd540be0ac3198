package vn.liennganh.regulation.workbench.diff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.liennganh.regulation.workbench.page.Names;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;
import vn.liennganh.yaml.ConfigProblem;

/**
 * The regulations as one configuration has them in force on one day.
 *
 * @param sheets by procedure
 */
public record Version(Path config, LocalDate on, Names names, Map<String, RuleSheet> sheets) {

    /**
     * @param what a day ({@code 2026-06-30}) under the usual configuration, or a configuration
     *     directory as of today
     * @throws ConfigProblem if it is neither, or cannot be read
     */
    public static Version of(String what, Path usual, LocalDate today) {
        return day(what)
                .map(on -> of(usual, on))
                .orElseGet(
                        () -> {
                            Path directory = Path.of(what);
                            if (!Files.isDirectory(directory)) {
                                throw new ConfigProblem(
                                        directory, 0, "is neither a day nor a directory");
                            }
                            return of(directory, today);
                        });
    }

    public static Version of(Path config, LocalDate on) {
        Map<String, RuleSheet> sheets = new TreeMap<>();
        RuleShelf shelf = RuleShelf.of(config);
        if (!shelf.unreadable().isEmpty()) {
            throw shelf.unreadable().get(0);
        }
        for (RuleSheet sheet : shelf.sheets()) {
            if (sheet.inForce(on)) {
                sheets.put(sheet.procedure(), sheet);
            }
        }
        return new Version(config, on, Names.of(config), sheets);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
