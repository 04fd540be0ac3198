package vn.liennganh.console.bank;

import java.util.List;
import java.util.Optional;
import vn.liennganh.console.due.DuePill;

/**
 * One case as its page shows it, cut to what the bank may see. Amounts are shown to the dong.
 *
 * @param link to the message that says it; empty where the bank may not read that message
 */
public record CaseView(
        String agency,
        String agencyName,
        String number,
        String branch,
        List<String> debtors,
        boolean claimed,
        String principal,
        String paid,
        String left,
        int percent,
        String stage,
        String sinceText,
        long days,
        String packageNumber,
        String outcome,
        List<Security> collateral,
        List<Fact> milestones,
        List<Told> interest,
        List<Told> obstacles,
        List<Told> asked,
        List<Told> payments,
        List<Offer> waivers,
        List<Duty> duties,
        List<String> waitsOn,
        List<String> disposing,
        String at) {

    /** A security. */
    public record Security(String kind, String certificate, String holder) {}

    /** Something that has happened. */
    public record Fact(String day, String what, String price, Optional<String> link) {}

    /**
     * Something asked or told, and what came of it.
     *
     * @param from by name; {@code owner} is who is to settle it
     * @param on the day that it is about
     */
    public record Told(
            String what,
            String words,
            String from,
            String owner,
            String on,
            String at,
            String amount,
            String state,
            String chip,
            String answer,
            String answered,
            int asked,
            boolean ours,
            Optional<String> link,
            String exchange) {}

    /** A waiver on its way. */
    public record Offer(
            String proposed,
            String expected,
            String at,
            String outcome,
            String waived,
            String conditions,
            String validUntil,
            Optional<String> waitsOn,
            boolean ours,
            String link) {}

    /** What is owed, by whom and by when. */
    public record Duty(String what, String who, boolean ours, DuePill due, String link) {}
}
