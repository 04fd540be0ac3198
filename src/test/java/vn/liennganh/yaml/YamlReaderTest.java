package vn.liennganh.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    private static final Path FILE = Path.of("config/x.yaml");

    @Test
    void typed_values_are_read() {
        YamlMap map =
                YamlReader.parse(
                        FILE,
                        """
                name: Bureau
                code: "001"
                days: 3
                strict: true
                from: 2026-07-01
                nested: {a: b}
                list: [x, {y: z}]
                """);
        assertThat(map.string("name")).isEqualTo("Bureau");
        assertThat(map.string("code")).isEqualTo("001");
        assertThat(map.integer("days")).isEqualTo(3);
        assertThat(map.bool("strict")).isTrue();
        assertThat(map.date("from")).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(map.stringMap("nested")).containsEntry("a", "b");
        assertThat(map.list("list").get(1).map().string("y")).isEqualTo("z");
        assertThat(map.optionalString("absent")).isEmpty();
        map.finish();
    }

    @Test
    void a_key_nobody_asked_for_is_refused_even_deep_inside() {
        YamlMap map = YamlReader.parse(FILE, "a:\n  - b: c\n    d: e\n");
        map.maps("a").get(0).string("b");
        assertThatThrownBy(map::finish).hasMessage("config/x.yaml:3: unknown key \"d\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            a: b#a: c          | config/x.yaml:2: key "a" stands twice
            a: {b: c, b: d}    | config/x.yaml:1: key "b" stands twice
            a: b#  c: [d       | config/x.yaml:2: mapping values are not allowed here
            b: c               | config/x.yaml:1: key "a" is missing
            #a: &x b           | config/x.yaml:2: anchors and aliases are not used here: write the value out
            - a                | config/x.yaml:1: a mapping (key: value) is expected
            a: no              | config/x.yaml:1: text is expected: put "no" in quotes
            a: 012             | config/x.yaml:1: text is expected: put "012" in quotes
            a: " "             | config/x.yaml:1: text is expected, not blanks
            """)
    void a_problem_names_file_line_and_reason(String text, String message) {
        assertThatThrownBy(
                        () -> {
                            YamlMap map = YamlReader.parse(FILE, text.replace('#', '\n'));
                            if (map.value("a").isMap()) {
                                map.map("a");
                            }
                            map.string("a");
                        })
                .isInstanceOf(ConfigProblem.class)
                .hasMessage(message);
    }

    @Test
    void several_documents_an_empty_file_and_an_absent_file_are_refused() {
        assertThatThrownBy(() -> YamlReader.parse(FILE, "a: b\n---\nc: d\n"))
                .isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> YamlReader.parse(FILE, ""))
                .hasMessage("config/x.yaml: the file is empty");
        assertThatThrownBy(() -> YamlReader.read(Path.of("absent.yaml")))
                .isInstanceOf(ConfigProblem.class);
    }

    @Test
    void a_number_a_day_and_a_truth_are_not_guessed() {
        YamlMap map = YamlReader.parse(FILE, "number: 1.5\nday: 2026-02-30\ntruth: on\n");
        assertThatThrownBy(() -> map.integer("number")).hasMessageContaining(":1: a whole number");
        assertThatThrownBy(() -> map.date("day")).hasMessageContaining(":2: a day YYYY-MM-DD");
        assertThatThrownBy(() -> map.bool("truth")).hasMessageContaining(":3: true or false");
    }
}
