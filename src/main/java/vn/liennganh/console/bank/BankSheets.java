package vn.liennganh.console.bank;

import java.util.Arrays;
import java.util.List;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.sheet.Table;
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
                    "waits-on",
                    "labels");

    private BankSheets() {}

    static Table cases(List<BankLine> lines, String at, Words words) {
        return new Table(
                words.say("bank.cases"),
                List.of(words.say("bank.sheet-at", at)),
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
                one.since(),
                one.days(),
                one.next().map(next -> Days.text(next.on()) + " " + next.what()).orElse(""),
                String.join("; ", one.waitsOn()),
                String.join("; ", one.labels()));
    }
}
