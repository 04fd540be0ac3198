package vn.liennganh.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import vn.liennganh.delivery.gather.Gatherer;
import vn.liennganh.startup.TestBroker;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.Vietnamese;

/**
 * A route carries: it does not decide, remember or retry, and an editor can show every step of it.
 */
class RouteContractTest {

    private static final Path FOLDER = Path.of("routes");
    private static final Set<String> CARRYING =
            Set.of(
                    "bean",
                    "to",
                    "toD",
                    "setHeader",
                    "removeHeaders",
                    "convertBodyTo",
                    "marshal",
                    "unmarshal");
    private static final Set<String> STEP_OF_FROM =
            Set.of("id", "description", "uri", "parameters", "steps");

    @TempDir Path folder;

    private static final String GATHERING = "gathering.camel.yaml";

    /** One a kind of partner. */
    static List<Path> templates() {
        return Routes.files(FOLDER).stream()
                .filter(file -> !file.getFileName().toString().equals(GATHERING))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_file_is_one_template_in_canonical_form_with_carrying_steps_only(Path file)
            throws Exception {
        String kind = file.getFileName().toString().replace(".camel.yaml", "");
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(60);
        List<Map<String, Map<String, Object>>> documents = read(file);
        assertThat(documents).hasSize(1);
        assertThat(documents.get(0)).containsOnlyKeys("routeTemplate");
        Map<String, Object> template = documents.get(0).get("routeTemplate");
        assertThat(template).containsOnlyKeys("id", "description", "parameters", "from");
        assertThat(template.get("id")).isEqualTo(kind);
        described(template);
        for (Object parameter : (List<?>) template.get("parameters")) {
            described(map(parameter));
        }

        List<String> ids = new ArrayList<>();
        from(map(template.get("from")), ids);
        assertThat(ids)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z-]+").startsWith(kind));
    }

    /** It asks a bean for one word and goes the way of the word: nothing else is a choice's. */
    @Test
    void what_is_gathered_goes_the_way_of_one_word_that_a_bean_says() throws Exception {
        Path file = FOLDER.resolve(GATHERING);
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(60);
        List<Map<String, Map<String, Object>>> documents = read(file);
        assertThat(documents).hasSize(1);
        Map<String, Object> route = documents.get(0).get("route");
        assertThat(route).containsOnlyKeys("id", "description", "from");
        assertThat(route.get("id")).isEqualTo(Gatherer.ROUTE);
        described(route);
        Map<String, Object> from = map(route.get("from"));
        assertThat(map(from.get("parameters"))).containsEntry("destinationName", Gatherer.QUEUE);
        List<String> ids = new ArrayList<>();
        from(from, ids);
        assertThat(ids)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z-]+").startsWith("gathering"));
    }

    private static void from(Map<String, Object> from, List<String> ids) {
        assertThat(from).containsOnlyKeys(STEP_OF_FROM);
        described(from);
        assertThat(map(from.get("parameters"))).containsEntry("transacted", true);
        ids.add((String) from.get("id"));
        steps(from, ids);
    }

    private static void steps(Map<String, Object> of, List<String> ids) {
        for (Object step : (List<?>) of.get("steps")) {
            Map<String, Object> one = map(step);
            assertThat(one).hasSize(1);
            String kind = one.keySet().iterator().next();
            Map<String, Object> options = map(one.get(kind));
            described(options);
            ids.add((String) options.get("id"));
            if (kind.equals("choice")) {
                ways(options, ids);
            } else {
                assertThat(CARRYING).contains(kind);
            }
        }
    }

    private static void ways(Map<String, Object> choice, List<String> ids) {
        List<Map<String, Object>> ways = new ArrayList<>();
        for (Object when : (List<?>) choice.get("when")) {
            Map<String, Object> one = map(when);
            Map<String, Object> simple = map(map(one.get("expression")).get("simple"));
            assertThat((String) simple.get("expression"))
                    .matches("\\$\\{header\\.[a-z]+} == '[a-z-]+'");
            ways.add(one);
        }
        ways.add(map(choice.get("otherwise")));
        for (Map<String, Object> way : ways) {
            described(way);
            ids.add((String) way.get("id"));
            steps(way, ids);
        }
    }

    /** In the words of whoever looks at it in an editor. */
    private static void described(Map<String, Object> step) {
        assertThat((String) step.get("description"))
                .as("description of %s", step)
                .isNotBlank()
                .matches(Vietnamese::in, "is Vietnamese");
    }

    @Test
    void every_template_is_loaded_and_serves_the_kinds_that_the_configuration_names()
            throws Exception {
        Map<String, List<String>> kinds = kinds();
        Set<String> served = new TreeSet<>(kinds.keySet());
        served.addAll(channels());
        served.remove("rest-inbox");
        assertThat(served)
                .isEqualTo(
                        templates().stream()
                                .map(
                                        file ->
                                                file.getFileName()
                                                        .toString()
                                                        .replace(".camel.yaml", ""))
                                .collect(Collectors.toSet()));
        TestDirectory directory = new TestDirectory();
        int number = 0;
        for (List<String> one : kinds.values()) {
            for (String kind : one) {
                String id = "X99.90." + ++number;
                directory.with(id, kind).enrol(id);
            }
        }
        DeliverySettings settings =
                new DeliverySettings(
                        FOLDER,
                        kinds,
                        64,
                        500,
                        Duration.ofMillis(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        3);
        try (TestBroker broker = TestBroker.start(folder);
                DeliveryHouse house =
                        new DeliveryHouse(
                                TestDatabase.fresh(),
                                broker.connectionFactory(),
                                directory,
                                settings,
                                Map.of())) {
            house.courier.start();
            assertThat(house.routes.count()).isEqualTo(number);
        }
    }

    @Test
    void every_kind_of_agency_in_the_registry_has_a_route() throws Exception {
        Set<String> served =
                kinds().values().stream().flatMap(List::stream).collect(Collectors.toSet());
        assertThat(served).containsAll(registeredKinds());
    }

    private static Set<String> registeredKinds() throws Exception {
        try (Reader reader = Files.newBufferedReader(Path.of("config/agencies/vocabulary.yaml"))) {
            return new TreeSet<>(map(map(new Yaml().load(reader)).get("kinds")).keySet());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> channels() throws Exception {
        try (Reader reader = Files.newBufferedReader(Path.of("config/agencies/vocabulary.yaml"))) {
            return (List<String>) map(new Yaml().load(reader)).get("channels");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> kinds() throws Exception {
        try (Reader reader = Files.newBufferedReader(Path.of("config/application.yaml"))) {
            Map<String, Object> hub = map(map(new Yaml().load(reader)).get("hub"));
            return (Map<String, List<String>>) map(hub.get("delivery")).get("kinds");
        }
    }

    private static List<Map<String, Map<String, Object>>> read(Path file) throws Exception {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml().load(reader);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
