package vn.liennganh.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.across.Fact;
import vn.liennganh.regulation.across.FactType;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.regulation.across.Standing;

/**
 * What exchanges know of each other while one batch is judged: what is stored, and in its place
 * what the messages of the batch have told so far. Lives for one attempt of one transaction.
 */
public final class FactView implements Facts {

    private final Function<Collection<String>, List<Standing>> stored;
    private final Map<String, List<Standing>> read = new HashMap<>();
    private final Map<UUID, List<Fact>> seen = new HashMap<>();

    FactView(Function<Collection<String>, List<Standing>> stored) {
        this.stored = stored;
    }

    /** Reads at once what will be asked for; nothing is read where nothing is. */
    public void expect(Collection<String> keys) {
        Set<String> unread = new HashSet<>(keys);
        unread.removeAll(read.keySet());
        if (unread.isEmpty()) {
            return;
        }
        unread.forEach(key -> read.put(key, new ArrayList<>()));
        for (Standing one : stored.apply(unread)) {
            for (String key : one.fact().keys()) {
                read.computeIfPresent(
                        key,
                        (same, all) -> {
                            all.add(one);
                            return all;
                        });
            }
        }
    }

    /** An exchange as it stands now, in place of what is stored of it. */
    public void saw(ExchangeState exchange) {
        seen.put(exchange.id(), exchange.facts());
    }

    @Override
    public List<Standing> standing(FactType type, Set<String> keys) {
        expect(keys);
        List<Standing> standing = new ArrayList<>();
        for (String key : keys) {
            for (Standing one : read.getOrDefault(key, List.of())) {
                if (!seen.containsKey(one.exchange()) && one.fact().type().equals(type.id())) {
                    standing.add(one);
                }
            }
        }
        seen.forEach(
                (exchange, facts) -> {
                    for (Fact fact : facts) {
                        boolean meets = fact.keys().stream().anyMatch(keys::contains);
                        if (meets && fact.type().equals(type.id())) {
                            standing.add(new Standing(exchange, fact));
                        }
                    }
                });
        return standing;
    }
}
