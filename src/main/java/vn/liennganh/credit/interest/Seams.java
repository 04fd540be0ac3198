package vn.liennganh.credit.interest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where rules overlap, and where none runs between them. */
final class Seams {

    private Seams() {}

    static List<Doubt> of(List<InterestRule> rules, LocalDate asOf) {
        List<InterestRule> sorted =
                rules.stream()
                        .filter(one -> !one.from().isAfter(Interest.last(one, asOf)))
                        .sorted(Comparator.comparing(InterestRule::from))
                        .toList();
        List<Doubt> doubts = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            InterestRule one = sorted.get(i);
            int place = rules.indexOf(one) + 1;
            LocalDate until =
                    sorted.subList(0, i).stream()
                            .map(before -> Interest.last(before, asOf))
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
            if (!one.from().isAfter(until)) {
                LocalDate last = Interest.last(one, asOf);
                LocalDate end = until.isBefore(last) ? until : last;
                doubts.add(new Doubt(Doubt.Kind.OVERLAP, place, one.from(), end));
            } else if (one.from().isAfter(until.plusDays(1))) {
                doubts.add(
                        new Doubt(
                                Doubt.Kind.GAP, place, until.plusDays(1), one.from().minusDays(1)));
            }
        }
        return doubts;
    }
}
