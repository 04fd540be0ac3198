package vn.liennganh.console.bell;

import java.util.Locale;

/** What sort of thing the bell tells. */
public enum Kind {
    MESSAGE,
    /** To something that the reader's agency has sent. */
    ANSWER,
    /** Several were asked, and none of their answers is awaited any more. */
    GATHERED,
    /** An operation was changed after a consent, or a consent cannot be kept. */
    CONSENT,
    DUE_SOON,
    /** A limit of the law has passed. */
    OVERDUE,
    /** A target of the office has passed, or what was to be done at once is not done. */
    BEYOND_TARGET,
    /** A colleague's letter waits for the reader's signature or seal. */
    SIGN,
    /** A colleague's answer waits for the reader as the second person. */
    APPROVAL,
    /** A member or a delegation is proposed, and another head is to decide. */
    MEMBER;

    /** As texts and templates name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
