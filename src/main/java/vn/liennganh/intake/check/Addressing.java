package vn.liennganh.intake.check;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Verdict;

/**
 * For whom a message is, as the directory knows them on the day.
 *
 * @param kinds the kind of every recipient, in the order of {@code to}, each once, without the
 *     sender; empty where nobody else is left
 */
public record Addressing(Map<AgencyId, String> kinds) {

    private static final String GROUP = "group:";

    public List<AgencyId> recipients() {
        return List.copyOf(kinds.keySet());
    }

    /** Resolves groups and looks everybody up; refuses with {@code recipient-unknown}. */
    public static Verdict<Addressing> resolve(
            Envelope envelope, AgencyId hub, Directory directory, LocalDate today) {
        if (envelope.hub().filter(named -> !named.equals(hub)).isPresent()) {
            return refused("/hub", "intake.hub-other");
        }
        Map<AgencyId, String> kinds = new LinkedHashMap<>();
        for (int i = 0; i < envelope.to().size(); i++) {
            String entry = envelope.to().get(i);
            Optional<Verdict<Addressing>> refused =
                    entry.startsWith(GROUP)
                            ? addGroup(entry, "/to/" + i, kinds, directory, today)
                            : addAgency(entry, "/to/" + i, kinds, directory, today);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        kinds.remove(envelope.from());
        return Verdict.granted(new Addressing(kinds));
    }

    private static Optional<Verdict<Addressing>> addGroup(
            String entry,
            String pointer,
            Map<AgencyId, String> kinds,
            Directory directory,
            LocalDate today) {
        Optional<Set<AgencyId>> members = directory.group(entry.substring(GROUP.length()));
        if (members.isEmpty()) {
            return Optional.of(refused(pointer, "intake.group-unknown"));
        }
        members.get().stream()
                .sorted()
                .forEach(
                        member ->
                                directory
                                        .agencyOn(member, today)
                                        .ifPresent(agency -> kinds.put(member, agency.kind())));
        return Optional.empty();
    }

    private static Optional<Verdict<Addressing>> addAgency(
            String entry,
            String pointer,
            Map<AgencyId, String> kinds,
            Directory directory,
            LocalDate today) {
        AgencyId id = AgencyId.of(entry);
        Optional<Agency> agency = directory.agencyOn(id, today);
        agency.ifPresent(known -> kinds.put(id, known.kind()));
        return agency.isPresent()
                ? Optional.empty()
                : Optional.of(refused(pointer, "intake.recipient-unknown"));
    }

    private static Verdict<Addressing> refused(String pointer, String key) {
        return Verdict.refused(Refusal.at(RefusalCode.RECIPIENT_UNKNOWN, pointer, key));
    }
}
