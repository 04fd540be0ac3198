package vn.liennganh.regulation.read;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads conditions and the paths of fields. */
final class ConditionReader {

    private ConditionReader() {}

    static Condition condition(YamlMap when, EditionReader edition) {
        if (when.has("all")) {
            return new Condition.All(
                    when.maps("all").stream().map(one -> condition(one, edition)).toList());
        }
        if (when.has("any")) {
            return new Condition.Any(
                    when.maps("any").stream().map(one -> condition(one, edition)).toList());
        }
        if (when.has("own")) {
            return new FactReader(edition).own(when);
        }
        if (when.has("absent")) {
            return new Condition.Absent(path(when.value("absent")));
        }
        if (when.has("remembered") || when.has("not-remembered")) {
            boolean whether = when.has("remembered");
            YamlValue name = when.value(whether ? "remembered" : "not-remembered");
            edition.recalled(name);
            return new Condition.Remembered(name.string(), whether);
        }
        Optional<YamlValue> field = when.optionalValue("field");
        Optional<YamlValue> after = when.optionalValue("after");
        Optional<YamlValue> items = when.optionalValue("items");
        Optional<YamlValue> sum = when.optionalValue("sum");
        if (present(field) + present(after) + present(items) + present(sum) != 1) {
            throw when.problem("one of \"field\", \"after\", \"items\" and \"sum\" is expected");
        }
        if (sum.isPresent()) {
            return new FactReader(edition).sum(when);
        }
        if (after.isPresent()) {
            return new Condition.After(edition.type(after.get()));
        }
        if (items.isPresent()) {
            if (!items.get().string().equals("settled")) {
                throw when.problem("items", "settled is expected");
            }
            return new Condition.ItemsSettled();
        }
        BodyPath path = path(field.orElseThrow());
        Optional<YamlValue> above = when.optionalValue("above");
        Optional<YamlMap> ahead = when.optionalMap("ahead");
        Optional<YamlValue> is = when.optionalValue("is");
        if (present(above) + present(ahead) + present(is) != 1) {
            throw when.problem("a field has one of \"above\", \"is\" and \"ahead\"");
        }
        if (ahead.isPresent()) {
            int hours = PolicyReader.positive(ahead.get(), "hours");
            return new Condition.Ahead(path, Duration.ofHours(hours));
        }
        return above.isPresent()
                ? new Condition.Above(path, BigDecimal.valueOf(above.get().wholeNumber()))
                : new Condition.Is(path, is.orElseThrow().string());
    }

    private static int present(Optional<?> value) {
        return value.isPresent() ? 1 : 0;
    }

    static BodyPath path(YamlValue value) {
        try {
            return BodyPath.of(value.string());
        } catch (IllegalArgumentException wrong) {
            throw value.problem(wrong.getMessage());
        }
    }

    /** A path to one value. */
    static BodyPath single(YamlValue value) {
        BodyPath path = path(value);
        if (path.many()) {
            throw value.problem("one field is expected, not every item of a list");
        }
        return path;
    }
}
