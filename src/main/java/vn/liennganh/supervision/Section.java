package vn.liennganh.supervision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of a procuracy's docket. Every duty in it is the engine's, with its due instant. */
public enum Section {
    /** Decisions, minutes and notices that were to be sent to the procuracy by a time. */
    COPIES,
    /** Answers, implementation and lists that others owe the procuracy. */
    OWED_TO_US,
    /** What the procuracy itself owes: opinions, answers on a reconsideration. */
    OWED_BY_US,
    /** Times within which the procuracy may protest; letting one pass is no fault. */
    WINDOWS,
    /**
     * Dossiers of exemption and reduction in which the procuracy has a part, up to the court's
     * decision and the protest: every duty that a message to or from it has opened or fulfilled.
     */
    EXEMPTIONS;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Section> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
