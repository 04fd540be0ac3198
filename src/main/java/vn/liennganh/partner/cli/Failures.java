package vn.liennganh.partner.cli;

import java.io.UncheckedIOException;
import java.util.List;
import javax.net.ssl.SSLException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.partner.client.VerificationFailed;

/** Turns what went wrong into one sentence and one exit code. */
final class Failures implements IExecutionExceptionHandler {

    private final PartnerCommand command;

    Failures(PartnerCommand command) {
        this.command = command;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed)
            throws Exception {
        Screen screen = command.screen();
        if (failure instanceof Problem problem) {
            screen.result(problem.document());
            screen.complain(sentence(screen, problem), problem.errors());
            return ExitCode.of(problem).number();
        }
        if (failure instanceof VerificationFailed unproved) {
            screen.complain(screen.text(unproved.text()), List.of());
            return ExitCode.VERIFICATION_FAILED.number();
        }
        if (failure instanceof Unusable unusable) {
            screen.complain(screen.text(unusable.text()), List.of());
            return ExitCode.USAGE.number();
        }
        if (failure instanceof UncheckedIOException broken) {
            boolean tls = broken.getCause() instanceof SSLException;
            String key = tls ? "partner.tls-refused" : "partner.hub-unreachable";
            screen.complain(screen.text(Text.of(key, reason(broken))), List.of());
            return (tls ? ExitCode.AUTHENTICATION : ExitCode.NETWORK).number();
        }
        throw failure;
    }

    /** A refused connection has no message of its own, only its kind. */
    private static String reason(UncheckedIOException broken) {
        Throwable cause = broken.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String sentence(Screen screen, Problem problem) {
        String title = problem.document().path("title").asString("HTTP " + problem.status());
        String detail = problem.document().path("detail").asString("");
        return screen.text(Text.of("partner.refused", problem.code(), title, detail));
    }
}
