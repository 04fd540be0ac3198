package vn.liennganh.freeze.draft;

import java.util.List;
import java.util.Optional;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.plan.Overreach;
import vn.liennganh.freeze.plan.Release;
import vn.liennganh.freeze.plan.Releases;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.message.MessageType;

/** Decisions that end measures in part or in full. */
final class Endings {

    private static final MessageType PARTIAL_RELEASE =
            new MessageType("account-freeze.partial-release");
    private static final MessageType RELEASE = new MessageType("account-freeze.release");
    private static final MessageType LAPSE = new MessageType("account-freeze.lapse-notice");

    private final Debt debt;

    Endings(Debt debt) {
        this.debt = debt;
    }

    /**
     * Releases of what is too much and of what is to stay free, in part but for what remains after
     * a deduction; none where nothing is.
     */
    List<Draft> excess(Occasion occasion, List<Overreach> spared) {
        return Releases.of(debt.position(), spared).stream()
                .map(one -> excess(one, occasion))
                .toList();
    }

    private Draft excess(Release release, Occasion occasion) {
        boolean free = !release.accounts().isEmpty();
        Occasion why =
                occasion.because(
                        Paper.said(free ? "freeze.spared-ground" : "freeze.excess-ground"));
        return release.whole() ? whole(release.hold(), why) : part(release, why);
    }

    Draft part(Release release, Occasion occasion) {
        Hold hold = release.hold();
        return Paper.blank()
                .decision(occasion, "freeze.partial-release-kind", debt.decision(hold))
                .ground(occasion)
                .releases(hold)
                .text("scope", Optional.of("part"))
                .money("amount", release.amount())
                .numbers("accounts", release.accounts())
                .to(hold, PARTIAL_RELEASE, debt.number(), debt.related(hold, occasion));
    }

    /** Releases in full of what still stands; what is ordered to be deducted is left alone. */
    List<Draft> releases(Occasion occasion) {
        return debt.standing(occasion).stream()
                .filter(hold -> hold.state() != HoldState.DEDUCTION_ORDERED)
                .map(hold -> whole(hold, occasion))
                .toList();
    }

    Draft whole(Hold hold, Occasion occasion) {
        Paper paper =
                Paper.blank()
                        .decision(occasion, "freeze.release-kind", debt.decision(hold))
                        .ground(occasion)
                        .releases(hold)
                        .text("scope", Optional.of("all"));
        if (hold.held() > 0) {
            paper.money("amount", hold.held());
        }
        return paper.to(hold, RELEASE, debt.number(), debt.related(hold, occasion));
    }

    /**
     * Notices that the measures have lapsed with the enforcement itself (L95.1).
     *
     * @param event {@code termination-of-enforcement} or {@code decision-cancelled}
     */
    List<Draft> lapses(String event, Occasion occasion) {
        Occasion why = occasion.because(Paper.said("freeze.lapse-ground-" + event));
        return debt.standing(occasion).stream()
                .map(
                        hold ->
                                Paper.blank()
                                        .decision(
                                                why,
                                                "freeze.lapse-kind-" + event,
                                                debt.decision(hold))
                                        .ground(why)
                                        .releases(hold)
                                        .text("event", Optional.of(event))
                                        .to(hold, LAPSE, debt.number(), why.related()))
                .toList();
    }
}
