package vn.liennganh.exchange;

import java.util.Set;
import vn.liennganh.regulation.Obligation;

/**
 * Which of the duties that an agency may see it wants to see.
 *
 * @param statuses empty for all
 * @param role whether it owes, is owed, or either
 */
public record ObligationFilter(Set<Obligation.Status> statuses, Role role) {

    /** The agency's side of a duty. */
    public enum Role {
        PARTY,
        OWED_TO,
        EITHER
    }

    public ObligationFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Everything that concerns the agency. */
    public static ObligationFilter all() {
        return new ObligationFilter(Set.of(), Role.EITHER);
    }
}
