package vn.liennganh.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.statistics.figure.Decimals;
import vn.liennganh.statistics.figure.Figures;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.statistics.figure.Printout;
import vn.liennganh.statistics.figure.Targets;
import vn.liennganh.statistics.period.Form;
import vn.liennganh.statistics.period.PeriodReport;

/**
 * Reads reports together: those of the units below, those of the year before, what was to be
 * reached, and what an earlier period has to correct.
 *
 * <p>The caller says as whom it reads: the viewer and those for whom it carries on.
 */
@Service
public class Statistics {

    private final Desks desks;
    private final StatisticsBook book;
    private final TargetBook targets;
    private final StatisticsPolicy policy;
    private final Printout printout;

    Statistics(Desks desks, StatisticsBook book, TargetBook targets, StatisticsPolicy policy) {
        this.desks = desks;
        this.book = book;
        this.targets = targets;
        this.policy = policy;
        this.printout = new Printout(policy.decimals(), policy.guard());
    }

    public Decimals decimals() {
        return policy.decimals();
    }

    /** Everything that exists to these readers in a period, by agency and unit. */
    public List<Standing<PeriodReport>> all(Set<AgencyId> readers, Period period) {
        List<Standing<PeriodReport>> all = new ArrayList<>();
        Optional<Matter> after = Optional.empty();
        List<Standing<PeriodReport>> page;
        do {
            page =
                    desks.page(
                            book,
                            new Query(
                                    readers,
                                    Set.of(StatisticsBook.mark(period)),
                                    after,
                                    Query.LIMIT_MAX));
            all.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).matter());
        } while (page.size() == Query.LIMIT_MAX);
        return all;
    }

    /**
     * What these report for themselves: not their units, and nobody else. Where an agency and one
     * for which it carries on have both reported a period, whatever was told last; a case that has
     * no figures yet hides none that has.
     */
    public static Optional<Standing<PeriodReport>> own(
            List<Standing<PeriodReport>> all, Set<AgencyId> readers) {
        return all.stream()
                .filter(one -> readers.contains(one.matter().agency()))
                .filter(one -> one.matter().part().isEmpty())
                .max(
                        Comparator.comparing(
                                        (Standing<PeriodReport> one) ->
                                                one.content().figures().isPresent())
                                .thenComparingLong(Standing::last));
    }

    /** Those right below: an agency's own units, or the agencies that reported up. */
    public static List<Standing<PeriodReport>> below(
            List<Standing<PeriodReport>> all, Set<AgencyId> readers) {
        return all.stream()
                .filter(one -> one.content().figures().isPresent())
                .filter(
                        one ->
                                readers.contains(one.matter().agency())
                                        ? !one.matter().part().isEmpty()
                                        : one.matter().part().isEmpty()
                                                && one.content().told().stream()
                                                        .anyMatch(readers::contains))
                .toList();
    }

    /** Added up, category by category; empty where nobody reported. */
    public static Optional<Figures> sum(List<Standing<PeriodReport>> below) {
        return below.stream()
                .flatMap(one -> one.content().figures().stream())
                .reduce(Figures::plus);
    }

    /** What is to be reached in a year, by the latest assignment that the readers know of. */
    public Targets targets(Set<AgencyId> readers, String whom, int year) {
        Query query = new Query(readers, TargetBook.marks(year, whom), Optional.empty(), 100);
        return desks.page(targets, query).stream()
                .max(Comparator.comparingLong(Standing::last))
                .map(one -> one.content().targets())
                .orElse(Targets.NONE);
    }

    /** The figures of the same period a year earlier; empty where they are not known here. */
    public Optional<Figures> earlier(Matter matter, Period period) {
        return desks.find(
                        book,
                        new Matter(
                                matter.agency(),
                                StatisticsBook.number(period.before()),
                                matter.part()))
                .flatMap(one -> one.content().figures());
    }

    /** What joint letters on earlier periods of the year correct in this one. */
    public List<Form> corrected(AgencyId agency, Period period) {
        List<Form> found = new ArrayList<>();
        for (Period.Length length : Period.Length.values()) {
            if (length.ordinal() < period.length().ordinal()) {
                String number = StatisticsBook.number(new Period(period.year(), length));
                desks.find(book, new Matter(agency, number, "")).stream()
                        .flatMap(one -> one.content().forms().stream())
                        .filter(
                                one ->
                                        one.correctsIn()
                                                .filter(period.length().word()::equals)
                                                .isPresent())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The report in lines, Vietnamese; empty where there are no figures. */
    public List<String> printed(
            Matter matter, Period period, Optional<Figures> figures, Set<AgencyId> readers) {
        String whom = matter.part().isEmpty() ? matter.agency().value() : matter.part();
        return figures.map(
                        now ->
                                printout.lines(
                                        whom,
                                        period,
                                        now,
                                        targets(readers, whom, period.year()),
                                        earlier(matter, period)))
                .orElse(List.of());
    }

    /** Keys of sentences about what cannot be right in a report. */
    public static List<String> doubts(Standing<PeriodReport> report, Optional<Figures> summed) {
        List<String> doubts =
                report.content().figures().stream()
                        .flatMap(one -> one.doubts().stream())
                        .collect(Collectors.toCollection(ArrayList::new));
        if (report.content().figures().isPresent()
                && summed.isPresent()
                && !summed.equals(report.content().figures())) {
            doubts.add("statistics.rolled-up-differs");
        }
        return doubts;
    }
}
