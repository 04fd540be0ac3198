package vn.liennganh.gateway.rest.duty;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.wire.DutyWording;
import vn.liennganh.regulation.Obligation;

/**
 * The statuses that a caller asks for.
 *
 * @param named empty for all, unless {@code soon}
 * @param soon also those open ones that are near their due instant: a view, not a status
 */
record Wanted(Set<Obligation.Status> named, boolean soon) {

    private static final String DUE_SOON = "due-soon";
    private static final int NAMES_MAX = 10;

    static Wanted of(@Nullable String text) {
        Set<Obligation.Status> chosen = EnumSet.noneOf(Obligation.Status.class);
        boolean soon = false;
        if (text == null || text.isEmpty()) {
            return new Wanted(chosen, false);
        }
        for (String name : text.split(",", NAMES_MAX)) {
            if (name.equals(DUE_SOON)) {
                soon = true;
            } else {
                chosen.add(status(name));
            }
        }
        return new Wanted(chosen, soon);
    }

    private static Obligation.Status status(String name) {
        return Arrays.stream(Obligation.Status.values())
                .filter(status -> status.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.badParameter("status")));
    }

    /** What must be read to find them. */
    Set<Obligation.Status> read() {
        Set<Obligation.Status> statuses = EnumSet.noneOf(Obligation.Status.class);
        statuses.addAll(named);
        if (soon) {
            statuses.add(Obligation.Status.OPEN);
        }
        return statuses;
    }

    List<Obligation> of(List<Obligation> found, DutyWording wording) {
        return soon
                ? found.stream()
                        .filter(duty -> named.contains(duty.status()) || wording.dueSoon(duty))
                        .toList()
                : found;
    }
}
