package vn.liennganh.regulation.overlay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.Pause;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.overlay.Overlay.Party;

/** All coordination regulations of a configuration. */
public final class Overlays {

    private final List<Overlay> all;
    private final Map<String, List<Overlay>> copying = new HashMap<>();
    private final Law law;

    Overlays(List<Overlay> all, Law law) {
        this.all = List.copyOf(all);
        this.law = law;
        for (Overlay one : all) {
            one.copies().stream()
                    .map(Overlay.Copy::message)
                    .distinct()
                    .forEach(it -> copying.computeIfAbsent(it, t -> new ArrayList<>()).add(one));
        }
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
     * @param pauses when its clock stood still, and that of the target with it
     */
    public List<OfficeTarget> targets(
            String rule, Instant from, List<Pause> pauses, Party debtor, Party creditor) {
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
                                                due(law, from, one.within(), pauses)))
                        .forEach(targets::add);
            }
        }
        targets.sort(Comparator.comparing(OfficeTarget::due));
        return targets;
    }

    /**
     * The routing roles that get a copy of a message besides: of the regulations in force on the
     * day that bind its sender and one of its recipients.
     *
     * @param recipients asked only where a regulation speaks of the type
     */
    public Set<String> copyRoles(
            String type, LocalDate on, Supplier<Party> sender, Supplier<List<Party>> recipients) {
        Set<String> roles = new LinkedHashSet<>();
        for (Overlay overlay : copying.getOrDefault(type, List.of())) {
            if (overlay.inForce(on)
                    && overlay.binds(sender.get())
                    && recipients.get().stream().anyMatch(overlay::binds)) {
                overlay.copies().stream()
                        .filter(one -> one.message().equals(type))
                        .forEach(one -> roles.add(one.to()));
            }
        }
        return roles;
    }

    /**
     * {@code procedure/edition#message.duty} as overlays write it: without the edition, and without
     * the day since which its limit is what it is.
     */
    public static String name(String rule) {
        return rule.replaceFirst("/[0-9]+#", ".").replaceFirst("@[0-9-]{10}", "");
    }

    static Instant due(Law law, Instant from, TimeLimit limit) {
        return due(law, from, limit, List.of());
    }

    private static Instant due(Law law, Instant from, TimeLimit limit, List<Pause> pauses) {
        return limit.unit() == TimeLimit.Unit.IMMEDIATELY
                ? from.plus(law.immediately())
                : law.clock().due(from, limit, pauses).at();
    }
}
