package vn.liennganh.intake.scan;

/** What the scanner says of a content. */
public enum Verdict {
    /** Nothing was found, or nothing is looked for. */
    CLEAN,
    /** Something was found. */
    INFECTED,
    /** Nobody looked: the scanner was not reached, was too slow, or said nothing that is known. */
    UNKNOWN
}
