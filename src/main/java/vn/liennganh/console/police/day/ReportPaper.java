package vn.liennganh.console.police.day;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.police.Said;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.message.language.Words;

/**
 * Lays a report out with the moments of its day, for the agency's own files and for those above.
 */
@Component
class ReportPaper {

    private final DutyNames names;

    ReportPaper(DutyNames names) {
        this.names = names;
    }

    Table of(Operation seen, List<Mark> marks, DayReport report, Words words) {
        Said said = new Said(words.locale());
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row(said, "police.case", seen.key().number()));
        rows.add(row(said, "police.agency", names.agency(seen.key().agency(), words)));
        seen.terms()
                .map(Terms::place)
                .ifPresent(place -> rows.add(row(said, "police.sheet.place", place)));
        marks.forEach(
                one -> rows.add(row(said, "police.mark." + one.kind(), said.moment(one.at()))));
        rows.add(
                row(
                        said,
                        "police.report.people",
                        said.say("police.left", report.people(), seen.committed())));
        rows.add(row(said, "police.report.incidents", report.incidents()));
        rows.add(row(said, "police.report.result", report.result()));
        rows.add(row(said, "police.report.proposals", report.proposals()));
        return new Table(
                said.say("police.report"),
                List.of(report.name() + ", " + said.moment(report.written())),
                List.of(said.say("police.report.item"), said.say("police.report.content")),
                rows);
    }

    private static List<Object> row(Said said, String key, String value) {
        return List.of(said.say(key), value);
    }
}
