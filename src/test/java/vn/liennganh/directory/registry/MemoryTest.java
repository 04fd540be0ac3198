package vn.liennganh.directory.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Heir;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.yaml.ConfigProblem;

/** What the registry remembers: who followed whom, and who was competent on which day. */
class MemoryTest {

    private static final String AGENCIES =
            """
            agencies:
              - {identifier: X99.1, kind: agency, names: {vi: A, en: A}, territory: P, channel: rest-inbox,
                 valid-from: 2026-07-01}
              - {identifier: X99.1.01, kind: agency, names: {vi: A, en: A}, territory: "R1, P", parent: X99.1,
                 acts-for: X99.1, channel: rest-inbox, valid-from: 2026-07-01}
              - {identifier: X99.1.02, kind: agency, names: {vi: A, en: A}, territory: "R2, P", parent: X99.1,
                 acts-for: X99.1, channel: rest-inbox, valid-from: 2026-07-01}
              - {identifier: X99.3, kind: procuracy, names: {vi: A, en: A}, territory: P, channel: rest-inbox,
                 valid-from: 2020-01-01}
              - {identifier: X99.3.01, kind: procuracy, names: {vi: A, en: A}, territory: "R1, P", parent: X99.3,
                 channel: rest-inbox, valid-from: 2026-07-01}
              - {identifier: X99.3.02, kind: procuracy, names: {vi: A, en: A}, territory: "R2, P", parent: X99.3,
                 channel: rest-inbox, valid-from: 2026-07-01}
              - {identifier: X99.7, kind: agency, names: {vi: A, en: A}, territory: D, channel: rest-inbox,
                 valid-from: 2020-01-01, valid-to: 2025-06-30, successors: [X99.8]}
              - {identifier: X99.8, kind: agency, names: {vi: A, en: A}, territory: D, channel: rest-inbox,
                 valid-from: 2025-07-01, valid-to: 2026-06-30,
                 successors: [X99.1.01]}
              - {identifier: X99.9, kind: procuracy, names: {vi: A, en: A}, territory: D, channel: rest-inbox,
                 valid-from: 2020-01-01, valid-to: 2026-06-30, successors: [X99.3.01, X99.3.02]}
              - {identifier: X99.6, kind: procuracy, names: {vi: A, en: A}, territory: D, channel: rest-inbox,
                 valid-from: 2020-01-01, valid-to: 2026-06-30,
                 successors: [X99.3, {agency: X99.3.02, matters: [evidence, protest.notice]}]}
            """;

    private static final String COMPETENCE =
            """
            competence:
              - role: competent-procuracy
                basis: invented
                confidence: INF
                to: 2026-06-30
                units:
                  X99.8: [X99.9]
              - role: competent-procuracy
                basis: invented
                confidence: INF
                from: 2026-07-01
                places:
                  "*, P": [X99.3]
                  "R1, P": [X99.3.01]
              - role: competent-procuracy
                basis: invented
                confidence: INF
                from: 2027-01-01
                units:
                  X99.1.02: [X99.3.02]
              - role: superior-procuracy
                basis: invented
                confidence: INF
                places:
                  "*": [X99.3]
            """;

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        TestRegistry.write(folder, AGENCIES);
        Files.writeString(
                folder.resolve("vocabulary.yaml"),
                TestRegistry.VOCABULARY.replace(
                        "roles: [competent-procuracy]",
                        "roles: [competent-procuracy, superior-procuracy]"));
        Files.writeString(folder.resolve("competence.yaml"), COMPETENCE);
    }

    private Registry registry() {
        return Registry.read(List.of(folder));
    }

    @ParameterizedTest
    @CsvSource({
        "competent-procuracy, X99.8,    2026-03-01, X99.9",
        "competent-procuracy, X99.8,    2026-06-30, X99.9",
        // The district office has ended: its successor's rule holds for its old code too.
        "competent-procuracy, X99.8,    2026-07-01, X99.3.01",
        "competent-procuracy, X99.7,    2026-07-01, X99.3.01",
        "competent-procuracy, X99.1.01, 2026-07-01, X99.3.01",
        "competent-procuracy, X99.1.02, 2026-07-01, X99.3",
        "competent-procuracy, X99.1.02, 2026-12-31, X99.3",
        "competent-procuracy, X99.1.02, 2027-01-01, X99.3.02",
        "competent-procuracy, X99.1,    2026-07-01, ''",
        "superior-procuracy,  X99.1.02, 2026-07-01, X99.3",
        "superior-procuracy,  X99.1.02, 2019-12-31, ''",
        "unheard-of,          X99.1.02, 2026-07-01, ''"
    })
    void who_was_competent_is_answered_for_any_day(
            String role, String unit, LocalDate on, String competent) {
        assertThat(registry().competent(role, AgencyId.of(unit), on))
                .extracting(AgencyId::value)
                .isEqualTo(competent.isEmpty() ? List.of() : List.of(competent));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            R1, P     | 2026-07-01 | X99.3.01
            R2, P     | 2026-07-01 | X99.3
            X, R1, P  | 2026-07-01 | X99.3.01
            R2, P     | 2026-06-30 |
            P         | 2026-07-01 |
            """)
    void a_place_has_the_rule_of_the_smallest_place_around_it(
            String place, LocalDate on, String competent) {
        assertThat(registry().competentIn("competent-procuracy", place, on))
                .extracting(AgencyId::value)
                .isEqualTo(competent == null ? List.of() : List.of(competent));
    }

    @ParameterizedTest
    @CsvSource({
        "X99.7, 2025-06-30, sandbox.ping,    X99.1.01, itself X99.7",
        "X99.7, 2025-07-01, sandbox.ping,    X99.1.01, successor X99.8",
        "X99.7, 2026-07-01, sandbox.ping,    X99.1.01, successor X99.1.01",
        // Divided between two regions: the one competent for the unit that handles the case.
        "X99.9, 2026-07-01, sandbox.ping,    X99.1.01, successor X99.3.01",
        "X99.9, 2027-01-01, sandbox.ping,    X99.1.02, successor X99.3.02",
        "X99.9, 2026-07-01, sandbox.ping,    X99.1.02, several [X99.3.01 X99.3.02]",
        // Divided by matter: a procedure, or one type of message.
        "X99.6, 2026-07-01, sandbox.ping,    X99.1.01, successor X99.3",
        "X99.6, 2026-07-01, evidence.notice, X99.1.01, successor X99.3.02",
        "X99.6, 2026-07-01, protest.notice,  X99.1.01, successor X99.3.02",
        "X99.6, 2026-07-01, protest.answer,  X99.1.01, successor X99.3",
        "X99.1, 2026-06-30, sandbox.ping,    X99.1.01, none",
        "X99.5, 2026-06-30, sandbox.ping,    X99.1.01, none"
    })
    void an_old_code_leads_to_who_carries_on(
            String named, LocalDate on, String type, String unit, String expected) {
        Heir heir =
                registry().heir(AgencyId.of(named), on, new MessageType(type), AgencyId.of(unit));
        assertThat(text(heir)).isEqualTo(expected);
    }

    private static String text(Heir heir) {
        if (heir instanceof Heir.Itself itself) {
            return "itself " + itself.agency().id();
        }
        if (heir instanceof Heir.Successor successor) {
            return "successor " + successor.agency().id();
        }
        return heir instanceof Heir.Several several
                ? "several "
                        + several.choice()
                                .toString()
                                .replace(",", "")
                                .replaceAll("AgencyId\\[value=([^]]*)]", "$1")
                : "none";
    }

    @Test
    void predecessors_are_what_they_say_of_themselves() {
        Registry registry = registry();
        assertThat(
                        registry.on(AgencyId.of("X99.3.02"), LocalDate.of(2026, 7, 1))
                                .map(Agency::predecessors)
                                .orElseThrow())
                .containsExactlyInAnyOrder(AgencyId.of("X99.9"), AgencyId.of("X99.6"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            valid-from: 2025-07-01, valid-to | valid-from: 2025-07-02, valid-to | 15 | a gap: X99.8 is not in force on 2025-07-01
            successors: [X99.1.01]} | contacts: {}} | 15 | a gap: nobody succeeds X99.8, which ends on 2026-06-30 (agencies.yaml:16)
            successors: [X99.1.01]} | successors: [X99.7]} | 15 | a cycle: X99.7 succeeds itself
            successors: [X99.1.01]} | successors: [X99.8]} | 18 | an agency does not succeed itself
            successors: [X99.1.01]} | successors: [X99.1.01, X99.1.01]} | 18 | X99.1.01 stands twice
            successors: [X99.1.01]} | successors: [X99.98]} | 18 | unknown agency X99.98
            matters: [evidence, protest.notice] | matters: [] | 23 | at least one procedure
            """)
    void a_chain_that_breaks_or_runs_in_a_circle_is_refused(
            String sound, String broken, int line, String reason) throws IOException {
        assertThat(AGENCIES).contains(sound);
        Files.writeString(folder.resolve("agencies.yaml"), AGENCIES.replace(sound, broken));
        assertThatThrownBy(() -> Registry.read(List.of(folder)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageStartingWith(folder.resolve("agencies.yaml") + ":" + line + ": ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            from: 2026-07-01 | from: 2026-06-30          | 0  | unused
            to: 2026-06-30   | to: 26-06-30              | 5  | a day YYYY-MM-DD is expected
            from: 2027-01-01 | to: 2027-01-01            | 0  | unused
            "R1, P"          | "R7, P"                   | 14 | no agency lies in "R7, P"
            """)
    void a_rule_of_competence_is_checked_like_an_entry(
            String sound, String broken, int line, String reason) throws IOException {
        Files.writeString(folder.resolve("competence.yaml"), COMPETENCE.replace(sound, broken));
        if (line == 0) {
            assertThat(registry().versions()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> Registry.read(List.of(folder)))
                    .hasMessageStartingWith(folder.resolve("competence.yaml") + ":" + line + ": ")
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void two_rules_for_one_unit_may_not_share_a_day() throws IOException {
        Files.writeString(
                folder.resolve("competence.yaml"),
                COMPETENCE
                        + """
                  - role: competent-procuracy
                    basis: invented
                    confidence: INF
                    from: 2026-06-30
                    units:
                      X99.8: [X99.3]
                """);
        assertThatThrownBy(() -> Registry.read(List.of(folder)))
                .hasMessageContaining(":31: ")
                .hasMessageContaining("has a rule for X99.8 and some of these days already");
    }

    @Test
    void a_further_folder_adds_words_agencies_and_rules() throws IOException {
        Path more = Files.createDirectory(folder.resolve("more"));
        Files.writeString(more.resolve("vocabulary.yaml"), "groups: [distant]\n");
        Files.writeString(
                more.resolve("distant.yaml"),
                """
                agencies:
                  - {identifier: X99.77, kind: bank, names: {vi: A, en: A}, territory: P, groups: [distant, banks],
                     channel: rest-inbox, valid-from: 2026-07-01}
                """);
        Registry registry = Registry.read(List.of(folder, more));
        assertThat(registry.group("distant", LocalDate.of(2026, 7, 1)).orElseThrow())
                .containsExactly(AgencyId.of("X99.77"));
        assertThat(registry.versions()).hasSize(11);
    }
}
