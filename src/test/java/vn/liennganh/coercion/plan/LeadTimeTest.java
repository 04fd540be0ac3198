package vn.liennganh.coercion.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.support.ConfiguredRules;
import vn.liennganh.support.Scratch;
import vn.liennganh.yaml.ConfigProblem;

/** Planning arithmetic against the calendar, the rules and the office's own policy. */
class LeadTimeTest {

    private static RuleBook rules;
    private static OfficePolicy policy;

    @BeforeAll
    static void config() {
        rules = ConfiguredRules.BOOK;
        policy = OfficePolicy.read(Path.of("config/coercion.yaml"));
    }

    /** Vectors X9 and X10: the 24 November 2026 is a day off. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-02, 2026-11-25, 2026-11-23, 2026-11-19, 2026-11-11, 2026-11-04",
        "2026-12-23, 2026-12-16, 2026-12-15, 2026-12-11, 2026-12-03, 2026-11-26",
    })
    void it_counts_back_from_the_day(
            LocalDate day,
            LocalDate protection,
            LocalDate cautious,
            LocalDate plan,
            LocalDate simple,
            LocalDate complex) {
        LeadTime leadTime = new LeadTime(rules, policy);
        Map<LeadTime.Step, LeadTime.Milestone> commune = steps(leadTime, day, false, false);
        assertThat(commune.get(LeadTime.Step.PROTECTION_PLAN).by()).isEqualTo(protection);
        assertThat(commune.get(LeadTime.Step.PROTECTION_PLAN).cautious()).contains(cautious);
        assertThat(commune.get(LeadTime.Step.PLAN).by()).isEqualTo(plan);
        assertThat(commune.get(LeadTime.Step.CONSULTATION).by()).isEqualTo(simple);
        assertThat(commune.get(LeadTime.Step.CONSULTATION).workingDays()).isEqualTo(14);

        LeadTime.Milestone province =
                steps(leadTime, day, true, false).get(LeadTime.Step.CONSULTATION);
        assertThat(province.by()).isEqualTo(complex);
        assertThat(province.workingDays()).isEqualTo(19);
    }

    @Test
    void what_the_office_adds_is_added() {
        OfficePolicy slower =
                new OfficePolicy(
                        policy.occupied(),
                        policy.start(),
                        2,
                        4,
                        policy.strengths(),
                        policy.rates());
        assertThat(
                        steps(new LeadTime(rules, slower), LocalDate.of(2026, 12, 23), false, true)
                                .get(LeadTime.Step.CONSULTATION)
                                .workingDays())
                .isEqualTo(14 + 2 + 4);
    }

    @Test
    void the_guards_that_refuse_a_plan_close_the_day() {
        Windows windows = new Windows(rules);
        Instant wednesday = at("2026-12-23T01:30:00Z");
        Instant sunday = at("2026-12-20T01:30:00Z");
        Instant night = at("2026-12-23T16:00:00Z");
        Instant beforeTet = at("2027-01-27T01:30:00Z");
        Instant martyrs = at("2027-07-27T01:30:00Z");

        assertThat(windows.closed(wednesday, true, true)).isEmpty();
        assertThat(windows.closed(sunday, false, false)).isPresent();
        assertThat(windows.closed(night, false, false)).isPresent();
        assertThat(windows.closed(beforeTet, true, false)).isPresent();
        assertThat(windows.closed(beforeTet, false, false)).isEmpty();
        assertThat(windows.closed(martyrs, true, true)).isPresent();
        assertThat(windows.closed(martyrs, true, false)).isEmpty();
        assertThat(windows.sure(beforeTet, true, false))
                .as("the feast is only calculated")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{any: [{field: policyBeneficiary, is: 'true'},"
                        + " {field: forcesMobilised, is: 'false'}]}|true",
                "{all: [{field: policyBeneficiary, is: 'false'},"
                        + " {field: forcesMobilised, is: 'false'}]}|true",
                "{all: [{field: policyBeneficiary, is: 'true'},"
                        + " {field: forcesMobilised, is: 'false'}]}|false",
                "{absent: estimatedPeople}|false"
            })
    void an_excuse_in_any_words_counts_and_what_nobody_knows_yet_is_none(
            String excuse, boolean open, @TempDir Path folder) throws IOException {
        for (String part :
                new String[] {"regulations", "schemas", "calendars", "samples", "agencies"}) {
            Scratch.copy(Path.of("config", part), folder.resolve(part));
        }
        Path file = folder.resolve("regulations/coercion-plan/coercion-security-1.yaml");
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replace(
                        "unless: {field: forcesMobilised, is: \"false\"}", "unless: " + excuse));
        Windows windows = new Windows(RuleFiles.load(folder));
        Instant beforeTet = at("2027-01-27T01:30:00Z");
        assertThat(windows.closed(beforeTet, false, false).isEmpty()).isEqualTo(open);
    }

    @Test
    void a_wrong_line_of_the_policy_is_told(@TempDir Path folder) throws IOException {
        String text = Files.readString(Path.of("config/coercion.yaml"));
        Path file = folder.resolve("coercion.yaml");
        Files.writeString(file, text.replace("people: 15", "people: -1"));
        assertThatThrownBy(() -> OfficePolicy.read(file))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("people");
        Files.writeString(file, text.replace("start-time: \"08:00\"", "start-time: early"));
        assertThatThrownBy(() -> OfficePolicy.read(file)).isInstanceOf(ConfigProblem.class);
        Files.writeString(file, text + "more: 1\n");
        assertThatThrownBy(() -> OfficePolicy.read(file)).isInstanceOf(ConfigProblem.class);
    }

    private static Map<LeadTime.Step, LeadTime.Milestone> steps(
            LeadTime leadTime, LocalDate day, boolean complex, boolean committee) {
        Instant act = at(day + "T01:30:00Z");
        return leadTime.of(act, complex, committee).stream()
                .collect(Collectors.toMap(LeadTime.Milestone::step, one -> one));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
