package vn.liennganh.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Text;

/**
 * What went wrong, as RFC 9457 tells it, before a language is chosen.
 *
 * @param code stable and in kebab-case; the page {@code /problems/<code>} explains it
 * @param receipt the receipt of the logged refusal, where the refusal was logged
 * @param headers that go with it, such as {@code Retry-After}
 */
public record Problem(
        int status,
        String code,
        boolean retryable,
        Text detail,
        List<FieldError> errors,
        Optional<Receipt> receipt,
        Map<String, String> headers) {

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    public static Problem of(Refusal refusal) {
        RefusalCode code = refusal.code();
        return new Problem(
                code.status(),
                code.slug(),
                code.retryable(),
                refusal.detail(),
                refusal.errors(),
                Optional.empty(),
                code == RefusalCode.UNAVAILABLE || code == RefusalCode.REVOCATION_UNKNOWN
                        ? Map.of("Retry-After", "5")
                        : Map.of());
    }

    public static Problem of(RefusalCode code, String detailKey, Object... args) {
        return of(Refusal.of(code, detailKey, args));
    }

    /** What is not the caller's and what does not exist: the same words for both. */
    public static Problem notFound() {
        return of(RefusalCode.NOT_FOUND, "gateway.not-found");
    }

    /** One wrong query parameter, header or path part. */
    public static Problem badParameter(String name) {
        return of(RefusalCode.MESSAGE_MALFORMED, "gateway.bad-parameter", name);
    }

    /** A fault of the exchange of HTTP messages, before anything of ours was asked. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> of(RefusalCode.NOT_AUTHENTICATED, "gateway.not-authenticated");
            case 403, 404, 410 -> notFound();
            case 405 -> http(405, "method-not-allowed");
            case 406 -> http(406, "not-acceptable");
            case 413 -> of(RefusalCode.TOO_LARGE, "gateway.too-large");
            case 415 -> http(415, "unsupported-media-type");
            case 429 -> of(RefusalCode.RATE_LIMITED, "gateway.rate-limited");
            // A coding, method or version that HTTP has and the hub does not speak: sending the
            // same again would not help.
            case 501, 505 -> malformedRequest();
            case 503 -> of(RefusalCode.UNAVAILABLE, "gateway.unavailable");
            default -> status >= 500 ? internal() : malformedRequest();
        };
    }

    public static Problem internal() {
        return of(RefusalCode.INTERNAL, "gateway.internal");
    }

    private static Problem malformedRequest() {
        return of(RefusalCode.MESSAGE_MALFORMED, "gateway.malformed-request");
    }

    private static Problem http(int status, String code) {
        return new Problem(
                status,
                code,
                false,
                Text.of("gateway." + code),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    /** A part was asked for that begins behind the end of what is {@code size} bytes long. */
    public static Problem noSuchRange(long size) {
        return http(416, "range-not-satisfiable").with(Map.of("Content-Range", "bytes */" + size));
    }

    public Problem withReceipt(Optional<Receipt> logged) {
        return new Problem(status, code, retryable, detail, errors, logged, headers);
    }

    public Problem retryAfter(Duration wait) {
        return with(Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    }

    /** With the challenge that RFC 9110 wants beside a 401 that a password could have avoided. */
    public Problem challenged() {
        return with(Map.of("WWW-Authenticate", "Basic realm=\"enrolment\", charset=\"UTF-8\""));
    }

    private Problem with(Map<String, String> more) {
        return new Problem(status, code, retryable, detail, errors, receipt, more);
    }

    public Text title() {
        return Text.of("problem." + code);
    }
}
