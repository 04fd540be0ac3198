package vn.liennganh.directory;

import java.util.List;
import java.util.Map;

/**
 * A kind of party, as the procedures name it.
 *
 * @param id for example {@code commune-police}
 * @param names by language, {@code vi} and {@code en}
 * @param stateBody whether Decree 30/2020/ND-CP binds it: its official signs, then the agency
 * @param capacities what its officials may be registered as, the one who signs most first
 * @param limits those of its agencies that are not the common ones
 */
public record AgencyKind(
        String id,
        Map<String, String> names,
        boolean stateBody,
        List<String> capacities,
        Map<Limit, Long> limits) {

    public AgencyKind {
        names = Map.copyOf(names);
        capacities = List.copyOf(capacities);
        limits = Map.copyOf(limits);
    }
}
