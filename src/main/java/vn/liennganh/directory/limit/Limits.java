package vn.liennganh.directory.limit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import vn.liennganh.directory.Limit;

/**
 * The limits of one agency, every one of them.
 *
 * @param values one for each {@link Limit}
 */
public record Limits(Map<Limit, Long> values) {

    public Limits {
        EnumMap<Limit, Long> copy = new EnumMap<>(Limit.class);
        copy.putAll(values);
        for (Limit limit : Limit.values()) {
            Long value = copy.get(limit);
            if (value == null || !limit.allows(value)) {
                throw new IllegalArgumentException(
                        "hub.directory.limits." + limit.word() + ": " + limit.range());
            }
        }
        values = Collections.unmodifiableMap(copy);
    }

    public long get(Limit limit) {
        return values.get(limit);
    }

    /** These, but for the ones that are named. */
    public Limits with(Map<Limit, Long> named) {
        if (named.isEmpty()) {
            return this;
        }
        Map<Limit, Long> merged = new EnumMap<>(values);
        merged.putAll(named);
        return new Limits(merged);
    }
}
