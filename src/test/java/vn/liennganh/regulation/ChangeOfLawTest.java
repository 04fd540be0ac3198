package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.read.RuleFiles;
import vn.liennganh.regulation.workbench.diff.Comparison;
import vn.liennganh.regulation.workbench.diff.Version;
import vn.liennganh.regulation.workbench.page.Library;
import vn.liennganh.support.Scratch;

/**
 * A jurist's change, a limit from 24 to 48 hours on a day: one edit in one file, seen everywhere.
 */
class ChangeOfLawTest {

    private static final String DUTY = "account-freeze/1#order.execution-report";
    private static final LocalDate BEFORE = LocalDate.of(2026, 12, 31);
    private static final LocalDate SINCE = LocalDate.of(2027, 1, 1);

    @TempDir private Path config;

    @BeforeEach
    void edit() throws IOException {
        Scratch.copy(Path.of("config"), config);
        Path file = config.resolve("regulations/account/account-freeze-1.yaml");
        String text = Files.readString(file);
        int duty = text.indexOf("- id: execution-report", text.indexOf("- message: order"));
        int within = text.indexOf("within: {hours: 24}\n", duty) + "within: {hours: 24}\n".length();
        String change =
                """
                        changes:
                          - {from: 2027-01-01, within: {hours: 48}, cites: [{of: POLICY, code: INF}]}
                """;
        Files.writeString(file, text.substring(0, within) + change + text.substring(within));
    }

    @Test
    void the_clock_counts_what_arises_from_that_day_on_by_the_new_limit() {
        RuleBook rules = RuleFiles.load(config);
        assertThat(limit(rules, BEFORE)).isEqualTo(24);
        assertThat(limit(rules, SINCE)).isEqualTo(48);
        assertThat(rules.duty(DUTY).orElseThrow().limit().amount()).isEqualTo(24);
        assertThat(rules.duty(DUTY + "@2027-01-01").orElseThrow().limit().amount()).isEqualTo(48);
        assertThat(rules.edition("account-freeze", 1, BEFORE).orElseThrow().from())
                .isEqualTo(LocalDate.of(2026, 7, 1));
    }

    @Test
    void the_difference_is_told_for_two_days_and_the_page_shows_both() {
        List<String> said =
                Comparison.sentences(
                        Version.of(config, BEFORE), Version.of(config, SINCE), Texts.ENGLISH);
        assertThat(said).anyMatch(line -> line.contains("24 h") && line.contains("48 h"));
        assertThat(said).hasSize(2);
        assertThat(Library.pages(config).get("vi/account-freeze-1.md"))
                .contains("từ 2027-01-01")
                .contains("48 giờ");
    }

    @Test
    void a_change_outside_the_edition_is_refused_with_its_file() throws IOException {
        Path file = config.resolve("regulations/account/account-freeze-1.yaml");
        Files.writeString(
                file, Files.readString(file).replace("from: 2027-01-01", "from: 2020-01-01"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RuleFiles.load(config))
                .hasMessageContaining("account-freeze-1.yaml")
                .hasMessageContaining("changes outside its edition");
    }

    private static int limit(RuleBook rules, LocalDate on) {
        return rules.edition("account-freeze", on).orElseThrow().messages().values().stream()
                .flatMap(rule -> rule.duties().stream())
                .filter(duty -> duty.id().startsWith(DUTY))
                .findFirst()
                .orElseThrow()
                .limit()
                .amount();
    }
}
