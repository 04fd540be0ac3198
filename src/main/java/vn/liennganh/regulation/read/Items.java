package vn.liennganh.regulation.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.liennganh.yaml.YamlValue;

/** Lists of a rule file whose order says nothing, and in which nothing needs to stand twice. */
final class Items {

    private Items() {}

    /**
     * All that the values name together.
     *
     * @param reader what one value names: itself, or all that a name of this file stands for
     * @throws vn.liennganh.yaml.ConfigProblem at the line of a value that adds nothing
     */
    static <T> Set<T> of(List<YamlValue> values, Function<YamlValue, Set<T>> reader) {
        Set<T> items = new LinkedHashSet<>();
        for (YamlValue value : values) {
            if (!items.addAll(reader.apply(value))) {
                throw value.problem("\"" + value.string() + "\" stands here already");
            }
        }
        return items;
    }
}
