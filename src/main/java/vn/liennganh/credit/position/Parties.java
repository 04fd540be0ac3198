package vn.liennganh.credit.position;

import vn.liennganh.message.AgencyId;

/** Who is a bank, and whose branch: what a case's messages do not say of their senders. */
public interface Parties {

    boolean bank(AgencyId agency);

    /** Whether it is the department above the enforcement agencies. */
    boolean central(AgencyId agency);

    /** The bank of which it is a branch, the head office; itself where there is none above it. */
    AgencyId institution(AgencyId bank);
}
