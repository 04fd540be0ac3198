package vn.liennganh.console.police.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.liennganh.message.language.Words;

/** The figures of a month as a workbook: units together, then case by case. */
final class MonthWorkbook {

    private MonthWorkbook() {}

    static byte[] of(MonthFigures.Figures figures, YearMonth month, Words words)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "LienNganh", "1.0")) {
            Worksheet units = book.newWorksheet(month.toString());
            head(
                    units,
                    words,
                    List.of(
                            "agency-police",
                            "unit",
                            "month.asked",
                            "month.agreed",
                            "month.moved",
                            "month.refused",
                            "month.days"));
            int line = 1;
            for (MonthFigures.Line one : figures.lines()) {
                units.value(line, 0, one.police());
                units.value(line, 1, one.unit());
                units.value(line, 2, one.asked());
                units.value(line, 3, one.agreed());
                units.value(line, 4, one.moved());
                units.value(line, 5, one.refused());
                int at = line;
                one.days().ifPresent(days -> units.value(at, 6, days));
                line++;
            }
            Worksheet cases = book.newWorksheet(words.say("police.month.detail"));
            head(
                    cases,
                    words,
                    List.of("agency-police", "unit", "case", "when", "status", "month.days"));
            line = 1;
            for (MonthFigures.Row one : figures.rows()) {
                cases.value(line, 0, one.police());
                cases.value(line, 1, one.unit());
                cases.value(line, 2, one.number());
                cases.value(line, 3, one.when());
                cases.value(line, 4, one.look());
                int at = line;
                one.days().ifPresent(days -> cases.value(at, 5, days));
                line++;
            }
        }
        return bytes.toByteArray();
    }

    private static void head(Worksheet sheet, Words words, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            sheet.value(0, i, words.say("police." + keys.get(i)));
            sheet.width(i, i < 2 ? 32 : 18);
        }
        sheet.range(0, 0, 0, keys.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
    }
}
