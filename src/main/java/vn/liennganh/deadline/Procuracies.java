package vn.liennganh.deadline;

import java.util.List;
import vn.liennganh.message.AgencyId;

/** Which procuracy supervises a unit that handles a case, as far as the directory says so. */
@FunctionalInterface
public interface Procuracies {

    List<AgencyId> of(AgencyId handlingUnit);
}
