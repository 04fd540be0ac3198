package vn.liennganh.credit.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.credit.interest.Interest.Balance;
import vn.liennganh.credit.interest.Interest.Line;
import vn.liennganh.credit.interest.Interest.Penalty;
import vn.liennganh.credit.interest.Interest.Statement;

/** Interest to the dong: what is counted, how it is rounded, what is left to a person. */
class InterestTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final Interest YEAR = new Interest(365, Penalty.LEFT_OUT);

    @ParameterizedTest
    @CsvSource({
        // principal, rate, from, as of, dong
        "1000000000, 9.5, 2025-01-01, 2025-12-31, 95000000",
        "1000000000, 9.5, 2024-01-01, 2024-12-31, 95260274",
        "1000000000, 10, 2026-11-01, 2026-11-01, 273973",
        "365, 100, 2026-11-01, 2026-11-01, 1",
        "182, 100, 2026-11-01, 2026-11-01, 0",
        "183, 100, 2026-11-01, 2026-11-01, 1",
        "1000000000, 0, 2025-01-01, 2025-12-31, 0",
        "0, 9.5, 2025-01-01, 2025-12-31, 0",
        "1000000000, 9.5, 2026-01-02, 2026-01-01, 0"
    })
    void both_days_count_and_the_sum_is_rounded_once(
            long principal, String rate, LocalDate from, LocalDate asOf, long dong) {
        Statement made =
                YEAR.statement(
                        List.of(rule(from, null, rate)),
                        List.of(new Balance(from, principal)),
                        asOf);

        assertThat(made.total()).isEqualTo(dong);
        assertThat(made.lines()).hasSize(principal > 0 && !from.isAfter(asOf) ? 1 : 0);
    }

    @Test
    void splitting_a_rule_into_any_number_of_pieces_changes_no_dong() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            LocalDate asOf = START.plusDays(random.nextInt(1_500));
            long principal = 1 + random.nextLong(900_000_000_000L);
            String rate = BigDecimal.valueOf(random.nextInt(30_000), 3).toPlainString();
            List<Balance> owed = List.of(new Balance(START, principal));
            Statement whole = YEAR.statement(List.of(rule(START, null, rate)), owed, asOf);
            Statement pieces = YEAR.statement(split(random, rate, asOf), owed, asOf);

            assertThat(pieces.total()).as("seed " + seed).isEqualTo(whole.total());
            assertThat(pieces.doubts()).as("seed " + seed).isEmpty();
            for (Line one : pieces.lines()) {
                BigDecimal alone =
                        one.weight().divide(BigDecimal.valueOf(36_500), 9, RoundingMode.HALF_UP);
                assertThat(alone.subtract(BigDecimal.valueOf(one.amount())).abs())
                        .as("seed " + seed)
                        .isLessThanOrEqualTo(BigDecimal.ONE);
            }
        }
    }

    @Test
    void a_repayment_in_between_costs_exactly_the_interest_of_what_was_repaid() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long principal = 2 + random.nextLong(1_000_000_000L);
            long repaid = 1 + random.nextLong(principal - 1);
            LocalDate asOf = START.plusDays(2 + random.nextInt(1_000));
            LocalDate day = START.plusDays(1 + random.nextInt(300));
            List<InterestRule> rules = List.of(rule(START, null, "11.25"));
            long both =
                    YEAR.statement(
                                    rules,
                                    List.of(
                                            new Balance(START, principal),
                                            new Balance(day, principal - repaid)),
                                    asOf)
                            .total();
            long full = YEAR.statement(rules, List.of(new Balance(START, principal)), asOf).total();
            long less =
                    YEAR.statement(
                                    List.of(rule(day, null, "11.25")),
                                    List.of(new Balance(day, repaid)),
                                    asOf)
                            .total();

            assertThat(Math.abs(full - less - both)).as("seed " + seed).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_rate_for_overdue_days_is_counted_only_as_the_office_says() {
        InterestRule late =
                new InterestRule(
                        LocalDate.of(2025, 1, 1),
                        Optional.of(LocalDate.of(2025, 12, 31)),
                        new BigDecimal("10"),
                        "",
                        Optional.of(new BigDecimal("5")),
                        "");
        List<Balance> owed = List.of(new Balance(START, 1_000_000));
        LocalDate asOf = LocalDate.of(2026, 6, 1);

        Statement out = new Interest(365, Penalty.LEFT_OUT).statement(List.of(late), owed, asOf);
        assertThat(out.total()).isEqualTo(100_000);
        assertThat(out.doubts())
                .extracting(Doubt::kind)
                .containsExactly(Doubt.Kind.PENALTY_LEFT_OUT);
        assertThat(new Interest(365, Penalty.ADDED).statement(List.of(late), owed, asOf).total())
                .isEqualTo(150_000);
        assertThat(new Interest(365, Penalty.INSTEAD).statement(List.of(late), owed, asOf).total())
                .isEqualTo(50_000);
    }

    @Test
    void overlaps_gaps_and_days_of_which_nobody_knows_the_balance_are_told() {
        Statement made =
                YEAR.statement(
                        List.of(
                                rule(START, LocalDate.of(2024, 3, 31), "9"),
                                rule(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 4, 30), "9"),
                                rule(LocalDate.of(2024, 6, 1), null, "9")),
                        List.of(new Balance(LocalDate.of(2024, 2, 1), 1_000)),
                        LocalDate.of(2024, 12, 31));

        assertThat(made.doubts())
                .containsExactly(
                        new Doubt(Doubt.Kind.NO_BALANCE, 1, START, LocalDate.of(2024, 1, 31)),
                        new Doubt(
                                Doubt.Kind.OVERLAP,
                                2,
                                LocalDate.of(2024, 3, 1),
                                LocalDate.of(2024, 3, 31)),
                        new Doubt(
                                Doubt.Kind.GAP,
                                3,
                                LocalDate.of(2024, 5, 1),
                                LocalDate.of(2024, 5, 31)));
    }

    private static List<InterestRule> split(Random random, String rate, LocalDate asOf) {
        List<InterestRule> pieces = new ArrayList<>();
        LocalDate from = START;
        while (!from.isAfter(asOf) && pieces.size() < 40) {
            LocalDate to = from.plusDays(random.nextInt(90));
            pieces.add(rule(from, to, rate));
            from = to.plusDays(1);
        }
        pieces.add(rule(from, null, rate));
        return pieces;
    }

    private static InterestRule rule(LocalDate from, LocalDate to, String rate) {
        return new InterestRule(
                from,
                Optional.ofNullable(to),
                new BigDecimal(rate),
                "principal",
                Optional.empty(),
                "clause 2");
    }
}
