package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * What one accepted message changes in a position.
 *
 * <p>A holder's statement is about a moment of its own; the latest moment counts, so that answers
 * may come in any order, late or twice.
 */
public final class Steps {

    private Steps() {}

    /** The position after a message; the same but for its number where the message says nothing. */
    public static Position after(Position before, Heard heard) {
        return apply(before, heard).after(heard);
    }

    private static Position apply(Position before, Heard heard) {
        return switch (heard.envelope().type().value()) {
            case "account-freeze.urgent-minutes" ->
                    decided(before, heard, HoldState.MINUTES_SERVED, 0);
            case "account-freeze.order", "account-freeze.amendment" ->
                    decided(
                            owing(before, heard),
                            heard,
                            HoldState.ORDERED,
                            heard.dong("freezeAmount"));
            case "account-freeze.execution-report" ->
                    said(before, heard, hold -> reported(hold, heard));
            case "account-freeze.inflow-report" -> said(before, heard, hold -> inflow(hold, heard));
            case "account-freeze.partial-release" ->
                    before.each(heard, hold -> hold.letGo(heard.dong("amount"), accounts(heard)));
            case "account-freeze.release" ->
                    before.each(heard, hold -> hold.ended(heard, HoldState.RELEASE_SENT));
            case "account-freeze.lapse-notice" ->
                    before.each(heard, hold -> hold.ended(heard, HoldState.LAPSED));
            case "account-freeze.release-report" ->
                    said(before, heard, hold -> lifted(hold, heard));
            case "account-freeze.deduction-order", "account-deduction.order" ->
                    deduction(before, heard);
            case "account-freeze.transfer-notice", "account-deduction.transfer-notice" ->
                    transfer(before, heard);
            case "account-freeze.money-receipt", "account-deduction.money-receipt" ->
                    before.each(
                            heard,
                            hold ->
                                    hold.money(
                                            money ->
                                                    money.received(
                                                            heard.text("transferReference"),
                                                            heard.dong("amount"))));
            case "account-information.request",
                    "account-information.reply",
                    "account-information.refusal" ->
                    before.with(Asking.after(before.answers(), heard));
            default -> Others.after(before, heard);
        };
    }

    private static Position owing(Position before, Heard heard) {
        OptionalLong debt =
                OptionalLong.of(heard.dong("obligationAmount") + heard.dong("enforcementCosts"));
        OptionalLong ceiling =
                heard.says("capAcrossHolders")
                        ? OptionalLong.of(heard.dong("capAcrossHolders"))
                        : before.ceiling();
        return before.owing(debt, ceiling);
    }

    private static Position decided(Position before, Heard heard, HoldState state, long amount) {
        Position all = before;
        for (AgencyId holder : heard.recipients()) {
            Optional<Hold> there = before.hold(heard.exchange(), holder);
            // A decision reaches an heir in the place of the holder that has ended.
            Hold hold =
                    there.or(() -> alone(before, heard))
                            .map(one -> one.decided(heard, state, amount))
                            .orElseGet(() -> Hold.first(heard, holder, state, amount));
            all = all.with(hold);
        }
        return all;
    }

    /** What a holder says about its own measure; what an heir says about the only one. */
    private static Position said(Position before, Heard heard, UnaryOperator<Hold> change) {
        return before.hold(heard.exchange(), heard.from())
                .or(() -> alone(before, heard))
                .map(hold -> before.with(change.apply(hold)))
                .orElse(before);
    }

    private static Optional<Hold> alone(Position before, Heard heard) {
        List<Hold> there =
                before.holds().stream()
                        .filter(one -> one.exchange().equals(heard.exchange()))
                        .toList();
        return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
    }

    private static Hold reported(Hold hold, Heard heard) {
        String execution = heard.text("execution");
        Instant asOf = heard.when("executedAt");
        HoldState next =
                switch (execution) {
                    case "full" -> HoldState.FROZEN;
                    case "all-unvalued" -> HoldState.FULL_UNVALUED;
                    case "none", "legally-impossible" -> HoldState.NOTHING_FOUND;
                    default -> HoldState.PART_FROZEN;
                };
        HoldState state = hold.state().unanswered() ? next : hold.state();
        return hold.found().newerThan(asOf)
                ? hold.found(heard, state, hold.found())
                : hold.listed(heard, state, found(hold, heard, execution, asOf));
    }

    private static Found found(Hold hold, Heard heard, String execution, Instant asOf) {
        List<Found.Account> accounts = new ArrayList<>();
        for (JsonNode one : heard.list("perAccount")) {
            accounts.add(
                    new Found.Account(
                            one.path("number").asString(),
                            one.path("held").path("amount").asLong(0),
                            one.has("balance")
                                    ? OptionalLong.of(one.path("balance").path("amount").asLong(0))
                                    : OptionalLong.empty()));
        }
        List<Found.Earlier> earlier = new ArrayList<>();
        for (JsonNode one : heard.list("earlierMeasures")) {
            earlier.add(
                    new Found.Earlier(
                            one.path("authority").asString(),
                            one.path("documentNumber").asString(),
                            one.path("amount").path("amount").asLong(0)));
        }
        long listed = accounts.stream().mapToLong(Found.Account::held).sum();
        Found.Value value =
                switch (execution) {
                    case "full", "none", "legally-impossible" -> Found.Value.KNOWN;
                    case "part" -> accounts.isEmpty() ? Found.Value.UNVALUED : Found.Value.KNOWN;
                    // All is frozen, or somebody else froze it before: how much is not known.
                    default -> Found.Value.UNVALUED;
                };
        long dong =
                switch (execution) {
                    case "full" -> accounts.isEmpty() ? hold.ordered() : listed;
                    case "part" -> listed;
                    default -> 0;
                };
        return hold.found().stated(value, dong, asOf, accounts, earlier);
    }

    private static Hold inflow(Hold hold, Heard heard) {
        Instant asOf = heard.when("inflowAt");
        if (hold.found().newerThan(asOf)) {
            return hold;
        }
        boolean full = heard.text("execution").equals("full");
        HoldState next =
                hold.state() == HoldState.PART_FROZEN && full ? HoldState.FROZEN : hold.state();
        Found grown =
                hold.found()
                        .grown(
                                heard.body().path("account").path("number").asString(""),
                                heard.dong("inflow"),
                                heard.dong("heldTotal"),
                                asOf,
                                hold.releasing() > 0);
        return hold.found(heard, next, grown);
    }

    private static List<String> accounts(Heard heard) {
        return heard.list("accounts").stream().map(one -> one.path("number").asString("")).toList();
    }

    private static Hold lifted(Hold hold, Heard heard) {
        Instant asOf = heard.when("liftedAt");
        boolean all = heard.text("scope").equals("all") && hold.state().over();
        long before = hold.held();
        long still = heard.says("stillHeld") ? heard.dong("stillHeld") : -1;
        long dong = hold.releasing();
        if (heard.says("amount")) {
            dong = heard.dong("amount");
        } else if (still >= 0) {
            dong = Math.max(0, before - still);
        }
        Found what = hold.found();
        if (!what.newerThan(asOf)) {
            if (still >= 0 || all) {
                what = what.now(Math.max(0, still), asOf);
            } else {
                what = what.less(Math.min(dong, hold.releasing()), asOf);
            }
        }
        HoldState next = hold.state() == HoldState.RELEASE_SENT ? HoldState.RELEASED : hold.state();
        return hold.lifted(next, heard.at(), all ? Math.max(dong, hold.releasing()) : dong, what);
    }

    private static Position deduction(Position before, Heard heard) {
        Position all = before;
        for (AgencyId holder : heard.recipients()) {
            Hold hold =
                    before.hold(heard.exchange(), holder)
                            .or(() -> alone(before, heard))
                            .orElseGet(
                                    () ->
                                            Hold.first(
                                                    heard, holder, HoldState.DEDUCTION_ORDERED, 0));
            Hold now =
                    hold.with(
                            HoldState.DEDUCTION_ORDERED,
                            heard.at(),
                            hold.measure(),
                            hold.ordered(),
                            hold.found(),
                            hold.releasing());
            all = all.with(now.money(money -> money.ordered(heard.dong("amount"))));
        }
        return all;
    }

    private static Position transfer(Position before, Heard heard) {
        String reference = heard.text("transferReference");
        long dong = heard.dong("amount");
        boolean told =
                before.holds().stream()
                        .filter(one -> one.exchange().equals(heard.exchange()))
                        .anyMatch(one -> one.money().sent().containsKey(reference));
        if (told) {
            return before;
        }
        Position sent = said(before, heard, hold -> transferred(hold, heard, reference, dong));
        return sent.less(dong);
    }

    private static Hold transferred(Hold hold, Heard heard, String reference, long dong) {
        Instant asOf = heard.when("transferredAt");
        Found what = hold.found();
        if (!what.newerThan(asOf)) {
            if (heard.says("remainingHeld")) {
                what = what.now(heard.dong("remainingHeld"), asOf);
            } else {
                what = what.less(dong, asOf);
            }
        }
        boolean full = heard.text("result").equals("full");
        HoldState next = full || hold.ordered() == 0 ? HoldState.DEDUCTED : HoldState.PART_FROZEN;
        HoldState state = hold.state() == HoldState.DEDUCTION_ORDERED ? next : hold.state();
        return hold.with(
                        state,
                        heard.at(),
                        hold.measure(),
                        Math.max(0, hold.ordered() - dong),
                        what,
                        hold.releasing())
                .money(money -> money.sent(reference, dong));
    }
}
