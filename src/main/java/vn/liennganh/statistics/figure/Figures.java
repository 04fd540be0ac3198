package vn.liennganh.statistics.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one unit, agency or country counted in a period.
 *
 * @param tallies at most one of a category
 */
public record Figures(
        List<Tally> tallies,
        Coercions coercions,
        Complaints complaints,
        AdministrativeJudgments administrativeJudgments) {

    /** Coercions: planned, given up because the debtor paid, and carried out. */
    public record Coercions(long planned, long voluntary, long carriedOut) {}

    /** Complaints and denunciations. */
    public record Complaints(long received, long settled) {}

    /** Administrative judgments whose enforcement is followed. */
    public record AdministrativeJudgments(long toFollow, long done) {}

    public Figures {
        tallies = List.copyOf(tallies);
        if (tallies.stream().map(Tally::category).distinct().count() < tallies.size()) {
            throw new IllegalArgumentException("a category twice");
        }
    }

    public static Figures none() {
        return new Figures(
                List.of(),
                new Coercions(0, 0, 0),
                new Complaints(0, 0),
                new AdministrativeJudgments(0, 0));
    }

    public Optional<Tally> of(Category category) {
        return tallies.stream().filter(one -> one.category() == category).findFirst();
    }

    /** Both together, category by category. */
    public Figures plus(Figures other) {
        Map<Category, Tally> sums = new EnumMap<>(Category.class);
        tallies.forEach(one -> sums.put(one.category(), one));
        other.tallies.forEach(one -> sums.merge(one.category(), one, Tally::plus));
        return new Figures(
                List.copyOf(sums.values()),
                new Coercions(
                        Math.addExact(coercions.planned, other.coercions.planned),
                        Math.addExact(coercions.voluntary, other.coercions.voluntary),
                        Math.addExact(coercions.carriedOut, other.coercions.carriedOut)),
                new Complaints(
                        Math.addExact(complaints.received, other.complaints.received),
                        Math.addExact(complaints.settled, other.complaints.settled)),
                new AdministrativeJudgments(
                        Math.addExact(
                                administrativeJudgments.toFollow,
                                other.administrativeJudgments.toFollow),
                        Math.addExact(
                                administrativeJudgments.done, other.administrativeJudgments.done)));
    }

    /** Keys of sentences about what cannot be right; figures are flagged by them, not refused. */
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        Optional<Tally> total = of(Category.TOTAL);
        if (total.isEmpty()) {
            doubts.add("statistics.no-total");
        }
        if (!tallies.stream().allMatch(Tally::plausible)) {
            doubts.add("statistics.part-exceeds");
        }
        if (total.isPresent() && !tallies.stream().allMatch(one -> one.within(total.get()))) {
            doubts.add("statistics.category-exceeds");
        }
        if (complaints.settled > complaints.received
                || administrativeJudgments.done > administrativeJudgments.toFollow) {
            doubts.add("statistics.settled-exceeds");
        }
        return List.copyOf(doubts);
    }
}
