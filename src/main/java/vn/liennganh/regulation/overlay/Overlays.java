package vn.liennganh.regulation.overlay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.overlay.Overlay.Party;

/** All coordination regulations of a configuration. */
public final class Overlays {

    private final List<Overlay> all;
    private final Law law;

    Overlays(List<Overlay> all, Law law) {
        this.all = List.copyOf(all);
        this.law = law;
    }

    /**
     * What the office aims at for one obligation, beside its legal due instant.
     *
     * @param due never after the legal one
     */
    public record OfficeTarget(Overlay overlay, TimeLimit within, Instant due) {}

    public List<Overlay> all() {
        return all;
    }

    /** The regulations in force on a day that say anything about a procedure. */
    public List<Overlay> about(String procedure, LocalDate on) {
        return all.stream().filter(one -> one.inForce(on) && one.about(procedure)).toList();
    }

    /**
     * The targets for an obligation of one party to another, the earliest first. Both must be bound
     * by the regulation, which must be in force on the day from which the obligation is counted.
     *
     * @param rule {@code procedure/edition#message.duty}
     * @param from from what the legal due instant is counted
     */
    public List<OfficeTarget> targets(String rule, Instant from, Party debtor, Party creditor) {
        String duty = name(rule);
        List<OfficeTarget> targets = new ArrayList<>();
        for (Overlay overlay : all) {
            if (overlay.inForce(LegalClock.day(from))
                    && overlay.binds(debtor)
                    && overlay.binds(creditor)) {
                overlay.targets().stream()
                        .filter(one -> one.duty().equals(duty))
                        .map(
                                one ->
                                        new OfficeTarget(
                                                overlay,
                                                one.within(),
                                                due(law, from, one.within())))
                        .forEach(targets::add);
            }
        }
        targets.sort(Comparator.comparing(OfficeTarget::due));
        return targets;
    }

    /** {@code procedure/edition#message.duty} as overlays write it, without the edition. */
    public static String name(String rule) {
        return rule.replaceFirst("/[0-9]+#", ".");
    }

    static Instant due(Law law, Instant from, TimeLimit limit) {
        return limit.unit() == TimeLimit.Unit.IMMEDIATELY
                ? from.plus(law.immediately())
                : law.clock().due(from, limit).at();
    }
}
