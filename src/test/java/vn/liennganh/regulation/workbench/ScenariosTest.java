package vn.liennganh.regulation.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.workbench.walk.Cast;
import vn.liennganh.regulation.workbench.walk.Scenario;
import vn.liennganh.regulation.workbench.walk.Simulation;
import vn.liennganh.regulation.workbench.walk.Stage;
import vn.liennganh.support.ConfiguredRules;

/** The scenarios of the configuration come out as they expect, and a wrong one is told. */
class ScenariosTest {

    private static final Path CONFIG = Path.of("config");
    private static final Stage STAGE = new Stage(ConfiguredRules.BOOK, Cast.of(CONFIG));

    @TempDir private Path directory;

    @TestFactory
    Stream<DynamicTest> a_scenario_comes_out_as_it_expects() throws IOException {
        try (Stream<Path> files = Files.list(CONFIG.resolve("scenarios"))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(),
                                            () ->
                                                    assertThat(run(file).failures())
                                                            .as(
                                                                    String.join(
                                                                            "\n",
                                                                            run(file).lines()))
                                                            .isEmpty()));
        }
    }

    @Test
    void what_does_not_come_out_is_told_with_its_line() throws IOException {
        Path wrong = directory.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(CONFIG.resolve("scenarios/account-freeze-x2.yaml"))
                        .replace("due: 2026-11-24T17:00", "due: 2026-11-25T17:00")
                        .replace("minutes-served", "frozen"));
        assertThat(run(wrong).failures())
                .hasSize(2)
                .anySatisfy(one -> assertThat(one).contains("wrong.yaml:", "minutes-served"))
                .anySatisfy(
                        one -> assertThat(one).contains("2026-11-25 17:00", "2026-11-24 17:00"));
    }

    private static Simulation.Outcome run(Path file) {
        return Simulation.run(STAGE, Scenario.read(file, STAGE.cast()), Texts.ENGLISH);
    }
}
