package vn.liennganh.partner.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenario files of a folder, one a procedure. */
public record Scenarios(Path folder) {

    /** Where a checkout keeps them. */
    public static final Path FOLDER = Path.of("config", "scenarios", "hub");

    /**
     * Their names in alphabetical order.
     *
     * @throws ScenarioProblem if there is no such folder
     */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replaceFirst("\\.yaml$", ""))
                    .sorted()
                    .toList();
        } catch (IOException absent) {
            throw new ScenarioProblem(folder, 0, "no scenarios are here");
        }
    }

    /**
     * @throws ScenarioProblem if the file is not a scenario
     */
    public Optional<Scenario> find(String name) {
        return names().contains(name)
                ? Optional.of(ScenarioReader.read(folder.resolve(name + ".yaml")))
                : Optional.empty();
    }
}
