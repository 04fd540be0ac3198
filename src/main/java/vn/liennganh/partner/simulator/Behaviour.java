package vn.liennganh.partner.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How a simulated agency treats its mail, as {@code POST /sandbox/partners} names it. */
enum Behaviour {
    /** Answers at once. */
    PROMPT,
    /** Fetches at once and answers at 90 % of its term on the hub's clock. */
    SLOW,
    /** Never fetches anything. */
    SILENT,
    /** Refuses where the law knows a refusal, and finds orders legally impossible. */
    DECLINE,
    /** Sends every answer twice, and once more under another id. */
    DUPLICATE,
    /** Freezes a part first and the rest when money comes in. */
    PARTIAL,
    /** Freezes more than it was told to. */
    OVER_HELD,
    /** Freezes what the order leaves free, and says so without noticing. */
    UNSPARING,
    /** Breaks the seal of its answers. */
    BAD_SIGNATURE,
    /** Does nothing, so that a person can be this agency. */
    MANUAL;

    /** The word in the file; an absent file or an unknown word is {@link #PROMPT}. */
    static Behaviour read(Path file) {
        try {
            String word = Files.readString(file).strip().toUpperCase(Locale.ROOT).replace('-', '_');
            for (Behaviour behaviour : values()) {
                if (behaviour.name().equals(word)) {
                    return behaviour;
                }
            }
            return PROMPT;
        } catch (IOException absent) {
            return PROMPT;
        }
    }

    /** True where the agency looks into its inbox at all. */
    boolean reads() {
        return this != SILENT && this != MANUAL;
    }
}
