package vn.liennganh.freeze.position;

import vn.liennganh.message.AgencyId;

/**
 * One debt of one debtor in one case: what is added up belongs together and has one ceiling.
 *
 * @param agency whose case it is
 * @param debtor a short digest of the debtor's identifiers: two debtors of a case owe apart
 */
public record CaseKey(AgencyId agency, String number, String debtor) {

    /** Characters of the digest. */
    public static final int DEBTOR_LENGTH = 16;
}
