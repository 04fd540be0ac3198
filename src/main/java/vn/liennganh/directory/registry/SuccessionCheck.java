package vn.liennganh.directory.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Succession;
import vn.liennganh.directory.registry.RegistryReader.Entry;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.ConfigProblem;

/**
 * Whether whoever succeeds an agency is there from the first day on, and the chain leads to
 * somebody: mail for an old code must never run in a circle or into nothing.
 */
record SuccessionCheck(Map<AgencyId, List<Entry>> known) {

    void check(Entry entry) {
        Agency agency = entry.agency();
        List<Succession> successors = agency.successors();
        if (successors.isEmpty()) {
            return;
        }
        if (agency.validTo().isEmpty()) {
            throw problem(entry, "an agency with successors has a last day: valid-to");
        }
        Set<AgencyId> seen = new HashSet<>();
        for (Succession next : successors) {
            if (next.agency().equals(agency.id())) {
                throw problem(entry, "an agency does not succeed itself");
            }
            if (!seen.add(next.agency())) {
                throw problem(entry, next.agency() + " stands twice");
            }
        }
        noCycle(entry);
        LocalDate first = agency.validTo().get().plusDays(1);
        for (Succession next : successors) {
            noGap(entry, next.agency(), first);
        }
    }

    private void noCycle(Entry start) {
        if (ended(start.agency().id()) && leadsBack(start, start.agency().id())) {
            throw problem(start, "a cycle: " + start.agency().id() + " succeeds itself");
        }
    }

    private boolean leadsBack(Entry start, AgencyId home) {
        Set<AgencyId> seen = new HashSet<>();
        List<AgencyId> queue = new ArrayList<>(ids(start.agency()));
        for (int i = 0; i < queue.size(); i++) {
            AgencyId next = queue.get(i);
            if (next.equals(home)) {
                return true;
            }
            if (seen.add(next) && ended(next)) {
                queue.addAll(ids(last(next).agency()));
            }
        }
        return false;
    }

    private void noGap(Entry entry, AgencyId next, LocalDate first) {
        List<Entry> there =
                known.get(next).stream().filter(one -> one.agency().inForce(first)).toList();
        if (there.isEmpty()) {
            throw problem(entry, "a gap: " + next + " is not in force on " + first);
        }
        Entry last = last(next);
        if (ended(next) && last.agency().successors().isEmpty()) {
            throw problem(
                    entry,
                    "a gap: nobody succeeds %s, which ends on %s (%s:%d)"
                            .formatted(
                                    next,
                                    last.agency().validTo().orElseThrow(),
                                    last.source().file().getFileName(),
                                    last.source().line()));
        }
    }

    private static List<AgencyId> ids(Agency agency) {
        return agency.successors().stream().map(Succession::agency).toList();
    }

    private boolean ended(AgencyId id) {
        return last(id).agency().validTo().isPresent();
    }

    private Entry last(AgencyId id) {
        return known.get(id).stream()
                .max(Comparator.comparing(one -> one.agency().validFrom()))
                .orElseThrow();
    }

    private static ConfigProblem problem(Entry entry, String reason) {
        return entry.source().problem("successors", reason);
    }
}
