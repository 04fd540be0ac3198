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
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.workbench.lint.Finding;
import vn.liennganh.regulation.workbench.lint.Linter;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;

/** {@code regulation lint [dir]}: what is wrong, where. */
@Command(name = "lint", mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

    @ParentCommand private @Nullable RegulationCommand parent;

    @Parameters(arity = "0..1", paramLabel = "DIR", descriptionKey = "workbench.lint.directory")
    private @Nullable Path directory;

    @Override
    public Integer call() {
        RegulationCommand bench = Objects.requireNonNull(parent);
        Path config = directory == null ? bench.config() : directory;
        List<Finding> findings = Linter.lint(config);
        print(bench, findings);
        RuleShelf shelf = RuleShelf.of(config);
        int procedures = shelf.sheets().size();
        int types = shelf.sheets().stream().mapToInt(one -> one.messages().size()).sum();
        long errors = findings.stream().filter(Finding::error).count();
        if (findings.isEmpty()) {
            bench.say("workbench.lint.clean", procedures, types);
        } else {
            bench.say("workbench.lint.count", errors, findings.size() - errors, procedures, types);
        }
        return errors > 0 ? RegulationCommand.WRONG : 0;
    }

    /** Findings as compilers print them, so that an editor jumps to the line. */
    static void print(RegulationCommand bench, List<Finding> findings) {
        for (Finding one : findings) {
            String indent = "";
            for (Locale locale : bench.locales()) {
                String weight = one.error() ? "workbench.lint.error" : "workbench.lint.warning";
                bench.out()
                        .println(
                                indent.isEmpty()
                                        ? "%s: %s [%s] %s"
                                                .formatted(
                                                        one.place(),
                                                        Texts.render(Text.of(weight), locale),
                                                        one.kind().label(),
                                                        one.sentence(locale))
                                        : indent + one.sentence(locale));
                indent = "    ";
            }
        }
    }
}
