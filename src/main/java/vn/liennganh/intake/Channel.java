package vn.liennganh.intake;

import vn.liennganh.message.AgencyId;

/**
 * The way a message came in, and whom the way itself proves.
 *
 * @param kind {@code rest}, {@code soap}, {@code hub} for the hub's own messages
 * @param agency the agency whose certificate opened the channel
 * @param acting the agency it may act for; equals {@code agency} except for regional divisions
 */
public record Channel(String kind, AgencyId agency, AgencyId acting) {

    /** A channel on which an agency speaks for itself alone. */
    public static Channel of(String kind, AgencyId agency) {
        return new Channel(kind, agency, agency);
    }

    /** Whether messages of this sender may come this way. */
    public boolean carries(AgencyId from) {
        return from.equals(agency) || from.equals(acting);
    }
}
