package vn.liennganh.credit.position;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.liennganh.credit.position.Milestone.Kind;

/**
 * How far enforcement has come, read from milestones.
 *
 * @param reached the furthest stage; empty before any
 * @param rounds auction rounds, by their days
 * @param aside what holds the case up: postponed, suspended, without conditions
 */
public record Lane(Optional<Stage> reached, int rounds, Optional<Kind> aside) {

    /** The lane that these milestones make, in the order of acceptance. */
    public static Lane of(List<Milestone> milestones) {
        Optional<Stage> reached = Optional.empty();
        Optional<Kind> aside = Optional.empty();
        SortedSet<java.time.LocalDate> rounds = new TreeSet<>();
        for (Milestone one : milestones) {
            Optional<Stage> now = one.kind().stage();
            if (now.isPresent() && (reached.isEmpty() || now.get().compareTo(reached.get()) > 0)) {
                reached = now;
            }
            if (one.kind() == Kind.AUCTION_PLANNED) {
                rounds.add(one.on());
            } else if (rounds.isEmpty() && now.filter(Lane::auctioned).isPresent()) {
                rounds.add(one.on());
            }
            if (one.kind().aside()) {
                aside = Optional.of(one.kind());
            } else if (one.kind() == Kind.RESUMED || one.kind() == Kind.TERMINATED) {
                aside = Optional.empty();
            }
        }
        return new Lane(reached, rounds.size(), aside);
    }

    private static boolean auctioned(Stage stage) {
        return stage == Stage.AUCTION || stage == Stage.SOLD;
    }
}
