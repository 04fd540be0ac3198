package vn.liennganh.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.liennganh.partner.scenario.Scenario;
import vn.liennganh.partner.scenario.Scenarios;

/** Whoever adds a procedure adds its scenario, with a counterpart that misbehaves. */
class ScenariosTest {

    private static final Scenarios SCENARIOS = new Scenarios(Scenarios.FOLDER);

    @Test
    void every_procedure_has_a_scenario() throws IOException {
        assertThat(new TreeSet<>(SCENARIOS.names())).isEqualTo(procedures());
    }

    @Test
    void in_every_scenario_somebody_is_refused() throws IOException {
        for (String name : SCENARIOS.names()) {
            Scenario scenario = SCENARIOS.find(name).orElseThrow();
            assertThat(Files.readString(scenario.file())).as(name).contains("refused: ");
        }
    }

    private static Set<String> procedures() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("config/regulations"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("procedure: "))
                        .forEach(line -> names.add(line.substring("procedure: ".length())));
            }
        }
        return names;
    }
}
