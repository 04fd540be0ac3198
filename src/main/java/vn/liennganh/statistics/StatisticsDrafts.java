package vn.liennganh.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.statistics.figure.Category;
import vn.liennganh.statistics.figure.Figures;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.statistics.figure.Tally;
import vn.liennganh.statistics.figure.Targets;
import vn.liennganh.statistics.period.FiguresJson;
import vn.liennganh.statistics.period.Form;
import vn.liennganh.statistics.period.PeriodReport;

/** Bodies that somebody completes, signs and sends; whom to is the office's to say. */
@Service
public class StatisticsDrafts {

    private static final String LOCKED_ON = "lockedOn";

    /**
     * Forms 01 and 03, the report to the centre and the report on targets, out of what the units
     * reported.
     */
    public List<Draft> reports(
            Period period, Optional<PeriodReport> own, Figures sum, Targets targets) {
        List<Draft> drafts = new ArrayList<>();
        ObjectNode results = body(period);
        List<String> unknown = lockedOn(results, own);
        ArrayNode rows = results.putArray("rows");
        for (Tally one : sum.tallies()) {
            FiguresJson.write(one, rows.addObject().put("line", one.category().title()));
        }
        drafts.add(draft("results-form", List.of(), Optional.empty(), results, unknown));
        ObjectNode judgments = body(period);
        lockedOn(judgments, own);
        judgments
                .putArray("rows")
                .addObject()
                .put("line", Category.TOTAL.title())
                .put("toFollow", sum.administrativeJudgments().toFollow())
                .put("done", sum.administrativeJudgments().done())
                .put(
                        "pending",
                        Math.max(
                                0,
                                sum.administrativeJudgments().toFollow()
                                        - sum.administrativeJudgments().done()));
        drafts.add(draft("administrative-form", List.of(), Optional.empty(), judgments, unknown));
        ObjectNode upward = body(period);
        ArrayNode forms = upward.putArray("forms");
        own.stream().flatMap(one -> one.forms().stream()).map(Form::number).forEach(forms::add);
        FiguresJson.write(sum, upward.putObject("figures"));
        List<String> missing = new ArrayList<>(List.of("/confirmedOn"));
        if (forms.isEmpty()) {
            missing.add("/forms");
        }
        drafts.add(draft("upward-report", List.of(), Optional.empty(), upward, missing));
        onTargets(period, sum, targets).ifPresent(drafts::add);
        return drafts;
    }

    /** Form 02: what was asked of courts, and how much of it is answered. */
    public Draft courtRequests(
            Period period, Optional<PeriodReport> own, List<CourtRequests.Row> counted) {
        ObjectNode body = body(period);
        List<String> missing = lockedOn(body, own);
        ArrayNode rows = body.putArray("rows");
        for (CourtRequests.Row one : counted) {
            rows.addObject()
                    .put("line", one.line())
                    .put("kind", one.kind())
                    .put("sent", one.sent())
                    .put("answered", one.answered())
                    .put("pending", one.pending());
        }
        return draft("court-requests-form", List.of(), Optional.empty(), body, missing);
    }

    private static Optional<Draft> onTargets(Period period, Figures sum, Targets targets) {
        Optional<Tally> total = sum.of(Category.TOTAL);
        if (total.isEmpty() || targets.cases().isEmpty() && targets.money().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = body(period);
        ArrayNode list = body.putArray("targets");
        targets.cases()
                .ifPresent(
                        percent ->
                                list.addObject()
                                        .put("name", said("statistics.target-cases"))
                                        .put("numerator", total.get().casesFinished())
                                        .put("denominator", total.get().casesWithConditions())
                                        .put("targetPercent", percent));
        targets.money()
                .ifPresent(
                        percent ->
                                list.addObject()
                                        .put("name", said("statistics.target-money"))
                                        .put("numerator", total.get().moneyFinished())
                                        .put("denominator", total.get().moneyWithConditions())
                                        .put("targetPercent", percent));
        return Optional.of(draft("target-report", List.of(), Optional.empty(), body, List.of()));
    }

    /**
     * What the lead of a form may send next: minutes on the differences that partners named, or,
     * once they are settled, the letter that corrects the next period of the year.
     */
    public List<Draft> settling(Period period, List<Form> led) {
        List<Draft> drafts = new ArrayList<>();
        for (Form form : led) {
            if (form.stage() == Form.Stage.DIFFERENT && !form.differences().isEmpty()) {
                drafts.add(minutes(form));
            } else if (form.stage() == Form.Stage.CONFIRMED && !form.agreed().isEmpty()) {
                period.next().flatMap(next -> correction(form, next)).ifPresent(drafts::add);
            }
        }
        return drafts;
    }

    private static Draft minutes(Form form) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("form", form.number());
        ArrayNode agreed = body.putArray("agreed");
        List<String> missing = new ArrayList<>();
        for (Form.Difference one : form.differences()) {
            missing.add("/agreed/" + agreed.size() + "/value");
            cell(agreed, one.line(), one.field());
        }
        return draft(
                "difference-minutes", form.partners(), Optional.of(form.exchange()), body, missing);
    }

    private static Optional<Draft> correction(Form form, Period next) {
        ObjectNode body =
                Json.MAPPER
                        .createObjectNode()
                        .put("form", form.number())
                        .put("appliesTo", next.length().word());
        ArrayNode corrections = body.putArray("corrections");
        for (Form.Agreed one : form.agreed()) {
            form.reported(one.line(), one.field())
                    .filter(reported -> reported != one.value())
                    .ifPresent(
                            reported ->
                                    cell(corrections, one.line(), one.field())
                                            .put("from", reported)
                                            .put("to", one.value()));
        }
        return corrections.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        draft(
                                "correction",
                                form.partners(),
                                Optional.of(form.exchange()),
                                body,
                                List.of("/reason")));
    }

    /** What a partner answers to a form by its own figures, cell by cell. */
    public Draft confirmation(Form form, List<Form.Line> own) {
        List<Form.Difference> found = form.against(own);
        ObjectNode body =
                Json.MAPPER
                        .createObjectNode()
                        .put("form", form.number())
                        .put("outcome", found.isEmpty() ? "confirmed" : "difference");
        if (!found.isEmpty()) {
            ArrayNode differences = body.putArray("differences");
            for (Form.Difference one : found) {
                cell(differences, one.line(), one.field())
                        .put("ours", one.ours())
                        .put("theirs", one.theirs());
            }
        }
        return draft(
                "confirmation",
                List.of(form.lead()),
                Optional.of(form.exchange()),
                body,
                List.of());
    }

    private static ObjectNode cell(ArrayNode list, String line, String field) {
        ObjectNode cell = list.addObject().put("line", line);
        return field.isEmpty() ? cell : cell.put("field", field);
    }

    private static List<String> lockedOn(ObjectNode body, Optional<PeriodReport> own) {
        return own.flatMap(PeriodReport::lockedOn)
                .map(
                        day -> {
                            body.put(LOCKED_ON, day.toString());
                            return List.<String>of();
                        })
                .orElse(List.of("/" + LOCKED_ON));
    }

    private static ObjectNode body(Period period) {
        return Json.MAPPER
                .createObjectNode()
                .put("period", period.length().word())
                .put("periodEnd", period.end().toString());
    }

    private static String said(String key) {
        return Texts.render(Text.of(key), Texts.VIETNAMESE);
    }

    private static Draft draft(
            String type,
            List<AgencyId> to,
            Optional<UUID> exchange,
            ObjectNode body,
            List<String> missing) {
        return new Draft(
                new MessageType("joint-statistics." + type),
                to,
                exchange,
                "",
                List.of(),
                body,
                missing);
    }
}
