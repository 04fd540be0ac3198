package vn.liennganh.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vn.liennganh.message.Json;

/**
 * What src/docs/dependencies.md says about other people's code is what the build takes: nothing
 * comes in without a row, and no row is about something that went or has another version.
 */
class DependenciesTest {

    private static final Path TABLE = Path.of("src/docs/dependencies.md");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String HEAD = "| library | artifacts";
    private static final String PROGRAMS = "| program |";
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern VERSION = Pattern.compile("\\d+([.]\\d+)+");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(.+)}");
    private static final Pattern NPM =
            Pattern.compile("\\[(\\S+)]\\(https://www\\.npmjs\\.com/package/\\S+\\) (\\S+)");

    /** One line of the table. */
    private record Row(String library, List<String> artifacts, String version, String licence) {

        static Row of(String line) {
            String[] cells = line.split("\\|");
            List<String> named =
                    NAMED.matcher(cells[2]).results().map(found -> found.group(1)).toList();
            return new Row(cells[1].strip(), named, cells[3].strip(), cells[4].strip());
        }

        List<String> versions() {
            return VERSION.matcher(version).results().map(MatchResult::group).toList();
        }
    }

    private static final Map<String, Optional<String>> DIRECT = new TreeMap<>();
    private static final Map<String, String> PROPERTIES = new HashMap<>();
    private static final Map<String, String> CLASS_PATH = new HashMap<>();
    private static List<Row> rows = List.of();

    @BeforeAll
    static void read() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
        children((Element) pom.getElementsByTagName("properties").item(0))
                .forEach(one -> PROPERTIES.put(one.getTagName(), one.getTextContent()));
        elements(pom, "dependency").forEach(one -> DIRECT.put(name(one), version(one)));
        elements(pom, "plugin")
                .filter(one -> version(one).isPresent())
                .forEach(one -> DIRECT.put(name(one), version(one)));
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path folder = Path.of(jar).toAbsolutePath().getParent();
            if (jar.endsWith(".jar") && folder.getNameCount() > 2) {
                String artifact = folder.getParent().getFileName().toString();
                String group = folder.getParent().getParent().toString().replace('/', '.');
                CLASS_PATH.put(group + ":" + artifact, folder.getFileName().toString());
            }
        }
        rows = table(TABLE, HEAD).stream().map(Row::of).toList();
        assertThat(rows).isNotEmpty();
    }

    @Test
    void every_direct_dependency_has_one_row() {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String one : DIRECT.keySet()) {
            named.put(
                    one,
                    rows.stream()
                            .filter(row -> row.artifacts().stream().anyMatch(it -> is(one, it)))
                            .map(Row::library)
                            .toList());
        }
        assertThat(named).allSatisfy((one, libraries) -> assertThat(libraries).as(one).hasSize(1));
    }

    @Test
    void no_row_is_about_something_that_is_not_there() {
        for (Row row : rows) {
            assertThat(row.artifacts()).as(row.library()).isNotEmpty();
            for (String artifact : row.artifacts()) {
                boolean there =
                        artifact.endsWith("/")
                                ? Files.isDirectory(RESOURCES.resolve(artifact))
                                : !versions(artifact).isEmpty() || direct(artifact);
                assertThat(there).as(row.library() + ": " + artifact).isTrue();
            }
        }
    }

    @Test
    void every_row_tells_the_version_that_is_used_and_a_licence() {
        for (Row row : rows) {
            assertThat(row.licence()).as("licence of " + row.library()).isNotEmpty();
            List<String> used = new ArrayList<>();
            for (String artifact : row.artifacts()) {
                used.addAll(versions(artifact));
                pinned(artifact)
                        .ifPresent(pin -> assertThat(row.versions()).as(artifact).contains(pin));
            }
            assertThat(used).as("versions of " + row.library()).containsAll(row.versions());
            assertThat(row.version()).as("version of " + row.library()).isNotEmpty();
        }
    }

    @Test
    void the_packages_of_node_are_those_that_are_installed() throws IOException {
        Map<String, String> told = new TreeMap<>();
        table(TABLE, PROGRAMS).stream()
                .flatMap(line -> NPM.matcher(line).results())
                .forEach(found -> told.put(found.group(1), found.group(2)));
        Map<String, String> installed = new TreeMap<>();
        Json.MAPPER
                .readTree(Files.readAllBytes(Path.of("src/test/interop/node/package.json")))
                .path("dependencies")
                .properties()
                .forEach(one -> installed.put(one.getKey(), one.getValue().asString()));

        assertThat(told).isEqualTo(installed).isNotEmpty();
    }

    private static boolean direct(String artifact) {
        return DIRECT.keySet().stream().anyMatch(one -> is(one, artifact));
    }

    /** What the build names for it. */
    private static Optional<String> pinned(String artifact) {
        return Stream.concat(
                        DIRECT.entrySet().stream()
                                .filter(one -> is(one.getKey(), artifact))
                                .flatMap(one -> one.getValue().stream()),
                        Optional.ofNullable(PROPERTIES.get(artifact + ".version")).stream())
                .findFirst();
    }

    /** What the build names, and what this process was started with. */
    private static TreeSet<String> versions(String artifact) {
        TreeSet<String> all = new TreeSet<>();
        pinned(artifact).ifPresent(all::add);
        CLASS_PATH.forEach(
                (name, version) -> {
                    if (is(name, artifact)) {
                        all.add(version);
                    }
                });
        return all;
    }

    /** Whether the table means it: by its name, or with a group where names are not enough. */
    private static boolean is(String full, String written) {
        return written.contains(":") ? full.endsWith(written) : full.endsWith(":" + written);
    }

    private static List<String> table(Path document, String head) throws IOException {
        return Files.readAllLines(document).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static String name(Element one) {
        return text(one, "groupId").orElse("org.apache.maven.plugins")
                + ":"
                + text(one, "artifactId").orElseThrow();
    }

    private static Optional<String> version(Element one) {
        return text(one, "version")
                .map(
                        written ->
                                PROPERTY.matcher(written)
                                        .replaceAll(found -> PROPERTIES.get(found.group(1))));
    }

    private static Optional<String> text(Element parent, String name) {
        return children(parent)
                .filter(one -> one.getTagName().equals(name))
                .map(one -> one.getTextContent().strip())
                .findFirst();
    }

    private static Stream<Element> elements(Document pom, String name) {
        NodeList all = pom.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements.stream();
    }

    private static Stream<Element> children(Element parent) {
        NodeList all = parent.getChildNodes();
        Node[] nodes = new Node[all.getLength()];
        Arrays.setAll(nodes, all::item);
        return Arrays.stream(nodes).filter(Element.class::isInstance).map(Element.class::cast);
    }
}
