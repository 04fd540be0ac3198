package vn.liennganh.regulation.overlay;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.overlay.Overlay.Party;
import vn.liennganh.regulation.overlay.Overlays.OfficeTarget;

/**
 * What the offices aim at for duties as they stand: beside their legal due instants, never in their
 * place.
 */
public final class OfficeTargets {

    private final Overlays overlays;
    private final Members members;

    /** Who takes part, as overlays see them. */
    @FunctionalInterface
    public interface Members {

        /** Kind and territory of an agency on a day; empty where it is not in force then. */
        Optional<Party> on(AgencyId agency, LocalDate day);
    }

    public OfficeTargets(Overlays overlays, Members members) {
        this.overlays = overlays;
        this.members = members;
    }

    /**
     * The targets of a duty, the earliest first; none while its clock stands still, and none that
     * is not tighter than its legal due instant.
     */
    public List<OfficeTarget> of(Obligation duty) {
        if (duty.paused()) {
            return List.of();
        }
        Obligation.Reckoning count = duty.reckoning();
        LocalDate day = LegalClock.day(count.from());
        Optional<Party> debtor = members.on(duty.party(), day);
        Optional<Party> creditor = members.on(duty.owedTo(), day);
        if (debtor.isEmpty() || creditor.isEmpty()) {
            return List.of();
        }
        return overlays
                .targets(duty.rule(), count.from(), count.pauses(), debtor.get(), creditor.get())
                .stream()
                .filter(one -> one.due().isBefore(duty.due()))
                .toList();
    }
}
