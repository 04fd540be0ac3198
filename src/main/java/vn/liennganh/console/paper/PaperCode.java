package vn.liennganh.console.paper;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.message.Sha256;

/**
 * What stands on paper for a message: the first 80 bits of the SHA-256 of its signed bytes, in the
 * 32 signs of Crockford that nobody confuses, in four groups.
 *
 * <p>80 bits cannot be guessed among any number of messages. Whoever signs can make two messages of
 * its own with the same code at great cost; a code therefore leads to every message that has it,
 * and only the whole digest names one.
 */
public final class PaperCode {

    /** Bytes of the digest that a code holds. */
    public static final int BYTES = 10;

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final int BITS = 5;

    private final byte[] prefix;

    private PaperCode(byte[] prefix) {
        this.prefix = prefix;
    }

    public static PaperCode of(Sha256 digest) {
        return new PaperCode(Arrays.copyOf(digest.bytes(), BYTES));
    }

    /** Reads what somebody typed: small letters, spaces and mistaken O, I and L are forgiven. */
    public static Optional<PaperCode> read(String typed) {
        String signs =
                typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        if (signs.length() != LENGTH || signs.chars().anyMatch(one -> SIGNS.indexOf(one) < 0)) {
            return Optional.empty();
        }
        byte[] prefix = new byte[BYTES];
        for (int i = 0; i < LENGTH; i++) {
            int value = SIGNS.indexOf(signs.charAt(i));
            for (int bit = 0; bit < BITS; bit++) {
                int at = i * BITS + bit;
                int set = value >> BITS - 1 - bit & 1;
                prefix[at / 8] |= (byte) (set << 7 - at % 8);
            }
        }
        return Optional.of(new PaperCode(prefix));
    }

    /** The first bytes of the digest. */
    public byte[] prefix() {
        return prefix.clone();
    }

    /** Whether the digest is one of those that have this code. */
    public boolean fits(Sha256 digest) {
        return Arrays.equals(prefix, Arrays.copyOf(digest.bytes(), BYTES));
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof PaperCode code && Arrays.equals(prefix, code.prefix);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prefix);
    }

    /** As it is printed: {@code 01JD-3T7Q-8S9V-M2XA}. */
    @Override
    public String toString() {
        java.math.BigInteger number =
                new java.math.BigInteger(HexFormat.of().formatHex(prefix), 16);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            int shift = (LENGTH - 1 - i) * BITS;
            text.append(SIGNS.charAt(number.shiftRight(shift).intValue() & 31));
        }
        return text.toString();
    }
}
