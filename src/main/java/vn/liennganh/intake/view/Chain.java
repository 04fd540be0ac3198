package vn.liennganh.intake.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/** Who is above whom: an agency sees itself and those below it, the hub sees everybody. */
@Component
public class Chain {

    private static final String HUB = "hub";
    private static final int DEPTH_MAX = 10;

    private final Directory directory;

    Chain(Directory directory) {
        this.directory = directory;
    }

    /** Those whose card the viewer may see, by code; a division has none apart from its agency. */
    public List<AgencyId> below(AgencyId viewer) {
        List<Agency> all = directory.agencies();
        boolean hub = directory.agency(viewer).filter(one -> one.kind().equals(HUB)).isPresent();
        Map<AgencyId, AgencyId> parents = new HashMap<>();
        all.forEach(one -> one.parent().ifPresent(parent -> parents.put(one.id(), parent)));
        Set<AgencyId> found = new HashSet<>();
        for (Agency one : all) {
            if (one.actsFor().isEmpty()
                    && !one.kind().equals(HUB)
                    && (hub || reaches(one.id(), viewer, parents))) {
                found.add(one.id());
            }
        }
        return found.stream().sorted().toList();
    }

    private static boolean reaches(
            AgencyId from, AgencyId viewer, Map<AgencyId, AgencyId> parents) {
        AgencyId at = from;
        for (int step = 0; step < DEPTH_MAX && at != null; step++) {
            if (at.equals(viewer)) {
                return true;
            }
            at = parents.get(at);
        }
        return false;
    }
}
