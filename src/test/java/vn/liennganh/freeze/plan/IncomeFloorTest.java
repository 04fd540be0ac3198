package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.freeze.position.Income;

/** What is left of an income, by invented wages of a round number. */
class IncomeFloorTest {

    private static final IncomeFloor FLOOR =
            new IncomeFloor(
                    List.of(
                            new IncomeFloor.Wage("A", LocalDate.of(2026, 7, 1), 100),
                            new IncomeFloor.Wage("A", LocalDate.of(2027, 1, 1), 120),
                            new IncomeFloor.Wage("B", LocalDate.of(2026, 7, 1), 80)));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            # day, region, dependants, income, deducted, stated, floor, findings
            2026-11-20, A, 0, 300, 200, 100, 100, -
            2026-11-20, A, 0, 300, 201, 100, 100, below-floor below-stated
            2026-11-20, A, 2, 500, 200, 300, 300, -
            2026-11-20, A, 2, 500, 201, 250, 300, below-floor stated-below-floor
            2026-11-20, B, 0, 300, 220, 80, 80, -
            2027-01-02, A, 0, 300, 200, 100, 120, below-floor stated-below-floor
            2026-06-30, A, 0, 300, 299, 1, -, -
            2026-11-20, C, 0, 300, 299, 2, -, below-stated
            2026-11-20, -, 0, 300, 299, -, -, -
            2026-11-20, A, 0, -, 299, 100, 100, -
            2026-11-20, A, 0, 90, 0, 90, 100, -
            2026-11-20, A, 0, 90, 1, -, 100, below-floor
            """)
    void a_deduction_leaves_the_wage_of_the_day_for_the_debtor_and_each_dependant(
            LocalDate day,
            String region,
            long dependants,
            Long income,
            long deducted,
            Long stated,
            Long floor,
            String findings) {
        Instant at = Instant.parse(day + "T03:00:00Z");
        Income.Pay pay = new Income.Pay("L1", at, deducted, dong(income), dong(stated));

        IncomeFloor.Checked checked =
                FLOOR.check(new Income(dependants, region == null ? "" : region, List.of(pay)))
                        .get(0);

        assertThat(checked.floor()).isEqualTo(dong(floor));
        assertThat(
                        checked.findings().stream()
                                .map(IncomeFloor.Finding::word)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(findings == null ? "" : findings);
    }

    private static OptionalLong dong(Long amount) {
        return amount == null ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    @Test
    void a_table_of_one_region_needs_no_word_for_it_and_the_shipped_one_is_left_to_the_office() {
        IncomeFloor one = new IncomeFloor(FLOOR.wages().subList(0, 2));
        Income.Pay pay =
                new Income.Pay(
                        "L1",
                        Instant.parse("2026-11-20T03:00:00Z"),
                        50,
                        OptionalLong.of(120),
                        OptionalLong.empty());

        assertThat(one.check(new Income(0, "", List.of(pay))).get(0).findings())
                .containsExactly(IncomeFloor.Finding.BELOW_FLOOR);
        assertThat(OfficePolicy.read(Path.of("config/freeze.yaml")).floor().wages()).isEmpty();
    }
}
