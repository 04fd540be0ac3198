package vn.liennganh.directory.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Heir;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;

/** The invented country: its shape, who is competent in it, and how fast it is read. */
class NationalTest {

    private static final List<Path> FOLDERS =
            List.of(Path.of("config/agencies"), Path.of("config/agencies-national"));
    private static final LocalDate BEFORE = LocalDate.of(2026, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2026, 7, 1);

    private static Registry registry;
    private static Duration took;

    @TempDir Path folder;

    @BeforeAll
    static void read() {
        // Of this thread, so that other work on the machine does not count.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        registry = Registry.read(FOLDERS);
        took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    private static long count(String kind, LocalDate day) {
        return registry.versions().keySet().stream()
                .filter(id -> id.value().startsWith("X99.N.") || id.value().startsWith("X99.M."))
                .flatMap(id -> registry.on(id, day).stream())
                .filter(agency -> agency.kind().equals(kind))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "enforcement-agency, 2026-07-01, 34",
        "enforcement-division, 2026-07-01, 355",
        "procuracy, 2026-07-01, 389",
        "court, 2026-07-01, 389",
        "commune-committee, 2026-07-01, 355",
        "land-office, 2026-07-01, 34",
        "provincial-police, 2026-06-30, 52",
        // 52 old provinces, and two district offices for each later region.
        "enforcement-agency, 2026-06-30, 762",
        "enforcement-division, 2026-06-30, 0"
    })
    void it_has_the_shape_of_the_country_before_and_after(
            String kind, LocalDate on, long agencies) {
        assertThat(count(kind, on)).isEqualTo(agencies);
    }

    @Test
    void all_of_it_is_of_the_invented_range_and_the_same_every_time() {
        assertThat(registry.versions().keySet()).allMatch(id -> id.value().startsWith("X99."));
        assertThat(registry.versions()).hasSizeGreaterThan(3_000);
        assertThat(Registry.read(FOLDERS).versions()).isEqualTo(registry.versions());
    }

    @Test
    void it_is_read_within_two_seconds() {
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "competent-procuracy,          X99.N.02.11.03, 2026-07-01, X99.N.02.31.03",
        "competent-procuracy,          X99.N.02.11,    2026-07-01, X99.N.02.31",
        "superior-procuracy,           X99.N.02.11.03, 2026-07-01, X99.N.02.31",
        "superior-procuracy,           X99.N.02.11,    2026-07-01, X99.30.000",
        "superior-court,               X99.N.02.41.03, 2026-07-01, X99.N.02.41",
        "competent-enforcement-agency, X99.N.02.41.03, 2026-07-01, X99.N.02.11",
        "commune-committee,            X99.N.02.11.03, 2026-07-01, X99.N.02.81.03",
        "land-office,                  X99.N.02.11.03, 2026-07-01, X99.N.02.71",
        "central-department,           X99.N.34.11,    2026-07-01, X99.10.000",
        "competent-procuracy,          X99.M.01.11,    2026-06-30, X99.M.01.31",
        "competent-procuracy,          X99.M.01.11,    2026-07-01, X99.N.01.31",
        "competent-procuracy,          X99.N.02.11.03, 2026-06-30, ''",
        // The rules of the demo agencies stay as they are.
        "competent-procuracy,          X99.11.001.01,  2026-07-01, X99.31.001"
    })
    void who_was_competent_is_answered_before_and_after(
            String role, String unit, LocalDate on, String competent) {
        assertThat(registry.competent(role, AgencyId.of(unit), on))
                .extracting(AgencyId::value)
                .isEqualTo(competent.isEmpty() ? List.of() : List.of(competent));
    }

    @Test
    void a_place_that_was_merged_is_served_by_whoever_succeeded_its_agency() {
        String merged = "T\u1ec9nh Hoa Mai c\u0169";
        AgencyId before = AgencyId.of("X99.M.01.11");
        LocalDate last = LocalDate.of(2026, 6, 30);
        assertThat(registry.competentIn("competent-enforcement-agency", merged, last))
                .containsExactly(before);
        assertThat(registry.competentIn("competent-enforcement-agency", merged, last.plusDays(1)))
                .singleElement()
                .isNotEqualTo(before)
                .isEqualTo(registry.inPlaceOf(before, last.plusDays(1)).get(0).id());
    }

    @Test
    void every_old_code_leads_to_one_desk() {
        MessageType type = new MessageType("sandbox.ping");
        List<AgencyId> ended =
                registry.versions().keySet().stream()
                        .filter(id -> registry.on(id, BEFORE).isPresent())
                        .filter(id -> registry.on(id, AFTER).isEmpty())
                        .toList();
        assertThat(ended).hasSize(52 * 4 + 355 * 2);
        assertThat(ended)
                .allSatisfy(
                        id ->
                                assertThat(registry.heir(id, AFTER, type, id))
                                        .isInstanceOf(Heir.Successor.class));
        Agency merged = registry.on(AgencyId.of("X99.N.01.11"), AFTER).orElseThrow();
        assertThat(merged.predecessors()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            each: region      | each: village        | 5  | is expected
            X99.N.{p}.{r}     | X99.N.{p}.{q}        | 5  | a blank has no value here
            serves: [a-role]  | serves: [ruler]      | 9  | unknown role "ruler"
            regions: 2        | regions: two         | 3  | a whole number
            """)
    void a_mistake_in_a_template_is_named_by_its_line(
            String sound, String broken, int line, String reason) throws IOException {
        TestRegistry.write(folder);
        Files.writeString(
                folder.resolve("vocabulary.yaml"),
                TestRegistry.VOCABULARY.replace("roles: [", "roles: [a-role, "));
        String text =
                """
                expand:
                  provinces:
                    - {no: "01", vi: P, en: P, regions: 2}
                  agencies:
                    - each: region
                      identifier: X99.N.{p}.{r}
                      kind: bank
                      names: {vi: A, en: A}
                      serves: [a-role]
                      territory: "R{n}, P"
                      valid-from: 2026-07-01
                      channel: rest-inbox
                """;
        Path file = folder.resolve("expanded.yaml");
        Files.writeString(file, text);
        assertThat(Registry.read(List.of(folder)).versions()).hasSize(6);
        assertThat(text).contains(sound.strip());
        Files.writeString(file, text.replace(sound, broken));
        assertThatThrownBy(() -> Registry.read(List.of(folder)))
                .hasMessageStartingWith(file + ":" + line + ": ")
                .hasMessageContaining(reason);
    }
}
