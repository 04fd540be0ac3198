package vn.liennganh.register.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * A case in one register.
 *
 * @param lanes where each exchange stands, for each addressee or as a whole
 * @param lines what was said, in the order of acceptance
 */
public record CaseFile(List<Lane> lanes, List<Line> lines) {

    /** Before anything was said. */
    public static final CaseFile EMPTY = new CaseFile(List.of(), List.of());

    /**
     * A state of an exchange.
     *
     * @param party whose state it is; empty where the exchange has one for all
     */
    public record Lane(
            UUID exchange,
            String procedure,
            Optional<AgencyId> party,
            String state,
            Instant since) {}

    public CaseFile {
        lanes = List.copyOf(lanes);
        lines = List.copyOf(lines);
    }

    CaseFile with(List<Lane> now, List<Line> more) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(more);
        return new CaseFile(now, all);
    }

    /** Everybody who sent or received a message of the file. */
    public Set<AgencyId> parties() {
        Set<AgencyId> parties = new HashSet<>();
        lines.forEach(one -> parties.addAll(one.parties()));
        return parties;
    }

    /** What one of these was told; the lanes are those of the exchanges that they know. */
    public CaseFile toldTo(Set<AgencyId> viewers) {
        List<Line> told = lines.stream().filter(one -> one.toldTo(viewers)).toList();
        Set<UUID> exchanges = new HashSet<>();
        told.forEach(one -> exchanges.add(one.exchange()));
        List<Lane> seen =
                lanes.stream()
                        .filter(one -> exchanges.contains(one.exchange()))
                        .filter(one -> one.party().map(viewers::contains).orElse(true))
                        .toList();
        return new CaseFile(seen, told);
    }

    /** The lanes that a message moves, or opens. */
    List<Optional<AgencyId>> moved(Heard heard, boolean whole) {
        if (whole) {
            return List.of(Optional.empty());
        }
        List<AgencyId> there =
                lanes.stream()
                        .filter(one -> one.exchange().equals(heard.exchange()))
                        .flatMap(one -> one.party().stream())
                        .toList();
        if (there.contains(heard.from())) {
            return List.of(Optional.of(heard.from()));
        }
        List<AgencyId> told = heard.recipients().stream().filter(there::contains).toList();
        if (told.isEmpty()) {
            // Who opens speaks to new lanes; an heir stands in for the only one.
            told =
                    heard.envelope().opens()
                            ? heard.recipients()
                            : there.size() == 1 ? there : List.of();
        }
        return told.stream().map(Optional::of).toList();
    }
}
