package vn.liennganh.regulation.workbench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.yaml.ConfigProblem;

/**
 * The verb {@code regulation} of the jar: what a jurist does with rule files before they are in
 * force. Starts no server and opens no database. Exit codes: 0 in order, 1 something is wrong with
 * the rules, 2 wrong use.
 */
@Command(
        name = "regulation",
        mixinStandardHelpOptions = true,
        subcommands = {
            LintCommand.class,
            ExploreCommand.class,
            SimulateCommand.class,
            DiffCommand.class,
            DocCommand.class
        })
public final class RegulationCommand implements Runnable {

    static final int WRONG = 1;

    @Option(
            names = "--config",
            descriptionKey = "workbench.config",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR")
    private Path config = Path.of("config");

    @Option(
            names = "--lang",
            descriptionKey = "workbench.lang",
            scope = ScopeType.INHERIT,
            paramLabel = "vi|en")
    private @Nullable String language;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    private final PrintWriter out;
    private final Clock clock;

    RegulationCommand(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Runs one verb and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, Clock.systemDefaultZone(), args));
    }

    static int run(PrintWriter out, PrintWriter err, Clock clock, String... args) {
        CommandLine line = new CommandLine(new RegulationCommand(out, clock));
        line.setResourceBundle(sentences(args));
        line.setOut(out).setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler(
                (problem, command, parsed) -> {
                    if (problem instanceof ConfigProblem) {
                        err.println(problem.getMessage());
                        return WRONG;
                    }
                    throw problem;
                });
        int code = line.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    /** Without a verb it explains itself. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                Texts.render(Text.of("workbench.no-verb"), locales().get(0)));
    }

    Path config() {
        return config;
    }

    Clock clock() {
        return clock;
    }

    PrintWriter out() {
        return out;
    }

    /** The languages to print in, the reader's first. */
    List<Locale> locales() {
        if (language == null) {
            return List.of(Texts.VIETNAMESE, Texts.ENGLISH);
        }
        return List.of(language.equals("en") ? Texts.ENGLISH : Texts.VIETNAMESE);
    }

    /** One sentence, in each language on a line of its own. */
    void say(String key, Object... args) {
        locales().forEach(locale -> out.println(Texts.render(Text.of(key, args), locale)));
    }

    private static ResourceBundle sentences(String... args) {
        String all = " " + String.join(" ", args) + " ";
        boolean english = all.contains(" --lang en ") || all.contains(" --lang=en ");
        return ResourceBundle.getBundle(
                "text/workbench",
                english ? Texts.ENGLISH : Texts.VIETNAMESE,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
