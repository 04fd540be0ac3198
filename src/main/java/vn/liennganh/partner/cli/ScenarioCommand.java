package vn.liennganh.partner.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.scenario.Performance;
import vn.liennganh.partner.scenario.Sandbox;
import vn.liennganh.partner.scenario.Scenario;
import vn.liennganh.partner.scenario.ScenarioProblem;
import vn.liennganh.partner.scenario.Scenarios;

/**
 * {@code partner scenario} lists the stories, {@code partner scenario NAME…} plays them side by
 * side on a running sandbox; exit code 1 if one does not come out as it expects.
 */
@Command(name = "scenario", mixinStandardHelpOptions = true)
final class ScenarioCommand implements Callable<Integer> {

    private static final int NOT_AS_EXPECTED = 1;
    private static final int AT_ONCE = 4;

    @ParentCommand private @Nullable PartnerCommand partner;

    @Parameters(arity = "0..*", paramLabel = "NAME")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--sandbox", paramLabel = "DIR")
    private Path sandbox = Path.of("data", "sandbox");

    @Option(names = "--scenarios", paramLabel = "DIR")
    private Path folder = Scenarios.FOLDER;

    @Override
    public Integer call() {
        PartnerCommand command = Objects.requireNonNull(partner);
        Screen screen = command.screen();
        Scenarios scenarios = new Scenarios(folder);
        try {
            List<Scenario> chosen = chosen(scenarios, all ? scenarios.names() : names);
            if (chosen.isEmpty()) {
                chosen(scenarios, scenarios.names()).forEach(one -> list(screen, one));
                return ExitCode.OK.number();
            }
            return play(command, screen, chosen);
        } catch (ScenarioProblem wrong) {
            screen.complain(wrong.getMessage(), List.of());
            return ExitCode.USAGE.number();
        }
    }

    private static List<Scenario> chosen(Scenarios scenarios, List<String> names) {
        return names.stream()
                .map(
                        name ->
                                scenarios
                                        .find(name)
                                        .orElseThrow(
                                                () ->
                                                        new Unusable(
                                                                "scenario.unknown",
                                                                name,
                                                                scenarios.folder())))
                .toList();
    }

    private static void list(Screen screen, Scenario one) {
        screen.line("%-32s %s".formatted(one.name(), one.title(screen.language())));
        screen.result(
                Json.MAPPER
                        .createObjectNode()
                        .put("name", one.name())
                        .put("title", one.title(screen.language())));
    }

    private int play(PartnerCommand command, Screen screen, List<Scenario> chosen) {
        URI hub = command.hubOf(AgencyHome.open(sandbox, java.time.Clock.systemDefaultZone()));
        Performance performance =
                new Performance(new Sandbox(hub, sandbox), command.options(), AT_ONCE);
        boolean passed = true;
        for (Performance.Outcome outcome : performance.of(chosen)) {
            tell(screen, outcome);
            passed &= outcome.failure().isEmpty();
        }
        return passed ? ExitCode.OK.number() : NOT_AS_EXPECTED;
    }

    private static void tell(Screen screen, Performance.Outcome outcome) {
        Scenario one = outcome.scenario();
        screen.say("scenario.story", one.name(), one.title(screen.language()));
        ObjectNode result = Json.MAPPER.createObjectNode().put("name", one.name());
        var lines = result.putArray("lines");
        for (Performance.Line line : outcome.lines()) {
            String text = screen.text(line.text());
            screen.line("%-20s %s".formatted(line.moment(), text));
            lines.addObject().put("at", line.moment()).put("text", text.strip());
        }
        result.put("passed", outcome.failure().isEmpty());
        outcome.failure()
                .ifPresentOrElse(
                        failure -> {
                            String why = screen.text(failure.text());
                            result.put("line", failure.line()).put("failure", why);
                            screen.say(
                                    "scenario.failed",
                                    one.name(),
                                    String.valueOf(failure.line()),
                                    why);
                        },
                        () -> screen.say("scenario.passed", one.name()));
        screen.result(result);
    }
}
