package vn.liennganh.directory.registry;

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
import java.util.TreeMap;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Succession;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Heir;
import vn.liennganh.directory.change.Amendment;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;

/**
 * What the agency files say, read and found sound; the database's part is not in it.
 *
 * @param versions the entries of each identifier, the earliest first, in the order of identifiers
 * @param members the entries that name a group
 * @param competence who is competent in which role
 * @param delegations as the files name them; whether they hold is for whoever knows certificates
 */
public record Registry(
        Vocabulary vocabulary,
        Map<AgencyId, List<Agency>> versions,
        Map<String, List<Agency>> members,
        Competence competence,
        List<Delegation> delegations) {

    /**
     * Reads every {@code *.yaml} of the folders; the first one has the vocabulary, the others may
     * add to it.
     *
     * @throws vn.liennganh.yaml.ConfigProblem at the first thing wrong, with file, line and reason
     */
    public static Registry read(List<Path> folders) {
        return read(folders, List.of());
    }

    /** The same with what operators have changed since; an amendment goes before its file. */
    public static Registry read(List<Path> folders, List<Amendment> amendments) {
        return RegistryReader.read(folders, amendments);
    }

    static Registry of(
            Vocabulary vocabulary,
            List<Agency> agencies,
            Competence competence,
            List<Delegation> delegations) {
        Map<AgencyId, List<AgencyId>> before = new HashMap<>();
        for (Agency agency : agencies) {
            for (Succession next : agency.successors()) {
                List<AgencyId> known =
                        before.computeIfAbsent(next.agency(), id -> new ArrayList<>());
                if (!known.contains(agency.id())) {
                    known.add(agency.id());
                }
            }
        }
        Map<AgencyId, List<Agency>> versions = new TreeMap<>();
        Map<String, List<Agency>> members = new HashMap<>();
        vocabulary.groups().forEach(group -> members.put(group, new ArrayList<>()));
        agencies.stream()
                .sorted(Comparator.comparing(Agency::id).thenComparing(Agency::validFrom))
                .map(one -> one.succeeding(before.getOrDefault(one.id(), List.of())))
                .forEach(
                        agency -> {
                            versions.computeIfAbsent(agency.id(), id -> new ArrayList<>())
                                    .add(agency);
                            agency.groups().forEach(group -> members.get(group).add(agency));
                        });
        return new Registry(vocabulary, versions, members, competence, List.copyOf(delegations));
    }

    /** The entry of that day; else the last one before it; else the first one. */
    public Optional<Agency> nearest(AgencyId id, LocalDate day) {
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

    public Optional<Agency> on(AgencyId id, LocalDate day) {
        for (Agency entry : versions.getOrDefault(id, List.of())) {
            if (entry.inForce(day)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Itself, or those who succeeded it, followed until somebody is in force on that day. */
    public List<Agency> inPlaceOf(AgencyId id, LocalDate day) {
        return follow(id, day, Optional.empty());
    }

    /** Who gets what is addressed to this code on that day. */
    public Heir heir(AgencyId named, LocalDate day, MessageType matter, AgencyId unit) {
        Optional<Agency> itself = on(named, day);
        if (itself.isPresent()) {
            return new Heir.Itself(itself.get());
        }
        List<Agency> heirs = follow(named, day, Optional.of(matter));
        if (heirs.size() > 1) {
            return chosen(heirs, unit, day)
                    .<Heir>map(Heir.Successor::new)
                    .orElseGet(() -> new Heir.Several(heirs.stream().map(Agency::id).toList()));
        }
        return heirs.isEmpty() ? new Heir.None() : new Heir.Successor(heirs.get(0));
    }

    /** The one competent for the unit; the first role that singles one out decides. */
    private Optional<Agency> chosen(List<Agency> heirs, AgencyId unit, LocalDate day) {
        for (String role : vocabulary.roles()) {
            List<AgencyId> competent = competent(role, unit, day);
            List<Agency> left = heirs.stream().filter(one -> competent.contains(one.id())).toList();
            if (left.size() == 1) {
                return Optional.of(left.get(0));
            }
        }
        return Optional.empty();
    }

    private List<Agency> follow(AgencyId id, LocalDate day, Optional<MessageType> matter) {
        Map<AgencyId, Agency> found = new LinkedHashMap<>();
        Set<AgencyId> asked = new LinkedHashSet<>();
        List<AgencyId> queue = new ArrayList<>(List.of(id));
        for (int i = 0; i < queue.size(); i++) {
            AgencyId next = queue.get(i);
            if (asked.add(next)) {
                Optional<Agency> there = on(next, day);
                there.ifPresent(agency -> found.put(next, agency));
                if (there.isEmpty()) {
                    nearest(next, day)
                            .filter(gone -> gone.validTo().filter(day::isAfter).isPresent())
                            .ifPresent(gone -> queue.addAll(successors(gone, matter)));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Those that take the matter over by name, else those that take all the rest. */
    private static List<AgencyId> successors(Agency gone, Optional<MessageType> matter) {
        List<Succession> all = gone.successors();
        if (matter.isEmpty()) {
            return all.stream().map(Succession::agency).toList();
        }
        MessageType type = matter.get();
        List<AgencyId> named =
                all.stream()
                        .filter(
                                one ->
                                        one.matters().contains(type.value())
                                                || one.matters().contains(type.procedure()))
                        .map(Succession::agency)
                        .toList();
        return named.isEmpty()
                ? all.stream()
                        .filter(one -> one.matters().isEmpty())
                        .map(Succession::agency)
                        .toList()
                : named;
    }

    public Optional<Set<AgencyId>> group(String name, LocalDate day) {
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

    /**
     * The unit's own rule, else that of its place, else those of the agency above it, and so on;
     * for a unit that has ended, those of its successors; nobody for one that is not there yet.
     */
    public List<AgencyId> competent(String role, AgencyId unit, LocalDate day) {
        Set<AgencyId> found = new LinkedHashSet<>();
        inPlaceOf(unit, day).forEach(one -> found.addAll(above(role, one.id(), day)));
        return inForce(found, day);
    }

    /** The rule of the smallest place around that has one. */
    public List<AgencyId> competentIn(String role, String territory, LocalDate day) {
        List<AgencyId> found = competence.ofPlace(role, territory, day);
        if (found.isEmpty()) {
            // A place that went up in another one: who was competent there has a successor.
            found =
                    competence.lastOfPlace(role, territory, day).stream()
                            .filter(one -> on(one, day).isEmpty())
                            .toList();
        }
        return inForce(found.isEmpty() ? competence.anywhere(role, day) : found, day);
    }

    private List<AgencyId> above(String role, AgencyId unit, LocalDate day) {
        Optional<AgencyId> asked = Optional.of(unit);
        while (asked.isPresent()) {
            List<AgencyId> rule = competence.ofUnit(role, asked.get(), day);
            Optional<Agency> agency = nearest(asked.get(), day);
            if (rule.isEmpty() && agency.isPresent()) {
                rule = competence.ofPlace(role, agency.get().territory(), day);
            }
            if (!rule.isEmpty()) {
                return rule;
            }
            asked = agency.flatMap(Agency::parent);
        }
        return competence.anywhere(role, day);
    }

    private List<AgencyId> inForce(Iterable<AgencyId> named, LocalDate day) {
        Set<AgencyId> found = new LinkedHashSet<>();
        named.forEach(one -> inPlaceOf(one, day).forEach(agency -> found.add(agency.id())));
        return List.copyOf(found);
    }
}
