package vn.liennganh.partner.cli;

import java.util.Set;
import vn.liennganh.partner.client.Problem;

/** What a shell script learns from a command. */
enum ExitCode {
    OK(0),
    USAGE(2),
    NETWORK(3),
    AUTHENTICATION(4),
    INVALID(5),
    REJECTED(6),
    VERIFICATION_FAILED(7);

    private static final Set<String> INVALID_CODES =
            Set.of(
                    "too-large",
                    "message-malformed",
                    "time-out-of-range",
                    "type-unknown",
                    "schema-violation",
                    "signature-algorithm-refused",
                    "signature-invalid",
                    "attachment-missing",
                    "digest-mismatch",
                    "attachment-infected");
    private static final Set<String> AUTHENTICATION_CODES =
            Set.of(
                    "not-authenticated",
                    "sender-mismatch",
                    "certificate-untrusted",
                    "certificate-expired",
                    "certificate-revoked");

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /**
     * Refusals sorted by what the caller must do: wait, sign in, mend the message, or ask a person.
     */
    static ExitCode of(Problem problem) {
        if (problem.status() == 401 || AUTHENTICATION_CODES.contains(problem.code())) {
            return AUTHENTICATION;
        }
        if (problem.retryable()) {
            return NETWORK;
        }
        return INVALID_CODES.contains(problem.code()) ? INVALID : REJECTED;
    }
}
