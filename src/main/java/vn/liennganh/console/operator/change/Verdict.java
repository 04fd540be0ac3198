package vn.liennganh.console.operator.change;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of an attempt to change something. */
enum Verdict {
    PROPOSED,
    APPROVED,
    REFUSED,
    WITHDRAWN,
    /** The same form again: it is one proposal. */
    ONCE_ONLY,
    /** Somebody's proposal about the same thing is open. */
    ALREADY_OPEN,
    /** Whoever proposes does not approve. */
    OWN_PROPOSAL,
    /** Whoever proposed it runs the hub no more. */
    PROPOSER_GONE,
    ALREADY_DECIDED,
    /** What it was proposed upon is another by now. */
    STALE,
    /** It does not fit with what else is registered. */
    UNFIT;

    boolean done() {
        return compareTo(WITHDRAWN) <= 0;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Verdict> named(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
