package vn.liennganh.inmate.position;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/** What one accepted message changes for a prisoner. A thing told twice counts once. */
public final class Steps {

    private Steps() {}

    /** The position after a message; the same where the message says nothing to the desk. */
    public static Inmate after(Inmate before, Heard heard) {
        return switch (heard.type()) {
            case "inmate-payment.intake-notice" ->
                    before.keptBy(heard.from()).with(before.who().told(heard));
            case "inmate-payment.decision-notice", "inmate-payment.entrustment-notice" ->
                    decided(before, heard);
            case "inmate-payment.collection-record" -> collected(before, heard, true);
            case "inmate-payment.collection-without-decision" -> collected(before, heard, false);
            case "inmate-payment.direct-payment" -> paidAtOffice(before, heard);
            case "inmate-payment.payout" -> payout(before, heard);
            case "inmate-payment.payout-minutes" -> minutes(before, heard);
            case "inmate-payment.item-handover" ->
                    moved(before, heard, CustodyItem.State.HANDED_OVER);
            case "inmate-payment.item-acceptance" ->
                    moved(before, heard, CustodyItem.State.ACCEPTED);
            case "inmate-payment.discrepancy" -> disputed(before, heard);
            case "inmate-payment.discrepancy-answer" -> answered(before, heard);
            case "inmate-payment.status-change" -> changed(before, heard);
            case "inmate-payment.service-slip",
                    "inmate-payment.receive-request",
                    "inmate-payment.authorisation",
                    "inmate-payment.waiver" ->
                    before.heardFrom(heard.from()).with(before.who().told(heard));
            default -> before;
        };
    }

    private static Inmate decided(Inmate before, Heard heard) {
        Inmate told = toKeeper(before, heard).with(before.who().told(heard));
        if (!heard.says("toPay")) {
            return told;
        }
        List<Owed> owed = new ArrayList<>();
        heard.list("toPay").forEach(one -> owed.add(owed(heard, one, true)));
        heard.list("toReceive").forEach(one -> owed.add(owed(heard, one, false)));
        return told.owing(owed);
    }

    private static Owed owed(Heard heard, JsonNode one, boolean toPay) {
        return new Owed(
                heard.id(),
                toPay,
                one.path("kind").asString(""),
                one.path("amount").path("amount").asLong(0),
                one.path("description").asString(""));
    }

    private static Inmate toKeeper(Inmate before, Heard heard) {
        return heard.recipients().isEmpty() ? before : before.heardFrom(heard.recipients().get(0));
    }

    private static Inmate collected(Inmate before, Heard heard, boolean decided) {
        String receipt = heard.text("receiptNumber");
        boolean told =
                before.money().collections().stream()
                        .anyMatch(
                                one ->
                                        one.receipt().equals(receipt)
                                                && one.keeper().equals(heard.from())
                                                && !one.atOffice());
        if (told) {
            return before;
        }
        Inmate after = before.heardFrom(heard.from()).with(before.who().told(heard));
        long amount = heard.dong("amount");
        if (amount > 0) {
            after =
                    after.with(
                            after.money()
                                    .with(
                                            new Collection(
                                                    heard.id(),
                                                    heard.from(),
                                                    receipt,
                                                    amount,
                                                    heard.day("collectedOn"),
                                                    decided,
                                                    false,
                                                    heard.at())));
        }
        List<CustodyItem> custody = new ArrayList<>(after.custody());
        for (JsonNode item : things(heard)) {
            custody.add(item(heard, heard.from(), item, receipt, CustodyItem.State.KEPT));
        }
        return after.keeping(custody);
    }

    private static Inmate paidAtOffice(Inmate before, Heard heard) {
        Inmate after = toKeeper(before, heard).with(before.who().told(heard));
        return after.with(
                after.money()
                        .with(
                                new Collection(
                                        heard.id(),
                                        after.keeper().orElse(heard.from()),
                                        heard.body().path("receipt").path("number").asString(""),
                                        heard.dong("amount"),
                                        heard.day("paidOn"),
                                        true,
                                        true,
                                        heard.at())));
    }

    private static Inmate payout(Inmate before, Heard heard) {
        Inmate after = toKeeper(before, heard);
        AgencyId keeper = heard.recipients().isEmpty() ? heard.from() : heard.recipients().get(0);
        if (heard.dong("amount") > 0) {
            Payout payout =
                    new Payout(
                            heard.id(),
                            keeper,
                            heard.text("transferReference"),
                            heard.dong("amount"),
                            0,
                            0,
                            heard.at());
            after = after.with(after.money().payouts(Inmate.plus(after.money().payouts(), payout)));
        }
        return moved(after, heard, CustodyItem.State.SENT);
    }

    /** Minutes are about the payout that they answer, else about the oldest that is open. */
    private static Inmate minutes(Inmate before, Heard heard) {
        boolean back = heard.text("outcome").equals("returned");
        long rest = heard.dong("amount");
        List<Payout> all = new ArrayList<>();
        Optional<Payout> named =
                before.money().payouts().stream()
                        .filter(
                                one ->
                                        heard.envelope()
                                                .inReplyTo()
                                                .equals(Optional.of(one.message())))
                        .findFirst();
        for (Payout one : before.money().payouts()) {
            long dong = named.isEmpty() || named.get() == one ? Math.min(rest, one.open()) : 0;
            all.add(dong > 0 ? one.done(dong, back) : one);
            rest -= dong;
        }
        if (rest > 0) {
            // Minutes of money that nobody is known to have sent: in transit goes below nothing.
            all.add(new Payout(heard.id(), heard.from(), "", 0, 0, 0, heard.at()).done(rest, back));
        }
        Inmate after = before.with(before.money().payouts(all));
        return moved(after, heard, back ? CustodyItem.State.ACCEPTED : CustodyItem.State.RETURNED);
    }

    /** Each item by its number: the first that can still come into that state, or a new one. */
    private static Inmate moved(Inmate before, Heard heard, CustodyItem.State next) {
        List<CustodyItem> all = new ArrayList<>(before.custody());
        for (JsonNode item : things(heard)) {
            String number = item.path("number").asString("");
            int known = -1;
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).number().equals(number) && next.follows(all.get(i).state())) {
                    known = i;
                }
            }
            if (known >= 0) {
                all.set(known, all.get(known).now(next, heard.at()));
            } else if (all.stream().noneMatch(one -> one.number().equals(number))) {
                all.add(item(heard, before.keeper().orElse(heard.from()), item, "", next));
            }
        }
        return before.keeping(all);
    }

    private static List<JsonNode> things(Heard heard) {
        return heard.list("items").stream()
                .filter(one -> !one.path("kind").asString("").equals("money"))
                .toList();
    }

    private static CustodyItem item(
            Heard heard, AgencyId keeper, JsonNode item, String receipt, CustodyItem.State state) {
        return new CustodyItem(
                item.path("number").asString(""),
                receipt,
                item.path("kind").asString(""),
                item.path("description").asString(""),
                item.path("quantity").asString(""),
                item.path("state").asString(""),
                heard.body().path("originals").asInt(0),
                keeper,
                state,
                heard.at());
    }

    private static Inmate disputed(Inmate before, Heard heard) {
        AgencyId other = heard.recipients().isEmpty() ? heard.from() : heard.recipients().get(0);
        Discrepancy one =
                new Discrepancy(
                        heard.id(),
                        other,
                        heard.from().equals(before.agency()) ? other : heard.from(),
                        heard.text("kind"),
                        heard.text("transferReference"),
                        heard.dong("expected"),
                        heard.dong("found"),
                        heard.at(),
                        Optional.empty(),
                        0);
        return before.with(
                before.money().discrepancies(Inmate.plus(before.money().discrepancies(), one)));
    }

    /** About the one that it answers, else about the oldest open one of that reference. */
    private static Inmate answered(Inmate before, Heard heard) {
        List<Discrepancy> all = new ArrayList<>(before.money().discrepancies());
        int found = -1;
        for (int i = all.size() - 1; i >= 0; i--) {
            Discrepancy one = all.get(i);
            boolean named = heard.envelope().inReplyTo().equals(Optional.of(one.message()));
            boolean meant =
                    one.resolution().isEmpty()
                            && one.reference().equals(heard.text("transferReference"));
            if (named) {
                found = i;
                break;
            }
            found = meant ? i : found;
        }
        if (found < 0) {
            return before;
        }
        all.set(found, all.get(found).answered(heard));
        return before.with(before.money().discrepancies(all));
    }

    private static Inmate changed(Inmate before, Heard heard) {
        LocalDate on = heard.day("changedOn");
        Inmate after = before.heardFrom(heard.from()).with(before.who().told(heard));
        String change = heard.text("change");
        if (change.equals("transfer")) {
            for (AgencyId one : heard.recipients()) {
                after = one.equals(before.agency()) ? after : after.keptBy(one);
            }
        }
        return after.changed(new Change(change, on));
    }
}
