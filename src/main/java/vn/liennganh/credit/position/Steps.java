package vn.liennganh.credit.position;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.credit.position.Item.Kind;
import vn.liennganh.credit.position.Item.State;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/** What one accepted message changes in a case. */
public final class Steps {

    static final String CREDIT = "credit-recovery.";

    /** What an agency sends only to whom it takes for a creditor of the case. */
    private static final Set<String> TO_CREDITORS =
            Set.of(
                    "credit-recovery.papers-request",
                    "credit-recovery.obstacle",
                    "credit-recovery.interest-statement",
                    "credit-recovery.payment-notice",
                    "credit-recovery.sale-notice");

    /** What is about a package as a whole, whatever case number its envelope names. */
    private static final Set<String> OF_ALL_CASES =
            Set.of(
                    "credit-recovery.package",
                    "credit-recovery.package-answer",
                    "credit-recovery.closure");

    private Steps() {}

    /** The case after a message; the same where it says nothing to the desk. */
    public static CreditCase after(CreditCase before, Heard heard, Parties parties) {
        if (elsewhere(before, heard)) {
            return before;
        }
        CreditCase now = Milestones.of(heard, parties).map(before::with).orElse(before);
        if (heard.type().startsWith(CREDIT)) {
            return credit(now, heard, parties);
        }
        return heard.type().equals("enforcement-decision.termination")
                ? now.each(file -> terminated(file, heard))
                : now;
    }

    /** In the exchange of a package a message may be about another of its cases. */
    private static boolean elsewhere(CreditCase before, Heard heard) {
        boolean packaged =
                before.files().stream()
                        .flatMap(one -> one.claim().stream())
                        .anyMatch(one -> one.exchange().equals(heard.exchange()));
        return packaged
                && !OF_ALL_CASES.contains(heard.type())
                && heard.envelope()
                        .caseNumber()
                        .filter(number -> !number.equals(before.key().number()))
                        .isPresent();
    }

    private static CreditCase credit(CreditCase before, Heard heard, Parties parties) {
        Optional<AgencyId> bank =
                parties.bank(heard.from())
                        ? Optional.of(heard.from())
                        : heard.recipients().stream().filter(parties::bank).findFirst();
        CreditCase now =
                heard.recipients().stream()
                        .filter(parties::central)
                        .findFirst()
                        .map(before::through)
                        .orElse(before);
        now = parties.central(heard.from()) ? now.through(heard.from()) : now;
        if (bank.isEmpty()) {
            return heard.type().equals("credit-recovery.waiver-proposal")
                            || heard.type().equals("credit-recovery.waiver-answer")
                    ? Waivers.after(now, heard, parties)
                    : now;
        }
        AgencyId office = bank.get();
        AgencyId institution = parties.institution(office);
        now = now.changing(institution, file -> heard(file.knowing(office), before, heard));
        return heard.type().startsWith("credit-recovery.waiver-")
                ? Waivers.after(now, heard, parties)
                : now;
    }

    private static BankFile heard(BankFile before, CreditCase all, Heard heard) {
        BankFile file =
                TO_CREDITORS.contains(heard.type()) && heard.from().equals(agency(all))
                        ? before.admit()
                        : before;
        return switch (heard.type().substring(CREDIT.length())) {
            case "package" -> claimed(file, all, heard);
            case "package-answer" -> answered(file, all, heard);
            case "closure" -> closed(file, heard);
            case "request-return" ->
                    file.ended(
                            new BankFile.End(
                                    Stage.RETURNED,
                                    heard.at(),
                                    heard.day("returnedOn"),
                                    heard.text("ground")),
                            heard.exchange());
            case "papers-request" -> papers(file, heard);
            case "collateral-request",
                    "attachment-notice",
                    "secured-obligation-notice",
                    "bad-debt-notice",
                    "obstacle",
                    "interest-statement",
                    "agreement",
                    "termination-consent",
                    "payment-notice" ->
                    file.with(Items.of(heard));
            default -> Items.answer(file, heard);
        };
    }

    private static AgencyId agency(CreditCase all) {
        return all.key().agency();
    }

    private static BankFile claimed(BankFile file, CreditCase all, Heard heard) {
        return line(heard.list("lines"), all)
                .map(line -> file.claiming(Claim.of(heard, line)).reopened())
                .orElse(file);
    }

    private static BankFile answered(BankFile file, CreditCase all, Heard heard) {
        Optional<JsonNode> answer = line(heard.list("answers"), all);
        Optional<Claim> claim = file.claim().filter(one -> one.exchange().equals(heard.exchange()));
        if (answer.isEmpty() || claim.isEmpty()) {
            return file;
        }
        Claim now = claim.get().answered(heard, answer.get());
        BankFile after = file.claiming(now);
        return now.outcome() == Claim.Outcome.ACCEPTED ? after.admit() : after;
    }

    private static Optional<JsonNode> line(List<JsonNode> lines, CreditCase all) {
        return lines.stream()
                .filter(one -> one.path("caseNumber").asString("").equals(all.key().number()))
                .findFirst();
    }

    /** Where a package is closed, so is the bank's file; elsewhere a conversation has ended. */
    private static BankFile closed(BankFile file, Heard heard) {
        boolean packaged =
                file.claim().filter(one -> one.exchange().equals(heard.exchange())).isPresent();
        return packaged
                ? file.ended(
                        new BankFile.End(
                                Stage.CLOSED,
                                heard.at(),
                                heard.day("closedOn"),
                                heard.text("reason")),
                        heard.exchange())
                : file.each(heard.exchange());
    }

    private static BankFile papers(BankFile file, Heard heard) {
        boolean again =
                file.of(Kind.PAPERS).stream()
                        .anyMatch(one -> one.waiting() && one.exchange().equals(heard.exchange()));
        return again
                ? file.changing(
                        one ->
                                one.kind() == Kind.PAPERS
                                        && one.waiting()
                                        && one.exchange().equals(heard.exchange()),
                        one ->
                                one.again(
                                        heard.id(),
                                        heard.at(),
                                        heard.body().path("requestNumber").asInt(one.asked() + 1)))
                : file.with(Items.of(heard));
    }

    /** The consent is followed where the decision names its exchange, or ends the whole case. */
    private static BankFile terminated(BankFile file, Heard heard) {
        boolean whole = !heard.text("scope").equals("part");
        return file.changing(
                one ->
                        one.kind() == Kind.CONSENT
                                && one.waiting()
                                && (whole
                                        || heard.envelope()
                                                .relatedExchanges()
                                                .contains(one.exchange())),
                one ->
                        one.answered(
                                State.SETTLED,
                                heard.at(),
                                new Item.Reply(
                                        heard.body().path("decision").path("number").asString(""),
                                        OptionalLong.empty(),
                                        Optional.empty())));
    }
}
