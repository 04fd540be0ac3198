package vn.liennganh.partner.signing;

/** Who decides about each signature. */
interface Person {

    /** Whether this is signed; no answer is no. */
    boolean agrees(Question question);
}
