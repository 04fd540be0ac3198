package vn.liennganh.directory;

import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * Who carries on the work of an agency that has ended, or a part of it.
 *
 * @param matters the procedures or message types it takes over; empty where it takes whatever no
 *     other successor names
 */
public record Succession(AgencyId agency, Set<String> matters) {

    public Succession {
        matters = Set.copyOf(matters);
    }

    public static Succession of(AgencyId agency) {
        return new Succession(agency, Set.of());
    }
}
