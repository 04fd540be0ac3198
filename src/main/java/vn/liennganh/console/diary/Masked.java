package vn.liennganh.console.diary;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A value of a message as a page may show it at first: {@code ~{console/masked :: value(${one})}}
 * lets the reader see it whole, for a purpose that is written down.
 *
 * @param pointer where it stands in the message's body (RFC 6901)
 * @param text with its middle hidden
 */
public record Masked(UUID message, String pointer, String text) {

    /**
     * Numbers by which a person, its papers or its account are found elsewhere. An agency's own
     * identifier is none: schemas call it by other words, such as {@code unit}.
     */
    private static final Pattern SENSITIVE =
            Pattern.compile(
                    "(/.+)?/(identifiers/\\d+/value|identifier|holderIdentifier|passportNumber"
                            + "|tradingCode|(account|receivingAccount)/number"
                            + "|(accounts|perAccount|staysFree)/\\d+/number"
                            + "|securities(/\\d+)?/account|newOwnerAccount|receivingAccount"
                            + "|receivingAccountNumber|debtorAccountNumber)");

    private static final String DOTS = "\u2022\u2022\u2022\u2022";
    private static final int LONG = 12;
    private static final int MIDDLE = 8;

    /** Hides the middle of a value. */
    public static Masked of(UUID message, String pointer, String value) {
        return new Masked(message, pointer, hide(value));
    }

    /** Whether what stands there is hidden at first, and found by nobody who searches. */
    public static boolean sensitive(String pointer) {
        return SENSITIVE.matcher(pointer).matches();
    }

    /** The beginning and the end, as much as tells two of them apart. */
    public static String hide(String value) {
        int shown = value.length() >= LONG ? 4 : value.length() >= MIDDLE ? 2 : 0;
        return value.substring(0, shown) + DOTS + value.substring(value.length() - shown);
    }

    /** What it may be shown for. */
    public List<Purpose> purposes() {
        return Purpose.choices();
    }

    /** The last word of the pointer, which schemas and diaries call the field by. */
    public String field() {
        return field(pointer);
    }

    static String field(String pointer) {
        return pointer.replaceAll("/\\d+", "").replaceFirst("^/", "").replace('/', '.');
    }
}
