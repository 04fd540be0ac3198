package vn.liennganh.console.bank;

import java.util.List;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.credit.InterestDrafts;
import vn.liennganh.message.language.Words;

/**
 * Interest until a day, as it was reckoned for the page and is not stored anywhere.
 *
 * @param asOf the day as browsers write it
 * @param missing whether a person must complete the statement before it is signed
 */
public record InterestView(
        String asOf,
        String asOfText,
        String total,
        List<Period> periods,
        List<String> doubts,
        boolean missing) {

    /** A period at one rate. */
    public record Period(String from, String to, String rate, String principal, String amount) {}

    static InterestView of(InterestDrafts.Reckoned made, Words words) {
        return new InterestView(
                made.statement().asOf().toString(),
                Days.text(made.statement().asOf()),
                Dong.full(made.statement().total()),
                made.statement().lines().stream()
                        .map(
                                one ->
                                        new Period(
                                                Days.text(one.from()),
                                                Days.text(one.to()),
                                                one.annualRate().toPlainString().replace('.', ','),
                                                Dong.full(one.principal()),
                                                Dong.full(one.amount())))
                        .toList(),
                made.statement().doubts().stream()
                        .map(
                                one ->
                                        words.say("credit.doubt-" + one.kind().word())
                                                + " ("
                                                + Days.text(one.from())
                                                + " - "
                                                + Days.text(one.to())
                                                + ")")
                        .toList(),
                !made.draft().missing().isEmpty());
    }
}
