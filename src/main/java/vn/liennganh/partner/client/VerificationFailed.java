package vn.liennganh.partner.client;

import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * Something the hub handed over does not prove what it should: it must not be used.
 *
 * <p>The codes are stable. About a message they are those with which the hub itself would refuse
 * it, such as {@code signature-invalid} or {@code digest-mismatch}; about a receipt {@code
 * receipt-malformed}, {@code receipt-mismatch}, {@code receipt-statement}, {@code
 * receipt-inclusion}, {@code receipt-checkpoint}, {@code receipt-seal}, {@code receipt-timestamp};
 * about the log {@code log-key-unreadable}, {@code log-key-changed}, {@code log-rolled-back},
 * {@code log-forked} and {@code log-memory-unreadable}.
 */
public final class VerificationFailed extends RuntimeException {

    private final String code;
    private final transient Text text;

    /**
     * @param code stable, in kebab-case
     */
    public VerificationFailed(String code, Text text) {
        super(code + ": " + Texts.render(text, Texts.ENGLISH));
        this.code = code;
        this.text = text;
    }

    /** The stable code, for programs. */
    public String code() {
        return code;
    }

    /** What is wrong, for people. */
    public Text text() {
        return text;
    }
}
