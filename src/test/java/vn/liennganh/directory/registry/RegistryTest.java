package vn.liennganh.directory.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.directory.Agency;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.ConfigProblem;

class RegistryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @TempDir Path folder;

    @Test
    void the_demo_agencies_of_the_protocol_are_read() {
        Registry registry = Registry.read(List.of(Path.of("config/agencies")));
        assertThat(registry.versions())
                .hasSize(43)
                .containsKeys(id("X99.00.000"), id("X99.95.001"));
        assertThat(registry.group("banks", DAY).orElseThrow())
                .contains(id("X99.51.001"))
                .hasSize(5);
        assertThat(registry.group("registries", DAY).orElseThrow()).contains(id("X99.71.001"));
        assertThat(registry.on(id("X99.11.001.01"), DAY).orElseThrow().actsFor())
                .contains(id("X99.11.001"));
    }

    @ParameterizedTest
    @CsvSource({
        "X99.11.001.01, X99.31.001",
        "X99.11.001, X99.31.000",
        "X99.11.002, X99.31.000",
        "X99.12.001, X99.31.001"
    })
    void the_procuracy_follows_the_unit_that_handles_the_case(String unit, String procuracy) {
        Registry registry = Registry.read(List.of(Path.of("config/agencies")));
        assertThat(registry.competent("competent-procuracy", id(unit), DAY))
                .containsExactly(id(procuracy));
    }

    @Test
    void a_unit_without_a_rule_has_that_of_the_agency_above_it() throws IOException {
        Registry registry = Registry.read(List.of(TestRegistry.write(folder)));
        assertThat(registry.competent("competent-procuracy", id("X99.1.01"), DAY))
                .containsExactly(id("X99.3"));
        assertThat(registry.competent("competent-procuracy", id("X99.2"), DAY)).isEmpty();
        assertThat(registry.competent("unheard-of", id("X99.1"), DAY)).isEmpty();
    }

    /** One line of the sound file is changed; the problem names that line, or the entry's first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            kind: bank               | kind: pub                      | 6 | unknown kind "pub"
            groups: [banks]          | groups: [bunks]                | 6 | unknown group "bunks"
            groups: [banks]          | groups: [banks, banks]         | 6 | group "banks" stands twice
            groups: [banks]          | parent: X99.9                  | 6 | unknown agency X99.9
            groups: [banks]          | parent: X99.2                  | 6 | a cycle: X99.2 is above itself
            groups: [banks]          | colour: red                    | 6 | unknown key "colour"
            groups: [banks]          | valid-to: 2025-12-31           | 6 | the last day is before the first
            groups: [banks]          | successors: [X99.3]            | 6 | an agency with successors has a last day
            groups: [banks]          | acts-for: X99.1.01             | 6 | X99.1.01 itself acts for another
            identifier: X99.2        | identifier: x99.2              | 6 | no identifier of Decision 20/2020/QD-TTg
            identifier: X99.2        | identifier: XY9.2              | 6 | no identifier of Decision 20/2020/QD-TTg
            identifier: X99.2        | identifier: "X99.2 "           | 6 | no identifier of Decision 20/2020/QD-TTg
            identifier: X99.2        | identifier: X99.1              | 6 | and the days overlap
            territory: T, valid-from: 2026-01-01 | territory: T, parent: X99.1.01, valid-from: 2026-01-01 | 2 | a cycle
            valid-from: 2026-01-01, channel | valid-from: 2026-13-01, channel | 7 | a day YYYY-MM-DD is expected
            """)
    void a_bad_entry_stops_with_file_line_and_reason(
            String sound, String broken, int line, String reason) throws IOException {
        int bank = TestRegistry.AGENCIES.indexOf("identifier: X99.2");
        int from =
                TestRegistry.AGENCIES.indexOf(sound) < bank && line >= 6
                        ? TestRegistry.AGENCIES.indexOf(sound, bank)
                        : TestRegistry.AGENCIES.indexOf(sound);
        String text =
                TestRegistry.AGENCIES.substring(0, from)
                        + broken
                        + TestRegistry.AGENCIES.substring(from + sound.length());
        TestRegistry.write(folder, text);
        assertThatThrownBy(() -> Registry.read(List.of(folder)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageStartingWith(folder.resolve("agencies.yaml") + ":" + line + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void a_competence_rule_about_an_unknown_agency_is_refused() throws IOException {
        TestRegistry.write(folder);
        Files.writeString(
                folder.resolve("competence.yaml"),
                TestRegistry.COMPETENCE.replace("X99.3", "X99.8"));
        assertThatThrownBy(() -> Registry.read(List.of(folder)))
                .hasMessage(folder.resolve("competence.yaml") + ":6: unknown agency X99.8");
    }

    @Test
    void an_identifier_in_the_older_form_is_turned_round() throws IOException {
        TestRegistry.write(
                folder,
                TestRegistry.AGENCIES.replace("identifier: X99.2", "identifier: 000.00.12.X99"));
        assertThat(Registry.read(List.of(folder)).versions()).containsKey(id("X99.12"));
    }

    @Test
    void a_reorganised_agency_has_an_entry_for_each_stretch_of_days_and_successors()
            throws IOException {
        TestRegistry.write(
                folder,
                TestRegistry.AGENCIES
                        + """
                  - {identifier: X99.5, kind: bank, names: {vi: Old, en: Old}, territory: T, groups: [banks],
                     valid-from: 2020-01-01, valid-to: 2026-06-30, channel: rest-inbox}
                  - {identifier: X99.5, kind: bank, names: {vi: New, en: New}, territory: T,
                     valid-from: 2026-07-01, valid-to: 2026-10-31, successors: [X99.6], channel: rest-inbox}
                  - {identifier: X99.6, kind: bank, names: {vi: Heir, en: Heir}, territory: T, groups: [banks],
                     valid-from: 2026-11-01, channel: rest-inbox}
                """);
        Registry registry = Registry.read(List.of(folder));
        AgencyId five = id("X99.5");
        assertThat(name(registry, five, "2026-06-30")).isEqualTo("Old");
        assertThat(name(registry, five, "2026-07-01")).isEqualTo("New");
        assertThat(registry.on(five, DAY)).isEmpty();
        assertThat(registry.inPlaceOf(five, DAY))
                .extracting(Agency::id)
                .containsExactly(id("X99.6"));
        assertThat(registry.nearest(five, DAY).orElseThrow().names()).containsEntry("en", "New");
        assertThat(registry.group("banks", LocalDate.of(2026, 6, 30)).orElseThrow()).contains(five);
        assertThat(registry.group("banks", DAY).orElseThrow())
                .containsExactly(id("X99.2"), id("X99.6"));
        assertThat(registry.group("empty", DAY).orElseThrow()).isEmpty();
        assertThat(registry.group("unheard-of", DAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "G22.12.3, AUTHORITY", "X99.11.001.01, AUTHORITY", "0101234567, ENTERPRISE",
                "0101234567001, ENTERPRISE",
        "Z01ABC9, OTHER", "Z01.9, ", "X9.1, ", "12345, "
    })
    void an_identifier_follows_one_rule_of_the_decision(
            String identifier, IdentifierScheme scheme) {
        assertThat(IdentifierScheme.of(id(identifier)).orElse(null)).isEqualTo(scheme);
    }

    private static String name(Registry registry, AgencyId id, String day) {
        return registry.on(id, LocalDate.parse(day)).orElseThrow().names().get("en");
    }

    private static AgencyId id(String value) {
        return AgencyId.of(value);
    }
}
