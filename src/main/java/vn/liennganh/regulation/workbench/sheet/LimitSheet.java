package vn.liennganh.regulation.workbench.sheet;

import java.util.Optional;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/**
 * A limit as it is written.
 *
 * @param unit {@code policy} where {@code policy} names a value of the office
 * @param amount 0 where the unit has none
 */
public record LimitSheet(String unit, int amount, Optional<String> policy) {

    private static final String POLICY = "policy";

    static LimitSheet of(YamlValue value) {
        if (!value.isMap()) {
            return new LimitSheet(value.string(), 0, Optional.empty());
        }
        YamlMap map = value.map();
        String unit = map.keys().isEmpty() ? "?" : map.keys().get(0);
        return unit.equals(POLICY)
                ? new LimitSheet(POLICY, 0, Optional.of(map.string(POLICY)))
                : new LimitSheet(unit, map.integer(unit), Optional.empty());
    }
}
