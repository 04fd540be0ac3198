package vn.liennganh.regulation.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema by which an editor completes and checks rule files says what the reader says. */
class FormatTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Schema FORMAT = schema("regulation-format");
    private static final Schema OVERLAY = schema("overlay-format");

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            Files.readString(Path.of("config", name + ".schema.json")),
                            InputFormat.JSON);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @TestFactory
    List<DynamicTest> every_rule_file_follows_the_format() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("config/regulations"), 2)) {
            return files.filter(file -> file.getNameCount() == 4)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    // Coordination regulations lie beside the rules and have a form of their own.
                    .filter(file -> !file.getParent().endsWith("overlays"))
                    .sorted()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(),
                                            () ->
                                                    assertThat(check(Files.readString(file)))
                                                            .isEmpty()))
                    .toList();
        }
    }

    @TestFactory
    List<DynamicTest> every_coordination_regulation_follows_its_format() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("config/regulations/overlays"))) {
            return files.sorted()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(),
                                            () ->
                                                    assertThat(
                                                                    check(
                                                                            OVERLAY,
                                                                            Files.readString(file)))
                                                            .isEmpty()))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procedure: >procedure: x\nnonsense: 1\n#",
                "    lane: recipients>    lane: recipients\n    lanes: 2",
                "lane: sender>lane: nowhere",
                "within: immediately>within: {fortnights: 1}",
                "event: receipt>event: whenever",
                "kind: not-after-acceptance}>kind: not-after-acceptance, nonsense: 1}",
                "    opens: true>    opens: perhaps",
                "who: recipient-to-sender>who: nobody",
                "code: S}>code: sure}",
                "secrecy: hidden-from-debtor>secrecy: open"
            })
    void a_word_that_nobody_knows_is_found(String change) throws IOException {
        Path file = Path.of("config/regulations/account/account-freeze-1.yaml");
        String text = Files.readString(file);
        String[] parts = change.split(">", 2);
        int at = text.indexOf(parts[0]);
        String changed = text.substring(0, at) + parts[1] + text.substring(at + parts[0].length());
        assertThat(check(changed)).isNotEmpty();
    }

    private static List<String> check(String yaml) {
        return check(FORMAT, yaml);
    }

    private static List<String> check(Schema format, String yaml) {
        return format
                .validate(json(new Yaml(new LoaderOptions()).compose(new StringReader(yaml))))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static JsonNode json(Node node) {
        if (node instanceof MappingNode map) {
            ObjectNode object = JSON.objectNode();
            map.getValue()
                    .forEach(
                            one ->
                                    object.set(
                                            ((ScalarNode) one.getKeyNode()).getValue(),
                                            json(one.getValueNode())));
            return object;
        }
        if (node instanceof SequenceNode list) {
            ArrayNode array = JSON.arrayNode();
            list.getValue().forEach(one -> array.add(json(one)));
            return array;
        }
        String text = ((ScalarNode) node).getValue();
        if (node.getTag().equals(Tag.INT)) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return node.getTag().equals(Tag.BOOL)
                ? JSON.booleanNode(Boolean.parseBoolean(text))
                : JSON.stringNode(text);
    }
}
