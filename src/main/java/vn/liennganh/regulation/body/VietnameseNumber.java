package vn.liennganh.regulation.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Whole numbers in Vietnamese words, as amounts are written beside their figures.
 *
 * <p>The reader does not mind case, missing diacritics, the variants that people write (linh for
 * le, tu for bon, ngan for nghin, ti for ty), and the word dong with what may follow it at the end.
 */
public final class VietnameseNumber {

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger GREATEST = BigInteger.TEN.pow(18).subtract(BigInteger.ONE);
    private static final Properties WORDS = words();
    private static final String[] DIGITS = word("digits").split(" ");

    private VietnameseNumber() {}

    private static Properties words() {
        Properties words = new Properties();
        try (InputStream file =
                        Objects.requireNonNull(
                                VietnameseNumber.class.getResourceAsStream(
                                        "number-words.properties"));
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return words;
    }

    private static String word(String key) {
        return Objects.requireNonNull(WORDS.getProperty(key));
    }

    /**
     * The number in words, in small letters.
     *
     * @throws IllegalArgumentException if it is negative or has more than 18 digits
     */
    public static String words(BigInteger number) {
        if (number.signum() < 0 || number.compareTo(GREATEST) > 0) {
            throw new IllegalArgumentException("0 to 18 digits are expected");
        }
        List<String> said = new ArrayList<>();
        BigInteger[] parts = number.divideAndRemainder(BILLION);
        if (parts[0].signum() > 0) {
            sayBelowBillion(parts[0].intValue(), said);
            said.add(word("billion"));
        }
        sayBelowBillion(parts[1].intValue(), said);
        return said.isEmpty() ? DIGITS[0] : String.join(" ", said);
    }

    private static void sayBelowBillion(int number, List<String> said) {
        sayGroup(number / 1_000_000, "million", said);
        sayGroup(number / 1_000 % 1_000, "thousand", said);
        sayGroup(number % 1_000, "", said);
    }

    /** A group that follows others is said with its hundreds, even if it has none. */
    private static void sayGroup(int group, String scale, List<String> said) {
        if (group == 0) {
            return;
        }
        boolean follows = !said.isEmpty();
        int hundreds = group / 100;
        int tens = group / 10 % 10;
        int ones = group % 10;
        if (hundreds > 0 || follows) {
            said.add(DIGITS[hundreds]);
            said.add(word("hundred"));
        }
        if (tens == 0 && ones > 0 && (hundreds > 0 || follows)) {
            said.add(word("odd"));
        } else if (tens == 1) {
            said.add(word("ten"));
        } else if (tens > 1) {
            said.add(DIGITS[tens]);
            said.add(word("tens"));
        }
        if (ones == 1 && tens > 1) {
            said.add(word("one-after-tens"));
        } else if (ones == 5 && tens > 0) {
            said.add(word("five-after-tens"));
        } else if (ones > 0) {
            said.add(DIGITS[ones]);
        }
        if (!scale.isEmpty()) {
            said.add(word(scale));
        }
    }

    /** The number that the words say; empty where they say none. */
    public static Optional<BigInteger> read(String words) {
        List<String> tokens = tokens(words);
        return tokens.isEmpty() ? Optional.empty() : new Reading(tokens).number();
    }

    /** The words in small letters without diacritics, up to the name of the currency. */
    private static List<String> tokens(String words) {
        String plain =
                Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                        .replace('\u0111', 'd');
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                token.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && token.length() > 0) {
                tokens.add(token.toString());
                token.setLength(0);
            }
        }
        int currency = tokens.indexOf("dong");
        List<String> tail = currency < 0 ? List.of() : tokens.subList(currency + 1, tokens.size());
        if (!List.of("", "chan", "viet nam", "viet nam chan").contains(String.join(" ", tail))) {
            return List.of();
        }
        List<String> number = currency < 0 ? tokens : tokens.subList(0, currency);
        int last = number.size() - 1;
        return last > 0 && number.get(last).equals("chan") ? number.subList(0, last) : number;
    }

    /** One pass over the words; a word that does not fit ends it without a number. */
    private static final class Reading {

        private final List<String> tokens;
        private int at;

        Reading(List<String> tokens) {
            this.tokens = tokens;
        }

        Optional<BigInteger> number() {
            BigInteger billions = BigInteger.ZERO;
            long block = 0;
            long below = Long.MAX_VALUE;
            while (at < tokens.size()) {
                boolean scaled = block > 0 && is("ty", "ti");
                long said = scaled ? 0 : group();
                if (said < 0) {
                    return Optional.empty();
                }
                if (below > 1_000_000 && take("trieu")) {
                    block += said * 1_000_000;
                    below = 1_000_000;
                } else if (below > 1_000 && take("nghin", "ngan")) {
                    block += said * 1_000;
                    below = 1_000;
                } else if (billions.signum() == 0 && take("ty", "ti")) {
                    billions = BigInteger.valueOf(block + said);
                    block = 0;
                    below = Long.MAX_VALUE;
                } else if (at == tokens.size()) {
                    block += said;
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(billions.multiply(BILLION).add(BigInteger.valueOf(block)));
        }

        /** 0 to 999; -1 where no number begins here. */
        private int group() {
            if (take("muoi")) {
                return 10 + Math.max(0, one());
            }
            int first = digit();
            if (first < 0) {
                return -1;
            }
            if (take("tram")) {
                int rest = belowHundred();
                return rest < 0 ? -1 : 100 * first + rest;
            }
            return take("muoi") ? 10 * first + Math.max(0, one()) : first;
        }

        private int belowHundred() {
            if (take("le", "linh")) {
                int ones = digit();
                return ones < 0 ? -1 : ones;
            }
            if (take("muoi")) {
                return 10 + Math.max(0, one());
            }
            int tens = digit();
            if (tens < 0) {
                return 0;
            }
            return take("muoi") ? 10 * tens + Math.max(0, one()) : -1;
        }

        /** The ones after tens, which have words of their own; -1 where there are none. */
        private int one() {
            return take("lam", "nham") ? 5 : digit();
        }

        private int digit() {
            if (at == tokens.size()) {
                return -1;
            }
            int digit =
                    switch (tokens.get(at)) {
                        case "khong" -> 0;
                        case "mot" -> 1;
                        case "hai" -> 2;
                        case "ba" -> 3;
                        case "bon", "tu" -> 4;
                        case "nam" -> 5;
                        case "sau" -> 6;
                        case "bay" -> 7;
                        case "tam" -> 8;
                        case "chin" -> 9;
                        default -> -1;
                    };
            at += digit < 0 ? 0 : 1;
            return digit;
        }

        private boolean is(String... words) {
            return at < tokens.size() && List.of(words).contains(tokens.get(at));
        }

        private boolean take(String... words) {
            boolean taken = is(words);
            at += taken ? 1 : 0;
            return taken;
        }
    }
}
