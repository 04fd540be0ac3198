package vn.liennganh.inmate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.inmate.plan.OfficePolicy;

/** What the office decides for itself is read strictly. */
class OfficePolicyTest {

    private static final Path SHIPPED = Path.of("config/inmate.yaml");

    @Test
    void the_shipped_policy_says_something_of_everything_that_can_fail_to_meet() {
        OfficePolicy policy = OfficePolicy.read(SHIPPED);
        assertThat(policy.period()).isEqualTo("quarter");
        assertThat(policy.certifying().requestedFirst()).isTrue();
    }

    @Test
    void a_wrong_word_is_told_with_its_line(@TempDir Path folder) throws IOException {
        Path wrong = folder.resolve("inmate.yaml");
        Files.writeString(
                wrong, Files.readString(SHIPPED).replace("period: quarter", "period: fortnight"));
        assertThatThrownBy(() -> OfficePolicy.read(wrong))
                .hasMessageContaining("inmate.yaml")
                .hasMessageContaining("statement-period");
    }

    @Test
    void a_period_is_the_one_in_which_the_day_lies() {
        assertThat(Periods.of("quarter", LocalDate.of(2026, 11, 22)))
                .isEqualTo(
                        new Periods.Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31)));
        assertThat(Periods.kind(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 31)))
                .isEqualTo("half-year");
        assertThat(Periods.kind(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 12, 31)))
                .isEqualTo("other");
    }
}
