package vn.liennganh.yaml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads one YAML document into values that know their file and line; nothing in it becomes an
 * object.
 */
public final class YamlReader {

    /** A configuration file is written by hand: 4 MiB of code points is far beyond any. */
    private static final int SIZE_MAX = 4 << 20;

    private YamlReader() {}

    /**
     * The mapping that the file consists of.
     *
     * @throws ConfigProblem if the file cannot be read, is not one YAML document or is not a
     *     mapping
     */
    public static YamlMap read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new ConfigProblem(
                    file, 0, "cannot be read as UTF-8 text: " + unreadable.getMessage());
        }
    }

    /** The same for text that is at hand already; {@code file} is what problems name. */
    public static YamlMap parse(Path file, String text) {
        Node root = compose(file, new StringReader(text));
        if (root instanceof MappingNode mapping) {
            return new YamlMap(file, mapping);
        }
        throw new ConfigProblem(file, YamlValue.line(root), "a mapping (key: value) is expected");
    }

    private static Node compose(Path file, Reader text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(SIZE_MAX);
        limits.setNestingDepthLimit(40);
        limits.setAllowRecursiveKeys(false);
        try {
            Node root = new Yaml(limits).compose(text);
            if (root == null) {
                throw new ConfigProblem(file, 0, "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
            throw new ConfigProblem(file, line, broken.getProblem());
        } catch (YAMLException broken) {
            throw new ConfigProblem(file, 0, broken.getMessage());
        }
    }
}
