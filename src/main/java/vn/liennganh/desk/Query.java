package vn.liennganh.desk;

import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * A page of a desk's matters, by agency, number and part.
 *
 * @param readers any of them; a viewer and those for whom it carries on
 * @param marks all of them; none narrows nothing
 * @param after the last of the page before
 * @param limit 1 to {@link #LIMIT_MAX}
 */
public record Query(Set<AgencyId> readers, Set<String> marks, Optional<Matter> after, int limit) {

    public static final int LIMIT_MAX = 1_000;

    public Query {
        readers = Set.copyOf(readers);
        marks = Set.copyOf(marks);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }
}
