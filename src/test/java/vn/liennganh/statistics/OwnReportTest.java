package vn.liennganh.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.statistics.period.PeriodReport;

/** Which report is an agency's own where it carries on for another that reported too. */
class OwnReportTest {

    private static final AgencyId FORMER = AgencyId.of("X99.11.001");
    private static final AgencyId HEIR = AgencyId.of("X99.11.002");

    @Test
    void of_an_heir_and_its_predecessor_the_report_told_last_counts() {
        Standing<PeriodReport> before = report(FORMER, "", 7);
        Standing<PeriodReport> after = report(HEIR, "", 9);

        assertThat(own(before, after)).contains(after);
        assertThat(own(after, before)).contains(after);
        assertThat(own(before, report(HEIR, "unit", 11))).contains(before);
        assertThat(own(report(AgencyId.of("X99.11.003"), "", 12), before)).contains(before);
    }

    @SafeVarargs
    private static Optional<Standing<PeriodReport>> own(Standing<PeriodReport>... all) {
        return Statistics.own(List.of(all), Set.of(FORMER, HEIR));
    }

    private static Standing<PeriodReport> report(AgencyId agency, String part, long last) {
        PeriodReport said =
                new PeriodReport(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(LocalDate.of(2026, 11, 1)),
                        Optional.empty());
        return new Standing<>(new Matter(agency, "2026-10", part), last, Instant.EPOCH, said);
    }
}
