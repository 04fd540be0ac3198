package vn.liennganh.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why the hub does not accept something: an API, never renamed or reused. The order is the order of
 * the checks (protocol, section 1); the first that fails answers.
 */
public enum RefusalCode {
    TOO_LARGE(413),
    MESSAGE_MALFORMED(400),
    NOT_AUTHENTICATED(401),
    SENDER_MISMATCH(403),
    TIME_OUT_OF_RANGE(422),
    SIGNATURE_ALGORITHM_REFUSED(422),
    SIGNATURE_INVALID(422),
    CERTIFICATE_UNTRUSTED(422),
    CERTIFICATE_EXPIRED(422),
    CERTIFICATE_REVOKED(422),
    REVOCATION_UNKNOWN(503),
    MESSAGE_ID_CONFLICT(409),
    TYPE_UNKNOWN(422),
    SCHEMA_VIOLATION(422),
    RECIPIENT_UNKNOWN(422),
    SENDER_NOT_PERMITTED(403),
    RECIPIENT_NOT_PERMITTED(403),
    SIGNER_NOT_PERMITTED(403),
    EXCHANGE_UNKNOWN(422),
    STEP_NOT_PERMITTED(409),
    DUPLICATE_DOCUMENT(409),
    ATTACHMENT_MISSING(422),
    DIGEST_MISMATCH(422),
    ATTACHMENT_INFECTED(422),
    NOT_FOUND(404),
    RATE_LIMITED(429),
    UNAVAILABLE(503),
    INTERNAL(500);

    private final int status;
    private final String slug;

    RefusalCode(int status) {
        this.status = status;
        this.slug = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status; other channels carry the slug. */
    public int status() {
        return status;
    }

    /** The stable code on every wire, in kebab-case. */
    public String slug() {
        return slug;
    }

    /** The one with this slug; empty where there is none. */
    public static Optional<RefusalCode> of(String slug) {
        return Arrays.stream(values()).filter(code -> code.slug.equals(slug)).findFirst();
    }

    /**
     * True where sending the same bytes again may succeed; otherwise the sender must change
     * something.
     */
    public boolean retryable() {
        return status >= 500 || status == 429;
    }

    /** The title, which never varies, in {@code text/problem}. */
    public Text title() {
        return Text.of("problem." + slug);
    }
}
