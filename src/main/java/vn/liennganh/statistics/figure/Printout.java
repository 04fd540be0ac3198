package vn.liennganh.statistics.figure;

import static vn.liennganh.statistics.figure.Vietnamese.said;
import static vn.liennganh.statistics.figure.Vietnamese.whole;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A report in lines, in Vietnamese as the sector prints it. */
public final class Printout {

    private final Decimals decimals;
    private final BigDecimal guard;

    /**
     * @param guard points by which a target in money may exceed that in cases before the report
     *     says that the two look exchanged
     */
    public Printout(Decimals decimals, BigDecimal guard) {
        this.decimals = decimals;
        this.guard = guard;
    }

    /**
     * @param earlier the same period of the year before, where it is known
     */
    public List<String> lines(
            String unit, Period period, Figures now, Targets targets, Optional<Figures> earlier) {
        List<String> lines = new ArrayList<>();
        lines.add(
                said(
                        "statistics.print-title",
                        period.title(),
                        Vietnamese.day(period.start()),
                        Vietnamese.day(period.end())));
        lines.add(said("statistics.print-unit", unit));
        for (Tally tally : now.tallies()) {
            category(lines, tally, earlier.flatMap(before -> before.of(tally.category())));
            if (tally.category() == Category.TOTAL) {
                target(lines, tally, targets);
            }
        }
        others(lines, now);
        now.doubts().forEach(doubt -> lines.add(said("statistics.print-doubt", said(doubt))));
        if (targets.swapped(guard)) {
            lines.add(said("statistics.print-doubt", said("statistics.targets-swapped")));
        }
        lines.add(said("statistics.print-overlap"));
        lines.add(said("statistics.print-old-rule"));
        return List.copyOf(lines);
    }

    private void category(List<String> lines, Tally tally, Optional<Tally> before) {
        lines.add(
                said(
                        "statistics.print-category",
                        tally.category().title(),
                        whole(tally.cases()),
                        whole(tally.money())));
        lines.add(
                said(
                        "statistics.print-conditions",
                        whole(tally.casesWithConditions()),
                        share(tally.casesWithConditions(), tally.cases()),
                        whole(tally.moneyWithConditions()),
                        share(tally.moneyWithConditions(), tally.money()),
                        whole(Math.max(0, tally.cases() - tally.casesWithConditions())),
                        whole(Math.max(0, tally.money() - tally.moneyWithConditions()))));
        lines.add(
                said(
                        "statistics.print-finished",
                        whole(tally.casesFinished()),
                        share(tally.casesFinished(), tally.casesWithConditions()),
                        whole(tally.moneyFinished()),
                        share(tally.moneyFinished(), tally.moneyWithConditions())));
        before.ifPresent(
                old ->
                        lines.add(
                                said(
                                        "statistics.print-before",
                                        change(old, tally, Tally::casesFinished, ""),
                                        points(old.casesRatio(), tally.casesRatio()),
                                        change(
                                                old,
                                                tally,
                                                Tally::moneyFinished,
                                                said("statistics.unit")),
                                        points(old.moneyRatio(), tally.moneyRatio()))));
    }

    private void target(List<String> lines, Tally tally, Targets targets) {
        targets.cases()
                .flatMap(
                        wanted ->
                                tally.casesRatio()
                                        .percent(decimals)
                                        .map(reached -> against(reached, wanted)))
                .ifPresent(line -> lines.add(said("statistics.print-target-cases", line)));
        targets.money()
                .flatMap(
                        wanted ->
                                tally.moneyRatio()
                                        .percent(decimals)
                                        .map(reached -> against(reached, wanted)))
                .ifPresent(line -> lines.add(said("statistics.print-target-money", line)));
    }

    private String against(BigDecimal reached, BigDecimal wanted) {
        return said(
                "statistics.against",
                Vietnamese.percent(reached, decimals),
                Vietnamese.percent(wanted, decimals),
                Vietnamese.target(reached, wanted, decimals));
    }

    private void others(List<String> lines, Figures now) {
        lines.add(
                said(
                        "statistics.print-coercions",
                        whole(now.coercions().planned()),
                        whole(now.coercions().voluntary()),
                        whole(now.coercions().carriedOut())));
        lines.add(
                said(
                        "statistics.print-complaints",
                        whole(now.complaints().received()),
                        whole(now.complaints().settled()),
                        share(now.complaints().settled(), now.complaints().received())));
        lines.add(
                said(
                        "statistics.print-administrative",
                        whole(now.administrativeJudgments().toFollow()),
                        whole(now.administrativeJudgments().done()),
                        share(
                                now.administrativeJudgments().done(),
                                now.administrativeJudgments().toFollow())));
    }

    private String share(long part, long whole) {
        return new Ratio(part, whole)
                .percent(decimals)
                .map(one -> Vietnamese.percent(one, decimals))
                .orElseGet(() -> said("statistics.no-ratio"));
    }

    private String points(Ratio before, Ratio now) {
        return Change.points(before.percent(decimals), now.percent(decimals), decimals)
                .map(one -> Vietnamese.signedPoints(one, decimals))
                .orElseGet(() -> said("statistics.no-ratio"));
    }

    private String change(Tally old, Tally now, ToLongFunction<Tally> figure, String unit) {
        return change(figure.applyAsLong(old), figure.applyAsLong(now), unit);
    }

    /** A difference with its percentage: {@code +79.414.126.000 (+11,16 %)}. */
    public String change(long before, long now, String unit) {
        Change change = Change.of(before, now, decimals);
        String percent =
                change.percent()
                        .map(one -> " (" + Vietnamese.signedPercent(one, decimals) + ")")
                        .orElse("");
        return Vietnamese.signed(change.difference()) + unit + percent;
    }
}
