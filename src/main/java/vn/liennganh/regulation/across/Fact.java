package vn.liennganh.regulation.across;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * What an exchange lets others know about one of its parties.
 *
 * @param type the id of its {@link FactType}
 * @param party whose lane it is about; the opener where the exchange has one state
 * @param keys hashes of what it is about, of which one suffices to meet: of {@link FactKey}
 * @param amount whole dong; 0 for a mark
 * @param since when the hub accepted the message that told it
 */
public record Fact(String type, AgencyId party, Set<String> keys, long amount, Instant since) {

    public Fact {
        keys = Set.copyOf(keys);
    }

    /** The same about another party's lane. */
    public Fact of(AgencyId other) {
        return new Fact(type, other, keys, amount, since);
    }

    Fact with(long other, Instant at) {
        return new Fact(type, party, keys, other, at);
    }

    boolean is(FactType other) {
        return type.equals(other.id());
    }

    boolean meets(Set<String> others) {
        return !Collections.disjoint(keys, others);
    }
}
