package vn.liennganh.partner.cli.desk;

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
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.partner.hostile.Misdeed;
import vn.liennganh.partner.hostile.Misdeeds;
import vn.liennganh.partner.hostile.Scene;

/**
 * {@code partner hostile} lists the ways to misbehave, {@code partner hostile NAME…} tries them on
 * a running sandbox and shows what each of them hears; exit code 1 if the hub let one pass.
 */
@Command(name = "hostile", mixinStandardHelpOptions = true)
public final class HostileCommand implements Callable<Integer> {

    private static final int LET_PASS = 1;

    @ParentCommand private @Nullable Counter partner;

    @Parameters(arity = "0..*", paramLabel = "NAME")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--sandbox", paramLabel = "DIR")
    private Path sandbox = Path.of("data", "sandbox");

    @Option(names = "--as", paramLabel = "ID")
    private String villain = "X99.12.001";

    @Option(names = "--against", paramLabel = "ID")
    private String victim = "X99.74.001";

    @Option(names = "--bystander", paramLabel = "ID")
    private String bystander = "X99.76.001";

    @Override
    public Integer call() {
        Counter screen = Objects.requireNonNull(partner);
        List<Misdeed> chosen =
                all ? Misdeeds.all() : names.stream().map(name -> find(screen, name)).toList();
        if (chosen.isEmpty()) {
            Misdeeds.all().forEach(one -> list(screen, one));
            return 0;
        }
        Scene scene =
                Scene.of(
                        screen.hubAt(sandbox),
                        sandbox,
                        AgencyId.of(villain),
                        AgencyId.of(victim),
                        AgencyId.of(bystander));
        boolean held = true;
        for (Misdeed one : chosen) {
            Misdeed.Verdict verdict = one.on(scene);
            tell(screen, verdict);
            held &= verdict.held();
        }
        return held ? 0 : LET_PASS;
    }

    private static Misdeed find(Counter screen, String name) {
        return Misdeeds.find(name).orElseThrow(() -> screen.unusable("hostile.unknown", name));
    }

    private static String what(Counter screen, Misdeed one) {
        return screen.text("hostile." + one.name());
    }

    private static void list(Counter screen, Misdeed one) {
        screen.line("%-22s %s".formatted(one.name(), what(screen, one)));
        screen.result(
                Json.MAPPER
                        .createObjectNode()
                        .put("name", one.name())
                        .put("what", what(screen, one))
                        .put("expected", one.expected()));
    }

    private static void tell(Counter screen, Misdeed.Verdict verdict) {
        Misdeed one = verdict.misdeed();
        screen.line("%-22s %s".formatted(one.name(), what(screen, one)));
        String mark = verdict.held() ? "held" : "let-pass";
        screen.say("hostile.sign." + mark, verdict.heard(), one.expected());
        if (!verdict.harm().isEmpty()) {
            screen.say("hostile.sign.harm", verdict.harm());
        }
        screen.result(
                Json.MAPPER
                        .createObjectNode()
                        .put("name", one.name())
                        .put("heard", verdict.heard())
                        .put("expected", one.expected())
                        .put("harm", verdict.harm())
                        .put("held", verdict.held()));
    }
}
