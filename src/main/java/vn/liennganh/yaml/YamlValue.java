package vn.liennganh.yaml;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of a file and where it stands; a value of another kind than asked for is a {@link
 * ConfigProblem}.
 */
public final class YamlValue {

    private final Path file;
    private final Node node;
    private final List<YamlMap> opened;
    private @Nullable YamlMap map;

    /**
     * @param opened where a mapping that is read out of this value is noted, so that the outermost
     *     {@link YamlMap#finish()} reaches it
     */
    YamlValue(Path file, Node node, List<YamlMap> opened) {
        this.file = file;
        this.node = node;
        this.opened = opened;
        if (node.getAnchor() != null) {
            throw problem("anchors and aliases are not used here: write the value out");
        }
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    public int line() {
        return line(node);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Text that is not blank; a number, date or yes/no must be quoted to be text. */
    public String string() {
        if (!(node instanceof ScalarNode scalar)) {
            throw problem("text is expected");
        }
        if (!Tag.STR.equals(scalar.getTag())) {
            throw problem("text is expected: put \"" + scalar.getValue() + "\" in quotes");
        }
        if (scalar.getValue().isBlank()) {
            throw problem("text is expected, not blanks");
        }
        return scalar.getValue();
    }

    public int integer() {
        String text = scalar(Tag.INT, "a whole number is expected");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notDecimal) {
            throw problem("a whole number in decimal digits is expected, not \"" + text + "\"");
        }
    }

    /** A whole number that may be larger than an {@code int}, such as an amount in dong. */
    public long wholeNumber() {
        String text = scalar(Tag.INT, "a whole number is expected");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notDecimal) {
            throw problem("a whole number in decimal digits is expected, not \"" + text + "\"");
        }
    }

    public boolean bool() {
        String text = scalar(Tag.BOOL, "true or false is expected");
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw problem("true or false is expected, not \"" + text + "\"");
    }

    /** A day as {@code YYYY-MM-DD}. */
    public LocalDate date() {
        if (!(node instanceof ScalarNode scalar)) {
            throw problem("a day YYYY-MM-DD is expected");
        }
        try {
            return LocalDate.parse(scalar.getValue());
        } catch (DateTimeException noDay) {
            throw problem("a day YYYY-MM-DD is expected, not \"" + scalar.getValue() + "\"");
        }
    }

    /** The mapping, the same one every time, so that it knows all that was asked for. */
    public YamlMap map() {
        if (!(node instanceof MappingNode mapping)) {
            throw problem("a mapping (key: value) is expected");
        }
        YamlMap known = map;
        if (known == null) {
            known = new YamlMap(file, mapping);
            opened.add(known);
            map = known;
        }
        return known;
    }

    public List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem("a list is expected");
        }
        List<YamlValue> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlValue(file, item, opened)));
        return List.copyOf(items);
    }

    /** What to throw when the value is well formed but wrong. */
    public ConfigProblem problem(String reason) {
        return new ConfigProblem(file, line(), reason);
    }

    private String scalar(Tag tag, String expected) {
        if (node instanceof ScalarNode scalar && tag.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        throw problem(expected);
    }
}
