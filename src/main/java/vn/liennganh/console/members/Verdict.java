package vn.liennganh.console.members;

import java.util.Locale;

/** What became of an attempt to change who is a member, or acts for whom. */
enum Verdict {
    PROPOSED,
    APPROVED,
    DECLINED,
    WITHDRAWN,
    RECALLED,
    ENDED,
    /** Whoever proposes does not approve. */
    OWN_PROPOSAL,
    /** Nobody approves what makes more of oneself. */
    OWN_APPOINTMENT,
    /** Whoever proposed it leads the agency no more. */
    PROPOSER_GONE,
    ALREADY_PROPOSED,
    ALREADY_SO,
    OWN_MEMBERSHIP,
    ALREADY_ENDED;

    boolean done() {
        return compareTo(ENDED) <= 0;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
