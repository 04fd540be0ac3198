package vn.liennganh.console.figures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.statistics.Statistics;
import vn.liennganh.statistics.figure.Decimals;
import vn.liennganh.statistics.figure.Figures;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.statistics.figure.Ratio;
import vn.liennganh.statistics.figure.Tally;
import vn.liennganh.statistics.figure.Vietnamese;
import vn.liennganh.statistics.period.PeriodReport;

/** Brings together what one viewer may see of a period. */
@Component
class PeriodPage {

    private final Statistics statistics;
    private final Viewing viewing;
    private final DutyNames names;
    private final Clock clock;

    PeriodPage(Statistics statistics, Viewing viewing, DutyNames names, Clock clock) {
        this.statistics = statistics;
        this.viewing = viewing;
        this.names = names;
        this.clock = clock;
    }

    /**
     * One line of form 01.
     *
     * @param casesRatio finished of those with conditions, as people write it; {@code -} for none
     */
    public record Line(String category, Tally tally, String casesRatio, String moneyRatio) {}

    /**
     * One report.
     *
     * @param unit of the agency; empty for the whole
     * @param lines none where the viewer signs a form without being told the figures
     * @param printed as the sector prints it, in Vietnamese
     */
    public record Report(
            String agency,
            String unit,
            List<Line> lines,
            List<String> doubts,
            List<FormLine> forms,
            List<String> printed,
            String message) {}

    /** How far a form is signed. */
    public record FormLine(String number, String lead, int signed, int partners, String exchange) {}

    /** A period with everything that the viewer may see of it. */
    public record Seen(
            Period period, List<Report> reports, List<Line> sum, int sources, boolean differs) {}

    /** The period that is meant; the one that is running where nothing sensible is. */
    Period period(String year, String length) {
        LocalDate today = LegalClock.day(clock.instant());
        int meant = year.matches("2[01][0-9]{2}") ? Integer.parseInt(year) : Period.yearOf(today);
        return new Period(meant, Period.Length.of(length).orElseGet(() -> running(meant, today)));
    }

    private static Period.Length running(int year, LocalDate today) {
        return Arrays.stream(Period.Length.values())
                .filter(length -> !today.isAfter(new Period(year, length).end()))
                .findFirst()
                .orElse(Period.Length.TWELVE);
    }

    Seen look(AgencyId viewer, Period period, Words words) {
        Set<AgencyId> readers = viewing.viewers(viewer);
        List<Standing<PeriodReport>> all = statistics.all(readers, period);
        List<Standing<PeriodReport>> below = Statistics.below(all, readers);
        Optional<Figures> sum = Statistics.sum(below);
        Optional<Figures> own =
                Statistics.own(all, readers).flatMap(one -> one.content().figures());
        return new Seen(
                period,
                all.stream().map(one -> report(one, period, readers, sum, words)).toList(),
                sum.map(this::lines).orElse(List.of()),
                below.size(),
                sum.isPresent() && own.isPresent() && !own.equals(sum));
    }

    private Report report(
            Standing<PeriodReport> one,
            Period period,
            Set<AgencyId> readers,
            Optional<Figures> sum,
            Words words) {
        boolean own = readers.contains(one.matter().agency());
        boolean told = own || one.content().told().stream().anyMatch(readers::contains);
        boolean whole = own && one.matter().part().isEmpty();
        Optional<Figures> figures = told ? one.content().figures() : Optional.empty();
        return new Report(
                names.agency(one.matter().agency(), words),
                one.matter().part(),
                figures.map(this::lines).orElse(List.of()),
                told
                        ? Statistics.doubts(one, whole ? sum : Optional.empty()).stream()
                                .map(words::say)
                                .toList()
                        : List.of(),
                one.content().formsOf(readers).stream()
                        .map(
                                form ->
                                        new FormLine(
                                                form.number(),
                                                names.agency(form.lead(), words),
                                                form.signatures().size(),
                                                form.partners().size(),
                                                form.exchange().toString()))
                        .toList(),
                statistics.printed(one.matter(), period, figures, readers),
                told ? one.content().message().map(Object::toString).orElse("") : "");
    }

    private List<Line> lines(Figures figures) {
        return figures.tallies().stream()
                .map(
                        tally ->
                                new Line(
                                        tally.category().title(),
                                        tally,
                                        percent(tally.casesRatio()),
                                        percent(tally.moneyRatio())))
                .toList();
    }

    private String percent(Ratio ratio) {
        Decimals decimals = statistics.decimals();
        Optional<BigDecimal> value = ratio.percent(decimals);
        return value.map(one -> Vietnamese.percent(one, decimals)).orElse("-");
    }

    /** All of it in one table, a row for each agency, unit and category. */
    Table table(Seen seen, Words words) {
        List<List<Object>> rows = new ArrayList<>();
        for (Report report : seen.reports()) {
            report.lines().forEach(line -> rows.add(row(report.agency(), report.unit(), line)));
        }
        seen.sum().forEach(line -> rows.add(row(words.say("figures.sum"), "", line)));
        return new Table(
                words.say("figures.title") + " " + seen.period().title(),
                List.of(words.say("statistics.print-old-rule")),
                List.of(
                        words.say("figures.agency"),
                        words.say("figures.unit"),
                        words.say("figures.category"),
                        words.say("figures.cases"),
                        words.say("figures.cases-conditions"),
                        words.say("figures.cases-finished"),
                        words.say("figures.ratio"),
                        words.say("figures.money"),
                        words.say("figures.money-conditions"),
                        words.say("figures.money-finished"),
                        words.say("figures.ratio")),
                rows);
    }

    private static List<Object> row(String agency, String unit, Line line) {
        Tally tally = line.tally();
        return List.of(
                agency,
                unit,
                line.category(),
                tally.cases(),
                tally.casesWithConditions(),
                tally.casesFinished(),
                line.casesRatio(),
                tally.money(),
                tally.moneyWithConditions(),
                tally.moneyFinished(),
                line.moneyRatio());
    }
}
