package vn.liennganh.statistics;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.statistics.period.PeriodReport;

/**
 * What each agency reports for each period; a unit of it is a part of its own. The number of a
 * matter is the day on which the period ends and its length, as the message says them.
 */
@Component
public class StatisticsBook implements Book<PeriodReport> {

    private static final String PERIOD = "period:";

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<PeriodReport> type() {
        return PeriodReport.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("joint-statistics");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        if (!opening.says("period") || !opening.says("periodEnd")) {
            return Set.of();
        }
        return Set.of(
                new Matter(
                        opening.from(),
                        number(opening.text("period"), opening.day("periodEnd")),
                        opening.text("unit")));
    }

    /** The number of an agency's matter for a period. */
    public static String number(Period period) {
        return number(period.length().word(), period.end());
    }

    private static String number(String length, LocalDate end) {
        return end + "/" + length;
    }

    /** Marks the reports of a period. */
    public static String mark(Period period) {
        return PERIOD + number(period);
    }

    @Override
    public PeriodReport empty(Matter matter) {
        return PeriodReport.EMPTY;
    }

    @Override
    public PeriodReport after(PeriodReport before, Heard heard) {
        return before.after(heard);
    }

    /** Whoever reports, whoever signs one of its forms, and to whom the figures were sent. */
    @Override
    public Entry entry(Standing<PeriodReport> standing) {
        Set<AgencyId> readers = new HashSet<>(standing.content().told());
        readers.add(standing.matter().agency());
        standing.content().forms().forEach(one -> readers.addAll(one.partners()));
        return new Entry(readers, Set.of(PERIOD + standing.matter().number()));
    }
}
