package vn.liennganh.desk;

import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * How a position is found.
 *
 * @param readers to whom it exists; who has become a reader stays one
 * @param marks words by which lists are narrowed, such as a state; never personal
 */
public record Entry(Set<AgencyId> readers, Set<String> marks) {

    public Entry {
        readers = Set.copyOf(readers);
        marks = Set.copyOf(marks);
    }
}
