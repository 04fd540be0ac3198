package vn.liennganh.pki;

import java.util.Arrays;
import java.util.List;

/**
 * One fault with the sentence that explains it.
 *
 * @param textKey key of the sentence in {@code text/pki_vi} and {@code text/pki_en}
 * @param args values for the sentence; never personal data
 */
public record Finding(Fault fault, String textKey, List<String> args) {

    public Finding {
        args = List.copyOf(args);
    }

    /** A finding whose sentence is {@code pki.<sentence>}. */
    public static Finding of(Fault fault, String sentence, Object... args) {
        return new Finding(
                fault, "pki." + sentence, Arrays.stream(args).map(String::valueOf).toList());
    }
}
