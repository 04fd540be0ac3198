package vn.liennganh.regulation.workbench.sheet;

import java.nio.file.Path;
import vn.liennganh.yaml.YamlMap;

/**
 * A line of a file.
 *
 * @param line counted from 1; 0 where the file as a whole is meant
 */
public record Place(Path file, int line) {

    public static Place of(YamlMap map) {
        return new Place(map.file(), map.line());
    }

    /** The line of a key, or of the mapping where the key is absent. */
    public static Place of(YamlMap map, String key) {
        return new Place(map.file(), map.problem(key, "").line());
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file.toString();
    }
}
