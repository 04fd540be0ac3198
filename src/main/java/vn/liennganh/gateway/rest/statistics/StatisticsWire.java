package vn.liennganh.gateway.rest.statistics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.statistics.figure.Decimals;
import vn.liennganh.statistics.figure.Figures;
import vn.liennganh.statistics.figure.Ratio;
import vn.liennganh.statistics.figure.Tally;
import vn.liennganh.statistics.figure.Targets;
import vn.liennganh.statistics.period.Form;

/** Reports on the wire. Percentages are rounded half up as the office prints them. */
final class StatisticsWire {

    private StatisticsWire() {}

    @Schema(name = "StatisticsReports", description = "What the caller may see of a period")
    record Reports(
            String period,
            @Schema(description = "Under which rule periods and forms stand") String rule,
            List<Report> items) {}

    @Schema(name = "StatisticsReport", description = "One agency's or unit's report")
    record Report(
            String agency,
            @Schema(description = "Absent where it is the agency's own") @Nullable String unit,
            @Schema(description = "The message that says the figures") @Nullable String message,
            @Nullable Counted figures,
            @Schema(description = "What cannot be right, in words") List<String> doubts,
            List<FormState> forms,
            @Schema(description = "Forms of earlier periods that are corrected in this one")
                    List<FormState> corrected) {}

    @Schema(name = "StatisticsFigures")
    record Counted(
            List<Line> categories,
            Figures.Coercions coercions,
            Figures.Complaints complaints,
            Figures.AdministrativeJudgments administrativeJudgments) {

        static Counted of(Figures one, Decimals decimals) {
            return new Counted(
                    one.tallies().stream().map(tally -> Line.of(tally, decimals)).toList(),
                    one.coercions(),
                    one.complaints(),
                    one.administrativeJudgments());
        }
    }

    @Schema(name = "StatisticsLine", description = "Categories overlap: the total is no sum")
    record Line(
            String category,
            String title,
            long cases,
            long casesWithConditions,
            long casesFinished,
            @Schema(description = "Finished over with conditions; absent where there are none")
                    @Nullable BigDecimal casesPercent,
            long money,
            long moneyWithConditions,
            long moneyFinished,
            @Nullable BigDecimal moneyPercent) {

        static Line of(Tally one, Decimals decimals) {
            return new Line(
                    one.category().word(),
                    one.category().title(),
                    one.cases(),
                    one.casesWithConditions(),
                    one.casesFinished(),
                    percent(one.casesRatio(), decimals),
                    one.money(),
                    one.moneyWithConditions(),
                    one.moneyFinished(),
                    percent(one.moneyRatio(), decimals));
        }

        private static @Nullable BigDecimal percent(Ratio ratio, Decimals decimals) {
            return ratio.percent(decimals).orElse(null);
        }
    }

    @Schema(name = "StatisticsForm", description = "A form between its lead and its partners")
    record FormState(
            @Schema(allowableValues = {"01", "02", "03", "04"}) String form,
            String exchange,
            String message,
            String lead,
            List<String> partners,
            @Schema(allowableValues = {"sent", "different", "confirmed", "corrected"}) String stage,
            @Schema(description = "Who signed, and who named differences")
                    Map<String, Boolean> signed,
            List<Form.Difference> differences,
            List<Form.Agreed> agreed,
            List<Form.Correction> corrections,
            @Schema(description = "Period of the year in which it is corrected")
                    @Nullable String correctsIn) {

        static FormState of(Form one) {
            Map<String, Boolean> signed = new TreeMap<>();
            one.signatures().forEach(by -> signed.put(by.by().value(), by.agrees()));
            return new FormState(
                    one.number(),
                    one.exchange().toString(),
                    one.message().toString(),
                    one.lead().value(),
                    one.partners().stream().map(AgencyId::value).toList(),
                    one.stage().name().toLowerCase(Locale.ROOT),
                    signed,
                    one.differences(),
                    one.agreed(),
                    one.corrections(),
                    one.correctsIn().orElse(null));
        }
    }

    @Schema(name = "StatisticsRollUp", description = "Those right below, added up")
    record RollUp(
            @Nullable Counted figures,
            @Schema(description = "Whose signed figures these are") List<Source> from,
            @Schema(description = "The caller's own report says something else")
                    boolean differsFromReported) {}

    @Schema(name = "StatisticsSource")
    record Source(String agency, @Nullable String unit, @Nullable String message) {

        static Source of(Matter matter, @Nullable UUID message) {
            return new Source(
                    matter.agency().value(),
                    matter.part().isEmpty() ? null : matter.part(),
                    message == null ? null : message.toString());
        }
    }

    @Schema(name = "StatisticsPrintout", description = "A report in lines, in Vietnamese")
    record Printed(
            List<String> lines,
            @Nullable BigDecimal targetCases,
            @Nullable BigDecimal targetMoney) {

        static Printed of(List<String> lines, Targets targets) {
            return new Printed(lines, targets.cases().orElse(null), targets.money().orElse(null));
        }
    }
}
