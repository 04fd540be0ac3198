package vn.liennganh.directory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * What the agency files say, read and found sound; the database's part is not in it.
 *
 * @param versions the entries of each identifier, the earliest first, in the order of identifiers
 * @param members the entries that name a group
 * @param competence by role and unit
 */
record Registry(
        Vocabulary vocabulary,
        Map<AgencyId, List<Agency>> versions,
        Map<String, List<Agency>> members,
        Map<String, Map<AgencyId, List<AgencyId>>> competence) {

    /**
     * Reads every {@code *.yaml} of the folder.
     *
     * @throws vn.liennganh.yaml.ConfigProblem at the first thing wrong, with file, line and reason
     */
    static Registry read(Path folder) {
        return RegistryReader.read(folder);
    }

    static Registry of(
            Vocabulary vocabulary,
            List<Agency> agencies,
            Map<String, Map<AgencyId, List<AgencyId>>> competence) {
        Map<AgencyId, List<Agency>> versions = new LinkedHashMap<>();
        Map<String, List<Agency>> members = new HashMap<>();
        vocabulary.groups().forEach(group -> members.put(group, new ArrayList<>()));
        agencies.stream()
                .sorted(Comparator.comparing(Agency::id).thenComparing(Agency::validFrom))
                .forEach(
                        agency -> {
                            versions.computeIfAbsent(agency.id(), id -> new ArrayList<>())
                                    .add(agency);
                            agency.groups().forEach(group -> members.get(group).add(agency));
                        });
        return new Registry(vocabulary, versions, members, competence);
    }

    /** The entry of that day; else the last one before it; else the first one. */
    Optional<Agency> nearest(AgencyId id, LocalDate day) {
        List<Agency> entries = versions.getOrDefault(id, List.of());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Agency found = entries.get(0);
        for (Agency entry : entries) {
            if (!entry.validFrom().isAfter(day)) {
                found = entry;
            }
        }
        return Optional.of(found);
    }

    Optional<Agency> on(AgencyId id, LocalDate day) {
        return versions.getOrDefault(id, List.of()).stream()
                .filter(entry -> entry.inForce(day))
                .findFirst();
    }

    /** Itself, or those who succeeded it, followed until somebody is in force on that day. */
    List<Agency> inPlaceOf(AgencyId id, LocalDate day) {
        Map<AgencyId, Agency> found = new LinkedHashMap<>();
        Set<AgencyId> seen = new LinkedHashSet<>();
        List<AgencyId> asked = new ArrayList<>(List.of(id));
        for (int i = 0; i < asked.size(); i++) {
            AgencyId next = asked.get(i);
            if (seen.add(next)) {
                on(next, day)
                        .ifPresentOrElse(
                                agency -> found.put(next, agency),
                                () ->
                                        nearest(next, day)
                                                .ifPresent(
                                                        gone -> asked.addAll(gone.successors())));
            }
        }
        return List.copyOf(found.values());
    }

    Optional<Set<AgencyId>> group(String name, LocalDate day) {
        if (!members.containsKey(name)) {
            return Optional.empty();
        }
        Set<AgencyId> found = new LinkedHashSet<>();
        for (Agency member : members.get(name)) {
            if (member.inForce(day)) {
                found.add(member.id());
            }
        }
        return Optional.of(found);
    }

    /** The unit's own rule, else that of the agency above it, and so on. */
    List<AgencyId> competent(String role, AgencyId unit, LocalDate day) {
        Map<AgencyId, List<AgencyId>> rules = competence.getOrDefault(role, Map.of());
        Optional<AgencyId> asked = Optional.of(unit);
        while (asked.isPresent()) {
            List<AgencyId> rule = rules.getOrDefault(asked.get(), List.of());
            if (!rule.isEmpty()) {
                return rule;
            }
            asked = nearest(asked.get(), day).flatMap(Agency::parent);
        }
        return List.of();
    }
}
