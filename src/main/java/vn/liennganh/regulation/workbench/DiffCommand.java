package vn.liennganh.regulation.workbench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.regulation.workbench.diff.Comparison;
import vn.liennganh.regulation.workbench.diff.Version;

/** {@code regulation diff A B}: what changes for whom between two directories or two days. */
@Command(name = "diff", mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    @ParentCommand private @Nullable RegulationCommand parent;

    @Parameters(index = "0", paramLabel = "A", descriptionKey = "workbench.diff.before")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", descriptionKey = "workbench.diff.after")
    private String after = "";

    @Override
    public Integer call() {
        RegulationCommand bench = Objects.requireNonNull(parent);
        LocalDate today = LegalClock.day(bench.clock().instant());
        Version old = Version.of(before, bench.config(), today);
        Version now = Version.of(after, bench.config(), today);
        boolean none = true;
        for (Locale locale : bench.locales()) {
            List<String> sentences = Comparison.sentences(old, now, locale);
            sentences.forEach(bench.out()::println);
            none = sentences.isEmpty();
        }
        if (none) {
            bench.say("workbench.diff.none");
        }
        return 0;
    }
}
