package vn.liennganh.intake.check;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Heir;
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
 * @param stated {@code to} with each group as its members: an old code stays as the sender wrote it
 */
public record Addressing(Map<AgencyId, String> kinds, List<String> stated) {

    private static final Logger LOG = LoggerFactory.getLogger(Addressing.class);
    private static final String GROUP = "group:";

    public Addressing {
        stated = List.copyOf(stated);
    }

    public List<AgencyId> recipients() {
        return List.copyOf(kinds.keySet());
    }

    /**
     * Resolves groups and old codes and looks everybody up; refuses with {@code recipient-unknown}.
     *
     * @param unit the unit that handles the case: where several succeeded an agency, its own gets
     *     the message
     */
    public static Verdict<Addressing> resolve(
            Envelope envelope, AgencyId hub, AgencyId unit, Directory directory, LocalDate today) {
        if (envelope.hub().filter(named -> !named.equals(hub)).isPresent()) {
            return refused("/hub", "intake.hub-other");
        }
        Resolution resolution = new Resolution(envelope, unit, directory, today);
        for (int i = 0; i < envelope.to().size(); i++) {
            String entry = envelope.to().get(i);
            Optional<Verdict<Addressing>> refused =
                    entry.startsWith(GROUP)
                            ? resolution.group(entry, "/to/" + i)
                            : resolution.agency(entry, "/to/" + i);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return Verdict.granted(resolution.without(envelope.from()));
    }

    /** What has been found so far. */
    private static final class Resolution {

        private final Envelope envelope;
        private final AgencyId unit;
        private final Directory directory;
        private final LocalDate today;
        private final Map<AgencyId, String> kinds = new LinkedHashMap<>();
        private final Set<String> stated = new LinkedHashSet<>();

        Resolution(Envelope envelope, AgencyId unit, Directory directory, LocalDate today) {
            this.envelope = envelope;
            this.unit = unit;
            this.directory = directory;
            this.today = today;
        }

        Optional<Verdict<Addressing>> group(String entry, String pointer) {
            Optional<Set<AgencyId>> members = directory.group(entry.substring(GROUP.length()));
            if (members.isEmpty()) {
                return Optional.of(refused(pointer, "intake.group-unknown"));
            }
            for (AgencyId member : members.get().stream().sorted().toList()) {
                directory
                        .agencyOn(member, today)
                        .ifPresent(agency -> found(member.value(), agency));
            }
            return Optional.empty();
        }

        Optional<Verdict<Addressing>> agency(String entry, String pointer) {
            Heir heir = directory.heir(AgencyId.of(entry), today, envelope.type(), unit);
            if (heir instanceof Heir.Itself itself) {
                found(entry, itself.agency());
            } else if (heir instanceof Heir.Successor successor) {
                LOG.info(
                        "old code resolved message={} named={} recipient={}",
                        envelope.id(),
                        entry,
                        successor.agency().id());
                found(entry, successor.agency());
            } else if (heir instanceof Heir.Several several) {
                List<String> choice = several.choice().stream().map(AgencyId::value).toList();
                return Optional.of(
                        Verdict.refused(
                                Refusal.at(
                                        RefusalCode.RECIPIENT_UNKNOWN,
                                        pointer,
                                        "intake.recipient-divided",
                                        entry,
                                        String.join(", ", choice))));
            } else {
                return Optional.of(refused(pointer, "intake.recipient-unknown"));
            }
            return Optional.empty();
        }

        private void found(String written, Agency agency) {
            kinds.put(agency.id(), agency.kind());
            stated.add(written);
        }

        Addressing without(AgencyId sender) {
            kinds.remove(sender);
            stated.remove(sender.value());
            return new Addressing(kinds, List.copyOf(stated));
        }
    }

    private static Verdict<Addressing> refused(String pointer, String key) {
        return Verdict.refused(Refusal.at(RefusalCode.RECIPIENT_UNKNOWN, pointer, key));
    }
}
