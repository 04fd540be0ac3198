package vn.liennganh.console.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.due.DuePill;

/**
 * One case as a card or a line shows it. Amounts are whole dong.
 *
 * @param agencyName whose case it is, in the reader's language
 * @param debtors masked
 * @param claimed false where the bank has not said what it is owed
 * @param stage how far it has come, in words; what holds it up where something does
 * @param since when it came there, and how many days ago
 * @param next what is dated next
 * @param ours whether it is the bank's turn
 * @param waitsOn whose turn it is, by name
 * @param due the earliest duty in it
 * @param labels the bank's own
 */
public record BankLine(
        String agency,
        String agencyName,
        String province,
        String number,
        String branch,
        List<String> debtors,
        String collateral,
        boolean claimed,
        long principal,
        long paid,
        BankColumn column,
        String stage,
        LocalDate since,
        long days,
        Optional<Next> next,
        boolean ours,
        List<String> waitsOn,
        int obstacles,
        boolean papersMissing,
        Optional<DuePill> due,
        List<String> labels) {

    /** Something that has a day. */
    public record Next(LocalDate on, String what) {}

    /** What is still owed of the principal. */
    public long left() {
        return Math.max(0, principal - paid);
    }

    public int percent() {
        return Dong.percent(paid, principal);
    }

    public String leftText() {
        return Dong.full(left());
    }

    public String paidText() {
        return Dong.full(paid);
    }

    public String principalText() {
        return Dong.full(principal);
    }

    public String sinceText() {
        return Days.text(since);
    }
}
