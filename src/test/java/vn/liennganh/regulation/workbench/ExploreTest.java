package vn.liennganh.regulation.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.regulation.workbench.walk.Explorer;
import vn.liennganh.support.Tools;

/** Every way through every procedure leads on; a way that is broken on purpose is found. */
class ExploreTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final int LIMIT = 5_000;

    @TempDir private Path directory;

    @Test
    @Tag(Tools.LONG)
    void every_procedure_leads_on_from_wherever_it_stands() {
        List<Explorer.Result> results =
                new Explorer(Path.of("config"), DAY, LIMIT).explore(Optional.empty());
        assertThat(results).hasSizeGreaterThan(70);
        assertThat(results).as("walked to the last situation").allMatch(Explorer.Result::complete);
        assertThat(results).flatExtracting(Explorer.Result::found).isEmpty();
    }

    @Tag(Tools.LONG)
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        dead-end              | credit/credit-recovery | Request returned, terminal: true | Request returned | returned
        not-releasable        | inmate/inmate-payment | {from: [live, reporting, statement-confirmed], to: closed} | {from: [live, reporting, statement-confirmed], to: same} | collecting
        duty-never-discharged | credit/credit-recovery | - payment-confirmation\\n      - conclusion-report | - payment-confirmation | task-force-minutes.conclusion
        duty-never-discharged | enforcement-decision/enforcement-decision | speaker: party\\n    lane: none | lane: none | postponement.tell-parties
        duty-never-discharged | registration/registration-suspension | title-requested, transferred], to: same | title-requested], to: same | attachment.execution-report
        """)
    void a_broken_way_is_found_in_the_longest_procedures(
            String kind, String file, String old, String planted, String about) throws IOException {
        Bench bench = Bench.whole(directory);
        bench.plant(
                Path.of("regulations/" + file + "-1.yaml"),
                old.replace("\\n", "\n"),
                planted.replace("\\n", "\n"));
        Explorer.Result result =
                new Explorer(bench.config(), DAY, LIMIT)
                        .explore(Optional.of(file.substring(file.indexOf('/') + 1)))
                        .get(0);
        assertThat(result.complete()).isTrue();
        assertThat(result.found())
                .filteredOn(one -> one.kind().label().equals(kind))
                .anyMatch(one -> one.args().toString().contains(about));
    }

    @Test
    void the_invented_procedure_leads_on_before_it_is_broken() throws IOException {
        Explorer.Result result = explore(Bench.in(directory));
        assertThat(result.found()).isEmpty();
        assertThat(result.complete()).isTrue();
        assertThat(result.situations()).isBetween(3, 20);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        dead-end               | {from: [lent], to: returned} | {from: [asked], to: returned} | id: lent
        not-releasable         | {from: [lent], to: returned} | {from: [lent], to: same} | id: lent
        duty-never-discharged  | {from: [lent], to: returned} | {from: [asked], to: returned} | - id: return
        duty-never-discharged  | lane: sender | lane: sender\\n    closes-when: {field: outcome, is: kept} | id: answer
        never-accepted         | {from: [lent], to: returned} | {from: [returned], to: same} | message: return
        duty-never-discharged  | {from: [lent], to: returned} | {from: [lent], to: returned}\\n    guards:\\n      - {kind: none-elsewhere, fact: bank-disposal, about: [number]} | - id: return
        not-releasable         | {from: [lent], to: returned} | {from: [lent], to: returned}\\n    guards:\\n      - {kind: none-elsewhere, fact: bank-disposal, about: [number]} | id: lent
        """)
    void a_broken_way_is_found_on_its_line(String kind, String old, String planted, String marker)
            throws IOException {
        Bench bench = Bench.in(directory);
        bench.plant(old, planted.replace("\\n", "\n"));
        assertThat(explore(bench).found())
                .anySatisfy(
                        one -> {
                            assertThat(one.kind().label()).isEqualTo(kind);
                            assertThat(one.place().file()).isEqualTo(bench.rules());
                            assertThat(one.place().line()).isEqualTo(bench.line(marker));
                        });
    }

    private static Explorer.Result explore(Bench bench) {
        return new Explorer(bench.config(), DAY, LIMIT).explore(Optional.of("record-loan")).get(0);
    }
}
