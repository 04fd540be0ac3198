package vn.liennganh.regulation.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.regulation.workbench.walk.Cast;
import vn.liennganh.regulation.workbench.walk.Scenario;
import vn.liennganh.regulation.workbench.walk.Simulation;
import vn.liennganh.regulation.workbench.walk.Stage;

/** {@code regulation simulate FILE…}: tries scenarios under the rules, at any date. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    @ParentCommand private @Nullable RegulationCommand parent;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "workbench.simulate.file")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        RegulationCommand bench = Objects.requireNonNull(parent);
        Stage stage = new Stage(RuleFiles.load(bench.config()), Cast.of(bench.config()));
        int failures = 0;
        for (Path file : files) {
            Scenario scenario = Scenario.read(file, stage.cast());
            for (Locale locale : bench.locales()) {
                Simulation.Outcome outcome = Simulation.run(stage, scenario, locale);
                outcome.lines().forEach(bench.out()::println);
                outcome.failures().forEach(bench.out()::println);
                failures += outcome.failures().size();
            }
        }
        return failures > 0 ? RegulationCommand.WRONG : 0;
    }
}
