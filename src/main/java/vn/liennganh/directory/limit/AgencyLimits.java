package vn.liennganh.directory.limit;

import java.util.Map;
import java.util.Optional;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.AgencyKind;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Limit;
import vn.liennganh.message.AgencyId;

/**
 * The limits that hold for an agency now: its own entry goes before its kind, and its kind before
 * the settings. What the registry says today holds from the next call on, without a restart.
 */
public class AgencyLimits {

    private final Directory directory;
    private final Limits standard;

    public AgencyLimits(Directory directory, LimitSettings settings) {
        this.directory = directory;
        this.standard = settings.limits();
    }

    public Limits of(AgencyId id) {
        Optional<Agency> agency = directory.agency(id);
        if (agency.isEmpty()) {
            return standard;
        }
        Map<Limit, Long> kind =
                directory.kind(agency.get().kind()).map(AgencyKind::limits).orElse(Map.of());
        return standard.with(kind).with(agency.get().limits());
    }

    /** What holds for whoever is nobody's agency. */
    public Limits standard() {
        return standard;
    }
}
