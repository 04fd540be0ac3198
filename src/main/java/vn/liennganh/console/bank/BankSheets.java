package vn.liennganh.console.bank;

import java.util.Arrays;
import java.util.List;
import vn.liennganh.console.figures.Workbooks;
import vn.liennganh.message.language.Words;

/** The bank's cases as sheets. */
final class BankSheets {

    private static final List<String> COLUMNS =
            Arrays.asList(
                    "number",
                    "agency",
                    "province",
                    "debtor",
                    "branch",
                    "collateral",
                    "principal",
                    "paid",
                    "left",
                    "stage",
                    "since",
                    "days",
                    "next",
                    "waits-on");

    private BankSheets() {}

    static byte[] cases(List<BankLine> lines, Words words) {
        return Workbooks.of(List.of(sheet("bank.cases", lines, words)));
    }

    static Workbooks.Sheet sheet(String title, List<BankLine> lines, Words words) {
        return new Workbooks.Sheet(
                words.say(title),
                COLUMNS.stream().map(one -> words.say("bank.column-" + one)).toList(),
                lines.stream().map(BankSheets::row).toList());
    }

    private static List<Object> row(BankLine one) {
        return List.of(
                one.number(),
                one.agencyName(),
                one.province(),
                String.join("; ", one.debtors()),
                one.branch(),
                one.collateral(),
                one.principal(),
                one.paid(),
                one.left(),
                one.stage(),
                one.sinceText(),
                one.days(),
                one.next().map(next -> Days.text(next.on()) + " " + next.what()).orElse(""),
                String.join("; ", one.waitsOn()));
    }
}
