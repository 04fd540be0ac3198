package vn.liennganh.startup.broker;

import java.util.UUID;
import vn.liennganh.message.AgencyId;

/** Hears what happens at the broker. Never blocks: called on the broker's threads. */
public interface Ear {

    /** A receiver was opened on an agency's inbox. */
    void attached(AgencyId party);

    /** A delivery was settled as accepted. */
    void settled(AgencyId party, UUID message);

    /** A submission is on the broker's disk and in this lane. */
    void grew(String lane);
}
