package vn.liennganh.regulation.overlay;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.Bilingual;

/**
 * A coordination regulation between agencies of one territory. It is office policy, shown by its
 * name and never by an article; no legal due instant depends on it.
 *
 * @param signatories the kinds of agencies that signed it
 * @param territory where it holds, as the directory writes territories; absent where it holds in
 *     the whole country
 * @param reviewMonths how often its signatories look at it again
 * @param reviewReminds the kind of signatory that the hub reminds of it; absent where it keeps the
 *     calendar itself
 */
public record Overlay(
        String id,
        Bilingual name,
        Set<String> signatories,
        Optional<String> territory,
        LocalDate from,
        Optional<LocalDate> to,
        int reviewMonths,
        Optional<String> reviewReminds,
        List<Target> targets,
        List<Copy> copies,
        List<Addition> additions) {

    /** A kind of agency in a territory, which is all that an overlay knows of a party. */
    public record Party(String kind, String territory) {}

    /**
     * An office target that lies before the law's limit.
     *
     * @param duty {@code procedure.message.duty}
     */
    public record Target(String duty, TimeLimit within) {}

    /**
     * A copy beside those of the law.
     *
     * @param to a routing role of the directory
     */
    public record Copy(String message, String to) {}

    /** Something that the signatories promised each other beside what the law demands. */
    public record Addition(String message, Bilingual promise, TimeLimit within) {}

    public Overlay {
        signatories = Set.copyOf(signatories);
        targets = List.copyOf(targets);
        copies = List.copyOf(copies);
        additions = List.copyOf(additions);
    }

    public boolean inForce(LocalDate on) {
        return !on.isBefore(from) && to.map(last -> !on.isAfter(last)).orElse(true);
    }

    /**
     * The last day up to this one on which it was to be looked at again; empty before the first.
     */
    public Optional<LocalDate> reviewDue(LocalDate today) {
        Optional<LocalDate> last = Optional.empty();
        for (int turn = 1; !review(turn).isAfter(today) && inForce(review(turn)); turn++) {
            last = Optional.of(review(turn));
        }
        return last;
    }

    private LocalDate review(int turn) {
        return from.plusMonths((long) turn * reviewMonths);
    }

    /** Whether an agency of this kind and territory is bound by it. */
    public boolean binds(Party party) {
        return signatories.contains(party.kind())
                && territory.map(where -> within(where, party.territory())).orElse(true);
    }

    /** Whether an agency of this kind and territory is reminded of the review. */
    public boolean reminds(Party party) {
        return binds(party) && reviewReminds.filter(party.kind()::equals).isPresent();
    }

    private static boolean within(String where, String place) {
        return place.equals(where) || place.endsWith(", " + where);
    }

    /** Whether it says anything about a procedure. */
    public boolean about(String procedure) {
        String start = procedure + ".";
        return targets.stream().anyMatch(one -> one.duty().startsWith(start))
                || copies.stream().anyMatch(one -> one.message().startsWith(start))
                || additions.stream().anyMatch(one -> one.message().startsWith(start));
    }
}
