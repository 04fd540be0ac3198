package vn.liennganh.console.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.liennganh.console.amount.Bars;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.message.language.Words;

/**
 * What a head office is told: the portfolio by stage, province and age, what was recovered, the
 * largest cases, what blocks. Amounts are whole dong.
 *
 * @param recovered this month, and in the same month a year ago
 */
public record BankReport(
        List<BankLine> lines, Recovered recovered, List<Integer> ages, boolean complete) {

    private static final int LARGEST = 20;

    /** What agencies told to have received for the bank. */
    public record Recovered(long month, long yearBefore) {}

    /** One cell of the portfolio. */
    public record Cell(
            String stage, String province, int olderThan, long cases, long principal, long paid) {}

    /** What blocks, and how much is behind it. */
    public record Blocker(String what, long cases, long left) {

        public String leftText() {
            return Dong.full(left);
        }
    }

    /** By stage, province and age, in this order. */
    public List<Cell> cells() {
        Map<List<Object>, List<BankLine>> groups = new LinkedHashMap<>();
        open().stream()
                .sorted(
                        Comparator.comparing(BankLine::column)
                                .thenComparing(BankLine::province)
                                .thenComparing(this::age))
                .forEach(
                        one ->
                                groups.computeIfAbsent(
                                                List.of(one.column(), one.province(), age(one)),
                                                key -> new ArrayList<>())
                                        .add(one));
        return groups.entrySet().stream()
                .map(
                        one ->
                                new Cell(
                                        ((BankColumn) one.getKey().get(0)).word(),
                                        one.getKey().get(1).toString(),
                                        (Integer) one.getKey().get(2),
                                        one.getValue().size(),
                                        sum(one.getValue(), BankLine::principal),
                                        sum(one.getValue(), BankLine::paid)))
                .toList();
    }

    private int age(BankLine one) {
        return ages.stream().filter(days -> one.days() > days).reduce(0, Math::max);
    }

    private List<BankLine> open() {
        return lines.stream().filter(one -> one.column() != BankColumn.ENDED).toList();
    }

    /** What is left to enforce: of an ended case nothing is, whatever was not recovered. */
    long left() {
        return sum(open(), BankLine::left);
    }

    /** The largest by what is left. */
    public List<BankLine> largest() {
        return open().stream()
                .sorted(Comparator.comparing(BankLine::left).reversed())
                .limit(LARGEST)
                .toList();
    }

    /** What blocks, the most money first; a case may be blocked by several. */
    public List<Blocker> blockers(Words words) {
        Map<String, List<BankLine>> causes = new LinkedHashMap<>();
        for (BankLine one : open()) {
            if (one.obstacles() > 0) {
                add(causes, words.say("bank.with-obstacle"), one);
            }
            if (one.papersMissing()) {
                add(causes, words.say("bank.with-papers"), one);
            }
            if (one.column() == BankColumn.ASIDE) {
                add(causes, one.stage(), one);
            }
            if (one.ours()) {
                add(causes, words.say("bank.our-turn"), one);
            }
        }
        return causes.entrySet().stream()
                .map(
                        one ->
                                new Blocker(
                                        one.getKey(),
                                        one.getValue().size(),
                                        sum(one.getValue(), BankLine::left)))
                .sorted(Comparator.comparing(Blocker::left).reversed())
                .toList();
    }

    private static void add(Map<String, List<BankLine>> causes, String cause, BankLine one) {
        causes.computeIfAbsent(cause, key -> new ArrayList<>()).add(one);
    }

    static long sum(List<BankLine> lines, Function<BankLine, Long> of) {
        return lines.stream().mapToLong(of::apply).sum();
    }

    /** Recovered and left, by what a function makes of a case. */
    public Bars bars(String title, Function<BankLine, String> by, Words words) {
        Map<String, List<BankLine>> groups = new LinkedHashMap<>();
        open().stream()
                .sorted(Comparator.comparing(BankLine::column))
                .forEach(
                        one ->
                                groups.computeIfAbsent(by.apply(one), key -> new ArrayList<>())
                                        .add(one));
        return new Bars(
                words.say(title),
                List.of(words.say("bank.column-paid"), words.say("bank.column-left")),
                groups.entrySet().stream()
                        .map(
                                one ->
                                        bar(
                                                one.getKey(),
                                                sum(one.getValue(), BankLine::paid),
                                                sum(one.getValue(), BankLine::left)))
                        .toList());
    }

    private static Bars.Bar bar(String label, long paid, long left) {
        return new Bars.Bar(label, List.of(paid, left), List.of(Dong.full(paid), Dong.full(left)));
    }

    /** The sheets of the workbook. */
    List<Table> tables(LocalDate today, Words words) {
        List<String> notes = List.of(words.say("bank.sheet-at", Days.text(today)));
        List<Table> all = new ArrayList<>();
        all.add(
                new Table(
                        words.say("bank.report-portfolio"),
                        notes,
                        List.of("stage", "province", "older-than", "cases", "principal", "paid")
                                .stream()
                                .map(one -> words.say("bank.report-" + one))
                                .toList(),
                        cells().stream()
                                .map(
                                        one ->
                                                List.<Object>of(
                                                        words.say("bank.board-" + one.stage()),
                                                        one.province(),
                                                        one.olderThan(),
                                                        one.cases(),
                                                        one.principal(),
                                                        one.paid()))
                                .toList()));
        all.add(
                new Table(
                        words.say("bank.report-recovered"),
                        notes,
                        List.of(
                                words.say("bank.report-month"),
                                words.say("bank.report-year-before")),
                        List.of(List.of(recovered.month(), recovered.yearBefore()))));
        Table largest = BankSheets.cases(largest(), Days.text(today), words);
        all.add(
                new Table(
                        words.say("bank.report-largest"),
                        notes,
                        largest.columns(),
                        largest.rows()));
        all.add(
                new Table(
                        words.say("bank.report-blockers"),
                        notes,
                        List.of("blocker", "cases", "left").stream()
                                .map(one -> words.say("bank.report-" + one))
                                .toList(),
                        blockers(words).stream()
                                .map(one -> List.<Object>of(one.what(), one.cases(), one.left()))
                                .toList()));
        return all;
    }
}
