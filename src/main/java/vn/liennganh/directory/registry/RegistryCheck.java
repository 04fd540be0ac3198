package vn.liennganh.directory.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Succession;
import vn.liennganh.directory.registry.RegistryReader.Entry;
import vn.liennganh.directory.registry.RegistryReader.Rule;
import vn.liennganh.message.AgencyId;

/**
 * Whether the entries of all agency files fit together; the first that does not is named by its
 * line.
 */
final class RegistryCheck {

    private final List<Entry> entries;
    private final Map<AgencyId, List<Entry>> known = new HashMap<>();

    RegistryCheck(List<Entry> entries) {
        this.entries = entries;
        entries.forEach(
                entry ->
                        known.computeIfAbsent(entry.agency().id(), id -> new ArrayList<>())
                                .add(entry));
    }

    void all(List<Rule> rules, List<DelegationReader.Entry> delegations) {
        known.values().forEach(RegistryCheck::onePerDay);
        for (Entry entry : entries) {
            references(entry);
            noCycle(entry, "parent", Agency::parent);
            noCycle(entry, "acts-for", Agency::actsFor);
        }
        entries.forEach(new SuccessionCheck(known)::check);
        Set<String> places = places();
        rules.forEach(rule -> rule(rule, places));
        for (DelegationReader.Entry entry : delegations) {
            AgencyId agency = entry.delegation().agency();
            if (!known.containsKey(agency)) {
                throw entry.source().problem("agency", "unknown agency " + agency);
            }
        }
    }

    private void rule(Rule rule, Set<String> places) {
        Competence.Subject subject = rule.subject();
        if (subject.place() && !places.contains(subject.name())) {
            throw rule.source().problem("no agency lies in \"" + subject.name() + "\"");
        }
        if (!subject.place() && !known.containsKey(AgencyId.of(subject.name()))) {
            throw rule.source().problem("unknown unit " + subject.name());
        }
        for (AgencyId competent : rule.term().competent()) {
            if (!known.containsKey(competent)) {
                throw rule.source().problem("unknown agency " + competent);
            }
        }
    }

    /** Everything that a rule may call a place: those of agencies, and the larger around them. */
    private Set<String> places() {
        Set<String> places = new HashSet<>(Set.of(Competence.ANYWHERE));
        for (Entry entry : entries) {
            String place = entry.agency().territory();
            places.add(place);
            for (String around : Competence.around(place)) {
                places.add(around);
                places.add(Competence.below(around));
            }
        }
        return places;
    }

    private static void onePerDay(List<Entry> same) {
        for (int i = 1; i < same.size(); i++) {
            Entry later = same.get(i);
            for (Entry earlier : same.subList(0, i)) {
                if (earlier.agency().overlaps(later.agency())) {
                    throw later.source()
                            .problem(
                                    "identifier",
                                    "%s stands at %s:%d already, and the days overlap"
                                            .formatted(
                                                    later.agency().id(),
                                                    earlier.source().file(),
                                                    earlier.source().line()));
                }
            }
        }
    }

    private void references(Entry entry) {
        Agency agency = entry.agency();
        agency.parent().ifPresent(parent -> exists(entry, "parent", parent));
        agency.actsFor().ifPresent(principal -> exists(entry, "acts-for", principal));
        for (Succession next : agency.successors()) {
            exists(entry, "successors", next.agency());
        }
        Optional<AgencyId> principals = agency.actsFor().flatMap(this::actsForOf);
        if (principals.isPresent()) {
            throw entry.source()
                    .problem("acts-for", agency.actsFor().get() + " itself acts for another");
        }
    }

    private Optional<AgencyId> actsForOf(AgencyId id) {
        return known.get(id).get(0).agency().actsFor();
    }

    private void exists(Entry entry, String key, AgencyId id) {
        if (!known.containsKey(id)) {
            throw entry.source().problem(key, "unknown agency " + id);
        }
    }

    /**
     * Follows the newest entry of each identifier upwards; whoever comes back to the start is in a
     * cycle.
     */
    private void noCycle(Entry start, String key, Function<Agency, Optional<AgencyId>> upwards) {
        Set<AgencyId> seen = new HashSet<>(Set.of(start.agency().id()));
        Optional<AgencyId> next = upwards.apply(start.agency());
        while (next.isPresent()) {
            if (!seen.add(next.get())) {
                throw start.source().problem(key, "a cycle: " + next.get() + " is above itself");
            }
            List<Entry> above = known.getOrDefault(next.get(), List.of());
            next =
                    above.isEmpty()
                            ? Optional.empty()
                            : upwards.apply(above.get(above.size() - 1).agency());
        }
    }
}
