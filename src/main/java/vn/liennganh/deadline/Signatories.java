package vn.liennganh.deadline;

import java.time.LocalDate;
import java.util.List;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.overlay.Overlay;

/** Which agencies are reminded that a coordination regulation is to be looked at again. */
@FunctionalInterface
public interface Signatories {

    /** Those of the kind that the regulation names, in its territory, in force on the day. */
    List<AgencyId> reminded(Overlay overlay, LocalDate day);
}
