package vn.liennganh.console.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a head office is told is left. */
class BankReportTest {

    @Test
    void of_an_ended_case_nothing_is_left_to_enforce() {
        BankReport report =
                new BankReport(
                        List.of(
                                line(BankColumn.AUCTION, 1_000, 300),
                                line(BankColumn.ASIDE, 500, 0),
                                line(BankColumn.ENDED, 9_000, 2_000)),
                        new BankReport.Recovered(0, 0),
                        List.of(),
                        true);

        assertThat(report.left()).isEqualTo(1_200);
        assertThat(report.largest()).extracting(BankLine::column).doesNotContain(BankColumn.ENDED);
    }

    private static BankLine line(BankColumn column, long principal, long paid) {
        return new BankLine(
                "X99.11.001",
                "Agency",
                "Nowhere",
                "125",
                "",
                List.of(),
                "",
                true,
                principal,
                paid,
                column,
                "",
                LocalDate.of(2026, 1, 5),
                10,
                Optional.empty(),
                false,
                List.of(),
                0,
                false,
                Optional.empty(),
                List.of());
    }
}
