package vn.liennganh.directory.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.message.AgencyId;

/**
 * Who is competent in which role, by unit or by place, and on which days.
 *
 * <p>A place is what agency files call a territory, the smallest part first: {@code Region 1,
 * Province A} lies in {@code Province A}. {@code *, Province A} speaks of the places below it
 * alone, and {@code *} of every place.
 */
final class Competence {

    /** Every place. */
    static final String ANYWHERE = "*";

    private static final String WITHIN = ", ";

    /** Who is competent on a stretch of days. */
    record Term(LocalDate from, Optional<LocalDate> to, List<AgencyId> competent) {

        Term {
            competent = List.copyOf(competent);
        }

        boolean inForce(LocalDate day) {
            return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
        }

        boolean overlaps(Term other) {
            return !from.isAfter(other.to.orElse(LocalDate.MAX))
                    && !other.from.isAfter(to.orElse(LocalDate.MAX));
        }
    }

    /** Whom a rule speaks about; units and places never share a key. */
    record Subject(String role, boolean place, String name) {

        static Subject unit(String role, AgencyId unit) {
            return new Subject(role, false, unit.value());
        }

        static Subject place(String role, String territory) {
            return new Subject(role, true, territory);
        }
    }

    private final Map<Subject, List<Term>> terms = new HashMap<>();

    /** False where there is a rule for some of these days already. */
    boolean add(Subject subject, Term term) {
        List<Term> known = terms.computeIfAbsent(subject, one -> new ArrayList<>());
        if (known.stream().anyMatch(term::overlaps)) {
            return false;
        }
        known.add(term);
        return true;
    }

    List<AgencyId> ofUnit(String role, AgencyId unit, LocalDate day) {
        return find(Subject.unit(role, unit), day);
    }

    /** The rule of the smallest place around that has one; not the one of every place. */
    List<AgencyId> ofPlace(String role, String territory, LocalDate day) {
        List<AgencyId> found = find(Subject.place(role, territory), day);
        for (String around : around(territory)) {
            if (found.isEmpty()) {
                found = find(Subject.place(role, below(around)), day);
            }
            if (found.isEmpty()) {
                found = find(Subject.place(role, around), day);
            }
        }
        return found;
    }

    /** What the last rule of the place itself said that ended before the day. */
    List<AgencyId> lastOfPlace(String role, String territory, LocalDate day) {
        return terms.getOrDefault(Subject.place(role, territory), List.of()).stream()
                .filter(term -> term.to().filter(day::isAfter).isPresent())
                .max(Comparator.comparing(Term::from))
                .map(Term::competent)
                .orElse(List.of());
    }

    /** The larger places in which one lies, the smallest of them first. */
    static List<String> around(String territory) {
        List<String> larger = new ArrayList<>();
        for (int cut = territory.indexOf(WITHIN);
                cut >= 0;
                cut = territory.indexOf(WITHIN, cut + 1)) {
            larger.add(territory.substring(cut + WITHIN.length()));
        }
        return larger;
    }

    /** How a rule names all places that lie in one. */
    static String below(String place) {
        return ANYWHERE + WITHIN + place;
    }

    List<AgencyId> anywhere(String role, LocalDate day) {
        return find(Subject.place(role, ANYWHERE), day);
    }

    private List<AgencyId> find(Subject subject, LocalDate day) {
        for (Term term : terms.getOrDefault(subject, List.of())) {
            if (term.inForce(day)) {
                return term.competent();
            }
        }
        return List.of();
    }
}
