package vn.liennganh.statistics.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for any figures. */
class AdditionTest {

    private static final int ROUNDS = 500;

    @Test
    void units_may_be_put_together_in_any_order() {
        Random random = new Random(20_261_122);
        for (int round = 0; round < ROUNDS; round++) {
            List<Figures> units = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                units.add(figures(random));
            }
            Figures sum = units.stream().reduce(Figures.none(), Figures::plus);
            Collections.shuffle(units, random);
            assertThat(units.stream().reduce(Figures.none(), Figures::plus)).isEqualTo(sum);
            for (Tally one : sum.tallies()) {
                assertThat(one.money())
                        .isEqualTo(
                                units.stream()
                                        .flatMap(unit -> unit.of(one.category()).stream())
                                        .mapToLong(Tally::money)
                                        .sum());
            }
            assertThat(sum.doubts()).isEmpty();
        }
    }

    @Test
    void a_printed_ratio_is_never_further_from_the_exact_one_than_half_of_its_last_digit() {
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            long whole = 1 + random.nextLong(9_007_199_254_740_991L);
            long part = random.nextLong(whole + 1);
            BigDecimal percent = new Ratio(part, whole).percent(new Decimals(0, 2)).orElseThrow();
            // |percent * whole - 100 * part| <= whole * 0.005, in integers.
            BigInteger hundredths = percent.movePointRight(2).toBigIntegerExact();
            BigInteger off =
                    hundredths
                            .multiply(BigInteger.valueOf(whole))
                            .subtract(BigInteger.valueOf(part).multiply(BigInteger.valueOf(10_000)))
                            .abs()
                            .multiply(BigInteger.TWO);
            assertThat(off).isLessThanOrEqualTo(BigInteger.valueOf(whole));
        }
    }

    private static Figures figures(Random random) {
        Tally total = tally(random, Category.TOTAL, 1_000_000, 9_000_000_000_000L);
        List<Tally> tallies = new ArrayList<>(List.of(total));
        for (Category category : Category.values()) {
            if (category != Category.TOTAL && random.nextBoolean()) {
                tallies.add(
                        new Tally(
                                category,
                                total.cases(),
                                total.casesWithConditions() / 2,
                                total.casesFinished() / 3,
                                total.money() / 2,
                                total.moneyWithConditions() / 3,
                                total.moneyFinished() / 4));
            }
        }
        return new Figures(
                tallies,
                new Figures.Coercions(random.nextInt(9), random.nextInt(9), random.nextInt(9)),
                new Figures.Complaints(9, random.nextInt(9)),
                new Figures.AdministrativeJudgments(9, random.nextInt(9)));
    }

    private static Tally tally(Random random, Category category, long cases, long money) {
        long some = random.nextLong(cases);
        long able = random.nextLong(some + 1);
        long dong = random.nextLong(money);
        long free = random.nextLong(dong + 1);
        return new Tally(
                category,
                some,
                able,
                random.nextLong(able + 1),
                dong,
                free,
                random.nextLong(free + 1));
    }
}
