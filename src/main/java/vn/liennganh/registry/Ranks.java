package vn.liennganh.registry;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.registry.position.Asset;
import vn.liennganh.registry.position.Measure;
import vn.liennganh.registry.position.Position;

/**
 * The measures of all authorities on one asset at one registry, in the order in which the registry
 * recorded them. Only the registry may see the whole of it; no rule seen ranks one authority before
 * another, so that the order is information.
 */
@Service
public class Ranks {

    /**
     * A measure in its place.
     *
     * @param place from 1; 0 where the registry has stated no time, last of all
     */
    public record Ranked(int place, Matter matter, Measure measure) {}

    private final Desks desks;
    private final RegistryBook book;

    Ranks(Desks desks, RegistryBook book) {
        this.desks = desks;
        this.book = book;
    }

    /**
     * Those that stand, or were told to end and are not lifted yet.
     *
     * @param registry with those for whom it carries on
     * @param keys any of them
     * @param at as of this instant; now where it is empty
     */
    public List<Ranked> of(Set<AgencyId> registry, Collection<String> keys, Optional<Instant> at) {
        Map<Matter, Standing<Position>> found = found(registry, keys);
        List<Ranked> known = new ArrayList<>();
        List<Ranked> unknown = new ArrayList<>();
        for (Standing<Position> one : found.values()) {
            Standing<Position> then =
                    at.map(instant -> desks.at(book, one.matter(), instant)).orElse(one);
            for (Measure measure : then.content().measures()) {
                if (registry.contains(measure.registry()) && measure.state().kept()) {
                    (measure.rankTime().isPresent() ? known : unknown)
                            .add(new Ranked(0, one.matter(), measure));
                }
            }
        }
        known.sort(
                Comparator.comparing((Ranked one) -> one.measure().rankTime().orElseThrow())
                        .thenComparing(one -> one.measure().first()));
        unknown.sort(Comparator.comparing(one -> one.measure().first()));
        List<Ranked> ranked = new ArrayList<>();
        for (Ranked one : known) {
            ranked.add(new Ranked(ranked.size() + 1, one.matter(), one.measure()));
        }
        ranked.addAll(unknown);
        return ranked;
    }

    /** Whoever knows the asset by another key as well leads to those who know it by that one. */
    private Map<Matter, Standing<Position>> found(Set<AgencyId> registry, Collection<String> keys) {
        Map<Matter, Standing<Position>> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>(keys);
        Deque<String> next = new ArrayDeque<>(keys);
        while (!next.isEmpty()) {
            for (Standing<Position> one : all(registry, next.remove())) {
                found.put(one.matter(), one);
                one.content().asset().map(Asset::keys).orElse(List.of()).stream()
                        .filter(seen::add)
                        .forEach(next::add);
            }
        }
        return found;
    }

    private List<Standing<Position>> all(Set<AgencyId> registry, String key) {
        List<Standing<Position>> all = new ArrayList<>();
        Optional<Matter> after = Optional.empty();
        List<Standing<Position>> page;
        do {
            page =
                    desks.page(
                            book,
                            new Query(
                                    registry,
                                    Set.of(RegistryBook.mark(key)),
                                    after,
                                    Query.LIMIT_MAX));
            all.addAll(page);
            after = page.stream().reduce((first, last) -> last).map(Standing::matter);
        } while (page.size() == Query.LIMIT_MAX);
        return all;
    }
}
