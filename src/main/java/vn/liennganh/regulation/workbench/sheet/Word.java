package vn.liennganh.regulation.workbench.sheet;

import vn.liennganh.yaml.YamlValue;

/** One word of a rule file and where it stands. */
public record Word(String text, Place place) {

    static Word of(java.nio.file.Path file, YamlValue value) {
        return new Word(value.string(), new Place(file, value.line()));
    }
}
