package vn.liennganh.regulation.workbench;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.regulation.workbench.lint.Finding;
import vn.liennganh.regulation.workbench.walk.Explorer;

/** {@code regulation explore [procedure]}: every way through, and where none leads on. */
@Command(name = "explore", mixinStandardHelpOptions = true)
final class ExploreCommand implements Callable<Integer> {

    @ParentCommand private @Nullable RegulationCommand parent;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROCEDURE",
            descriptionKey = "workbench.explore.procedure")
    private @Nullable String procedure;

    @Option(names = "--on", paramLabel = "DAY", descriptionKey = "workbench.explore.on")
    private @Nullable String on;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "workbench.explore.limit")
    private int limit = 20_000;

    @Override
    public Integer call() {
        RegulationCommand bench = Objects.requireNonNull(parent);
        LocalDate day = on == null ? LegalClock.day(bench.clock().instant()) : LocalDate.parse(on);
        List<Explorer.Result> results =
                new Explorer(bench.config(), day, limit).explore(Optional.ofNullable(procedure));
        long errors = 0;
        for (Explorer.Result result : results) {
            LintCommand.print(bench, result.found());
            errors += result.found().stream().filter(Finding::error).count();
            bench.out()
                    .println(
                            "%s %s/%d %d"
                                    .formatted(
                                            mark(result),
                                            result.procedure(),
                                            result.edition(),
                                            result.situations()));
        }
        bench.say("workbench.explore.count", results.size(), errors);
        return errors > 0 ? RegulationCommand.WRONG : 0;
    }

    /** Walked to the end, walked as far as the limit, or wrong. */
    private static String mark(Explorer.Result result) {
        if (result.found().isEmpty()) {
            return "✓";
        }
        return result.found().stream().anyMatch(Finding::error) ? "✗" : "…";
    }
}
