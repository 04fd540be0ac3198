package vn.liennganh.deadline;

import java.util.Optional;
import vn.liennganh.message.AgencyId;

/** Who stands above an agency, as far as the directory says so. */
@FunctionalInterface
public interface Superiors {

    Optional<AgencyId> of(AgencyId agency);
}
