package vn.liennganh.regulation.across;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.liennganh.regulation.ExchangeState;

/** The facts that stand in all exchanges, asked by what they are about. */
@FunctionalInterface
public interface Facts {

    /** No exchange lets anything be known. */
    Facts NONE = (type, keys) -> List.of();

    /** The facts of these exchanges. */
    static Facts of(Collection<ExchangeState> exchanges) {
        return (type, keys) -> {
            List<Standing> standing = new ArrayList<>();
            for (ExchangeState exchange : exchanges) {
                for (Fact fact : exchange.facts()) {
                    if (fact.is(type) && fact.meets(keys)) {
                        standing.add(new Standing(exchange.id(), fact));
                    }
                }
            }
            return standing;
        };
    }

    /**
     * The facts of a type that have one of the keys, in whatever exchange, each as often as met.
     */
    List<Standing> standing(FactType type, Set<String> keys);
}
