package vn.liennganh.console.members;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What became of an attempt to change who is a member, or acts for whom. */
enum Verdict {
    PROPOSED,
    APPROVED,
    DECLINED,
    WITHDRAWN,
    RECALLED,
    LENDING,
    LENT,
    ENDED,
    /** Whoever proposes does not approve. */
    OWN_PROPOSAL,
    /** Nobody approves what makes more of oneself. */
    OWN_APPOINTMENT,
    /** Whoever proposed it leads the agency no more. */
    PROPOSER_GONE,
    ALREADY_PROPOSED,
    ALREADY_SO,
    /** The same document lets the same person sign already, or did. */
    ALREADY_LENT,
    /** One of the two is no registered official any more, or never had the capacity. */
    CANNOT_BE_LENT,
    OWN_MEMBERSHIP,
    ALREADY_ENDED;

    private static final Set<Verdict> ONLY =
            EnumSet.of(RECALLED, LENDING, LENT, ALREADY_LENT, CANNOT_BE_LENT);
    private static final Set<Verdict> LENDS =
            EnumSet.complementOf(EnumSet.of(PROPOSED, APPROVED, ENDED, ALREADY_SO, OWN_MEMBERSHIP));

    /** Whether it may be said of a delegation. */
    boolean lends() {
        return LENDS.contains(this);
    }

    /** Whether it is said of delegations alone. */
    boolean lendsOnly() {
        return ONLY.contains(this);
    }

    boolean done() {
        return compareTo(ENDED) <= 0;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
