package vn.liennganh.partner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.merkle.ReceiptCheck.Check;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.Examination;
import vn.liennganh.partner.client.Trust;

/**
 * Checks a message and its receipt without any connection, against the authority and the log key.
 */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Parameters(index = "0", paramLabel = "MESSAGE")
    private Path message = Path.of("");

    @Option(names = "--receipt", required = true, paramLabel = "FILE")
    private Path receipt = Path.of("");

    @Option(names = "--log-key", paramLabel = "FILE")
    private @Nullable Path logKey;

    @Option(names = "--attachment", paramLabel = "FILE")
    private List<Path> attachments = new ArrayList<>();

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        Trust trust = command.home().trust(command.ca());
        if (logKey != null) {
            trust = trust.withLogKey(AgencyHome.readLogKey(logKey));
        }
        Receipt read =
                Receipt.read(Session.read(receipt))
                        .orElseThrow(() -> new Unusable("partner.file-unreadable", receipt));
        Set<Sha256> contents =
                attachments.stream().map(Session::digest).collect(Collectors.toSet());
        Examination examination = Examination.of(trust, Session.read(message), read, contents);
        tell(command.screen(), examination);
        return (examination.valid() ? ExitCode.OK : ExitCode.VERIFICATION_FAILED).number();
    }

    private static void tell(Screen screen, Examination examination) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("verdict", examination.verdict());
        ArrayNode checks = result.putArray("checks");
        for (Check check : examination.checks()) {
            String outcome = check.result().name().toLowerCase(Locale.ROOT);
            String detail = screen.text(new Text(check.detail(), check.args()));
            screen.line("%-8s %-18s %s".formatted(outcome, check.name(), detail));
            checks.addObject()
                    .put("check", check.name())
                    .put("result", outcome)
                    .put("detail", detail);
        }
        screen.say("partner.verdict-" + examination.verdict());
        screen.result(result);
    }
}
