package vn.liennganh.statistics.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that provinces have printed, made again to the last decimal. */
class PrintedReportsTest {

    private static final Decimals TWO = Decimals.USUAL;
    private static final Printout PRINTOUT = new Printout(TWO, new BigDecimal("20"));

    @ParameterizedTest(name = "{0}/{1} is {2}")
    @CsvSource(
            textBlock =
                    """
                    4778,         7479,          '63,89 %'
                    195723741000, 761546547000,  '25,7 %'
                    7479,         9112,          '82,08 %'
                    56,           216,           '25,93 %'
                    883,          1114,          '79,26 %'
                    13651,        17403,         '78,44 %'
                    13651,        17402,         '78,45 %'
                    17653,        23625,         '74,72 %'
                    10263,        13401,         '76,58 %'
                    14186,        17010,         '83,4 %'
                    1,            1,             '100 %'
                    0,            7,             '0 %'
                    1,            3,             '33,33 %'
                    2,            3,             '66,67 %'
                    9007199254740991, 9007199254740991, '100 %'
                    """)
    void a_ratio_is_rounded_half_up_in_one_step(long part, long whole, String printed) {
        assertThat(Vietnamese.percent(new Ratio(part, whole).percent(TWO).orElseThrow(), TWO))
                .isEqualTo(printed);
    }

    @ParameterizedTest(name = "{1} to {2} decimals: {0}")
    @CsvSource(
            textBlock =
                    """
                    '25,70 %', 2, 2
                    '25,7 %',  0, 2
                    '25,7 %',  1, 1
                    '26 %',    0, 0
                    '25,701 %', 0, 3
                    """)
    void decimals_are_the_offices_choice(String printed, int least, int most) {
        Decimals decimals = new Decimals(least, most);
        Ratio ratio = new Ratio(195_723_741_000L, 761_546_547_000L);
        assertThat(Vietnamese.percent(ratio.percent(decimals).orElseThrow(), decimals))
                .isEqualTo(printed);
    }

    @Test
    void of_nothing_there_is_no_ratio() {
        assertThat(new Ratio(0, 0).percent(TWO)).isEmpty();
        assertThat(Change.of(0, 5, TWO).percent()).isEmpty();
    }

    @Test
    void money_is_compared_in_dong_and_per_cent_and_ratios_in_points() {
        assertThat(PRINTOUT.change(711_494_679_000L, 790_908_805_000L, " đ"))
                .isEqualTo("+79.414.126.000 đ (+11,16 %)");
        assertThat(PRINTOUT.change(287_097_839_000L, 347_022_392_000L, " đ"))
                .isEqualTo("+59.924.553.000 đ (+20,87 %)");
        assertThat(PRINTOUT.change(236, 205, "")).isEqualTo("-31 (-13,14 %)");
        assertThat(PRINTOUT.change(7, 7, "")).isEqualTo("0 (0 %)");
    }

    @ParameterizedTest(name = "{1} against {0}: {2}")
    @CsvSource(
            textBlock =
                    """
                    51.80, 57.78, '+5,98 điểm %'
                    75.20, 78.44, '+3,24 điểm %'
                    61.23, 63.89, '+2,66 điểm %'
                    25.34, 25.70, '+0,36 điểm %'
                    32.39, 34.74, '+2,35 điểm %'
                    40,    38.5,  '-1,5 điểm %'
                    40,    40,    '0 điểm %'
                    """)
    void points_are_not_per_cent(BigDecimal before, BigDecimal now, String printed) {
        BigDecimal points = Change.points(Optional.of(before), Optional.of(now), TWO).orElseThrow();
        assertThat(Vietnamese.signedPoints(points, TWO)).isEqualTo(printed);
    }

    @Test
    void points_are_those_between_the_printed_ratios() {
        // 78,4424… and 78,4455… print as 78,44 and 78,45: whoever subtracts finds what is printed.
        BigDecimal points =
                Change.points(
                                new Ratio(13_651, 17_403).percent(new Decimals(0, 6)),
                                new Ratio(13_651, 17_402).percent(new Decimals(0, 6)),
                                TWO)
                        .orElseThrow();
        assertThat(Vietnamese.signedPoints(points, TWO)).isEqualTo("+0,01 điểm %");
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    78.44, 80,   'thiếu 1,56 điểm %'
                    57.78, 38,   'vượt 19,78 điểm %'
                    74.72, 73,   'vượt 1,72 điểm %'
                    34.74, 33,   'vượt 1,74 điểm %'
                    83.4,  80,   'vượt 3,4 điểm %'
                    73,    73.0, 'đạt đúng chỉ tiêu'
                    """)
    void a_target_is_missed_or_passed_by_points(
            BigDecimal reached, BigDecimal wanted, String printed) {
        assertThat(Vietnamese.target(reached, wanted, TWO)).isEqualTo(printed);
    }

    @ParameterizedTest(name = "cases {0}, money {1}")
    @CsvSource(
            textBlock =
                    """
                    33, 73.5, true
                    73, 33,   false
                    80, 38,   false
                    60, 80,   false
                    60, 80.01, true
                    """)
    void targets_that_look_exchanged_are_flagged(
            BigDecimal cases, BigDecimal money, boolean swapped) {
        Targets targets = new Targets(Optional.of(cases), Optional.of(money));
        assertThat(targets.swapped(new BigDecimal("20"))).isEqualTo(swapped);
        assertThat(print(targets).contains("CẦN KIỂM TRA: chỉ tiêu về tiền")).isEqualTo(swapped);
        assertThat(Targets.NONE.swapped(BigDecimal.ZERO)).isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            textBlock =
                    """
                    790908805000,     '790 tỷ 908 triệu 805 nghìn đồng'
                    195723741000,     '195 tỷ 723 triệu 741 nghìn đồng'
                    14000000000,      '14 tỷ đồng'
                    1368709535346,    '1.368 tỷ 709 triệu 535 nghìn 346 đồng'
                    12345,            '12 nghìn 345 đồng'
                    5,                '5 đồng'
                    0,                '0 đồng'
                    """)
    void money_is_worded_by_its_billions_millions_and_thousands(long dong, String words) {
        assertThat(Vietnamese.worded(dong)).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            textBlock =
                    """
                    3-months,  2022, 2021-12-31, '3 tháng đầu năm 2022'
                    6-months,  2022, 2022-03-31, '6 tháng đầu năm 2022'
                    10-months, 2022, 2022-07-31, '10 tháng năm 2022'
                    12-months, 2022, 2022-09-30, 'năm 2022'
                    """)
    void periods_count_from_the_first_of_october(
            String word, int year, LocalDate end, String title) {
        Period period = Period.ending(word, end).orElseThrow();
        assertThat(period.year()).isEqualTo(year);
        assertThat(period.start()).isEqualTo(LocalDate.of(2021, 10, 1));
        assertThat(period.end()).isEqualTo(end);
        assertThat(period.title()).isEqualTo(title);
        assertThat(period.before().end()).isEqualTo(end.minusYears(1));
        assertThat(Period.ending(word, end.minusDays(1))).isEmpty();
        assertThat(Period.ending("4-months", end)).isEmpty();
    }

    @Test
    void a_correction_belongs_to_the_next_period_of_the_year_and_the_last_has_none() {
        Period half = new Period(2027, Period.Length.SIX);
        assertThat(half.next()).contains(new Period(2027, Period.Length.TEN));
        assertThat(new Period(2027, Period.Length.TWELVE).next()).isEmpty();
    }

    @Test
    void categories_overlap_and_are_never_added_up() {
        Figures figures = half2022();
        assertThat(figures.doubts()).isEmpty();
        long parts =
                figures.tallies().stream()
                        .filter(one -> one.category() != Category.TOTAL)
                        .mapToLong(Tally::casesFinished)
                        .sum();
        assertThat(parts).isNotEqualTo(figures.of(Category.TOTAL).orElseThrow().casesFinished());
        assertThat(figures.plus(figures).of(Category.TOTAL).orElseThrow().cases())
                .isEqualTo(18_224);
    }

    @Test
    void figures_that_cannot_be_right_are_flagged() {
        Figures wrong =
                new Figures(
                        List.of(
                                new Tally(Category.TOTAL, 10, 5, 6, 100, 50, 10),
                                new Tally(Category.BUDGET, 11, 5, 3, 10, 5, 1)),
                        new Figures.Coercions(1, 2, 3),
                        new Figures.Complaints(3, 4),
                        new Figures.AdministrativeJudgments(1, 1));
        assertThat(wrong.doubts())
                .containsExactly(
                        "statistics.part-exceeds",
                        "statistics.category-exceeds",
                        "statistics.settled-exceeds");
        assertThat(Figures.none().doubts()).containsExactly("statistics.no-total");
        assertThatThrownBy(
                        () ->
                                new Figures(
                                        List.of(
                                                Tally.none(Category.TOTAL),
                                                Tally.none(Category.TOTAL)),
                                        wrong.coercions(),
                                        wrong.complaints(),
                                        wrong.administrativeJudgments()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_half_year_is_printed_as_the_province_printed_it() {
        String printed = print(new Targets(Optional.of(new BigDecimal("80")), Optional.empty()));
        assertThat(printed)
                .contains("6 tháng đầu năm 2022 (01/10/2021–31/3/2022)")
                .contains("Có điều kiện: 7.479 việc (82,08 %) = 761.546.547.000 đ (58,88 %)")
                .contains("Thi hành xong: 4.778 việc (63,89 %) = 195.723.741.000 đ (25,7 %)")
                .contains("63,89 % so với 80 %, thiếu 16,11 điểm %")
                .contains("Thi hành xong: 56 việc (25,93 %) = 49.017.644.000 đ (13,81 %)")
                .contains("Thi hành xong: 4.067 việc (63,1 %) = 20.885.640.000 đ (26,55 %)")
                .contains("đã giải quyết 41 (100 %)")
                .contains("quy định trước 01/7/2026");
    }

    private static String print(Targets targets) {
        Period period = Period.ending("6-months", LocalDate.of(2022, 3, 31)).orElseThrow();
        return String.join(
                "\n", PRINTOUT.lines("X99.11.001", period, half2022(), targets, Optional.empty()));
    }

    /** The printed figures; totals that were not printed are such as round to the printed ratio. */
    private static Figures half2022() {
        return new Figures(
                List.of(
                        new Tally(
                                Category.TOTAL,
                                9_112,
                                7_479,
                                4_778,
                                1_293_400_000_000L,
                                761_546_547_000L,
                                195_723_741_000L),
                        new Tally(
                                Category.CREDIT,
                                300,
                                216,
                                56,
                                400_000_000_000L,
                                354_900_000_000L,
                                49_017_644_000L),
                        new Tally(
                                Category.BUDGET,
                                7_000,
                                6_445,
                                4_067,
                                90_000_000_000L,
                                78_660_000_000L,
                                20_885_640_000L)),
                new Figures.Coercions(240, 10, 205),
                new Figures.Complaints(41, 41),
                new Figures.AdministrativeJudgments(12, 9));
    }
}
