package vn.liennganh.coercion.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.liennganh.message.AgencyId;

/** Finds what is needed twice. */
public final class Clashes {

    private static final Comparator<Claim> BY_START =
            Comparator.comparing(Claim::starts).thenComparing(Claim::exchange);

    private final Duration usual;
    private final Function<AgencyId, OptionalInt> strength;
    private final Predicate<AgencyId> local;

    /**
     * @param usual how long an operation holds its forces where nobody has said when it ended
     * @param strength how many people an agency has; empty where nobody knows
     * @param local whether an agency is the police of one commune: two of its operations are in it
     */
    public Clashes(
            Duration usual, Function<AgencyId, OptionalInt> strength, Predicate<AgencyId> local) {
        this.usual = usual;
        this.strength = strength;
        this.local = local;
    }

    /** All of them, by the moment at which they begin. */
    public List<Clash> of(Collection<Claim> claims) {
        Map<String, List<Claim>> alike = new TreeMap<>();
        claims.forEach(one -> alike.computeIfAbsent(one.same(), key -> new ArrayList<>()).add(one));
        List<Clash> found = new ArrayList<>();
        for (List<Claim> same : alike.values()) {
            same.sort(BY_START);
            if (same.get(0).kind() == Claim.Kind.PEOPLE) {
                people(same, found);
                if (local.test(same.get(0).holder())) {
                    twice(same, Clash.Kind.COMMUNE_TWICE, found);
                }
            } else {
                twice(same, Clash.Kind.of(same.get(0).kind()), found);
            }
        }
        found.sort(Comparator.comparing(Clash::from).thenComparing(Clash::kind));
        return found;
    }

    private void twice(List<Claim> same, Clash.Kind kind, List<Clash> found) {
        for (int i = 0; i < same.size(); i++) {
            Claim first = same.get(i);
            Instant until = first.until(usual);
            for (int j = i + 1; j < same.size() && same.get(j).starts().isBefore(until); j++) {
                Claim second = same.get(j);
                if (!first.exchange().equals(second.exchange())) {
                    found.add(new Clash(kind, List.of(first, second), second.starts(), 0, 0));
                }
            }
        }
    }

    /**
     * Whenever an operation begins: how many are needed together then. First those who were
     * promised, so that a shortage among these is told apart from one that is only feared.
     */
    private void people(List<Claim> same, List<Clash> found) {
        OptionalInt there = strength.apply(same.get(0).holder());
        if (there.isEmpty()) {
            return;
        }
        int free = there.getAsInt();
        Set<Instant> starts = new LinkedHashSet<>();
        same.forEach(one -> starts.add(one.starts()));
        for (Instant at : starts) {
            List<Claim> together =
                    same.stream()
                            .filter(other -> !other.starts().isAfter(at))
                            .filter(other -> other.until(usual).isAfter(at))
                            .toList();
            List<Claim> promised = together.stream().filter(Claim::confirmed).toList();
            if (Claim.together(promised) > free
                    && promised.stream().anyMatch(one -> one.starts().equals(at))) {
                found.add(lacking(promised, at, free));
            } else if (Claim.together(together) > free) {
                found.add(lacking(together, at, free));
            }
        }
    }

    private static Clash lacking(List<Claim> together, Instant at, int free) {
        return new Clash(Clash.Kind.PEOPLE_SHORT, together, at, Claim.together(together), free);
    }
}
