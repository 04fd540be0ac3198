package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;

/**
 * Where one debt stands at all holders, after some message. Amounts are whole dong.
 *
 * @param debt the amount to be enforced with costs, as the latest order states it, less what was
 *     transferred since; empty before any order
 * @param ceiling the most that may be held together at one time, where the office has stated it:
 *     what is paid is held no more, and lowers the debt alone
 * @param others measures of the same debt that freeze no account
 * @param last number of the message after which it stands so
 * @param excessSince since when more is known to be held than may be, and no decision lets it go
 * @param heldBeyondSince since when more is held in fact, let go or not
 * @param sparedSince since when something is known to be held that an order or the law leaves free
 */
public record Position(
        Matter key,
        OptionalLong debt,
        OptionalLong ceiling,
        List<Hold> holds,
        List<Answer> answers,
        List<OtherMeasure> others,
        long last,
        Instant at,
        Optional<Instant> excessSince,
        Optional<Instant> heldBeyondSince,
        Optional<Instant> sparedSince) {

    public Position {
        holds = List.copyOf(holds);
        answers = List.copyOf(answers);
        others = List.copyOf(others);
    }

    /** Before anything was said. */
    public static Position empty(Matter key) {
        return new Position(
                key,
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                List.of(),
                0,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The most that may be held together; empty where no order has said what is owed. */
    public OptionalLong limit() {
        return debt.isPresent() && ceiling.isPresent()
                ? OptionalLong.of(Math.min(debt.getAsLong(), ceiling.getAsLong()))
                : debt;
    }

    /** Known to be held and not let go, over all holders. */
    public long kept() {
        return sum(Hold::kept);
    }

    /** Known to be held in fact, over all holders. */
    public long held() {
        return sum(Hold::held);
    }

    /** What messages on their way, and later inflow, may add. */
    public long inFlight() {
        return sum(Hold::inFlight);
    }

    /** Holds whose amount nobody knows: neither nothing nor the ceiling. */
    public long unvalued() {
        return holds.stream().filter(Hold::unvalued).count();
    }

    /** Known to be kept beyond single orders, or together beyond the limit. */
    public long excess() {
        long single = sum(Hold::beyondOrder);
        return single + beyond(kept() - single);
    }

    /** Held in fact beyond the limit. */
    public long heldBeyond() {
        return beyond(held());
    }

    private long beyond(long dong) {
        return limit().isPresent() ? Math.max(0, dong - limit().getAsLong()) : 0;
    }

    public Optional<Hold> hold(UUID exchange, AgencyId holder) {
        return holds.stream()
                .filter(one -> one.exchange().equals(exchange) && one.holder().equals(holder))
                .findFirst();
    }

    public long sum(ToLongFunction<Hold> amount) {
        return holds.stream().mapToLong(amount).sum();
    }

    Position owing(OptionalLong debtNow, OptionalLong ceilingNow) {
        return new Position(
                key,
                debtNow,
                ceilingNow,
                holds,
                answers,
                others,
                last,
                at,
                excessSince,
                heldBeyondSince,
                sparedSince);
    }

    /** The same with a measure put in place of its former state, or behind the others. */
    Position with(Hold hold) {
        List<Hold> all = new ArrayList<>(holds);
        all.replaceAll(one -> same(one, hold) ? hold : one);
        if (all.stream().noneMatch(one -> same(one, hold))) {
            all.add(hold);
        }
        return new Position(
                key,
                debt,
                ceiling,
                all,
                answers,
                others,
                last,
                at,
                excessSince,
                heldBeyondSince,
                sparedSince);
    }

    private static boolean same(Hold one, Hold other) {
        return one.exchange().equals(other.exchange()) && one.holder().equals(other.holder());
    }

    Position with(List<Answer> now) {
        return new Position(
                key,
                debt,
                ceiling,
                holds,
                now,
                others,
                last,
                at,
                excessSince,
                heldBeyondSince,
                sparedSince);
    }

    Position beside(List<OtherMeasure> now) {
        return new Position(
                key,
                debt,
                ceiling,
                holds,
                answers,
                now,
                last,
                at,
                excessSince,
                heldBeyondSince,
                sparedSince);
    }

    /** Somebody has paid: less is owed, and less may be held. */
    Position less(long dong) {
        return debt.isPresent()
                ? owing(OptionalLong.of(Math.max(0, debt.getAsLong() - dong)), ceiling)
                : this;
    }

    /** Paid under other measures, as those say who pay. */
    public long paidOtherwise() {
        return others.stream().mapToLong(one -> one.money().sentSum()).sum();
    }

    /** Whoever sends money of the debtor: holders of accounts, then everybody else. */
    public List<Payer> payers() {
        List<Payer> all = new ArrayList<>(holds);
        all.addAll(others);
        return all;
    }

    /** After a message: what is too much is too much from now on, or since it was. */
    Position after(Heard heard) {
        return new Position(
                key,
                debt,
                ceiling,
                holds,
                answers,
                others,
                heard.number(),
                heard.at(),
                since(excess() > 0, excessSince, heard.at()),
                since(heldBeyond() > 0, heldBeyondSince, heard.at()),
                sparedSince);
    }

    /** The same, with whether something is held now that is to stay free. */
    public Position sparing(boolean broken) {
        return new Position(
                key,
                debt,
                ceiling,
                holds,
                answers,
                others,
                last,
                at,
                excessSince,
                heldBeyondSince,
                since(broken, sparedSince, at));
    }

    /** As it would stand once so much of a hold is let go. */
    public Position without(Hold hold, long dong) {
        return with(hold.letGo(dong, List.of()));
    }

    private static Optional<Instant> since(boolean now, Optional<Instant> before, Instant at) {
        return now ? Optional.of(before.orElse(at)) : Optional.empty();
    }

    Position each(Heard heard, UnaryOperator<Hold> change) {
        Position all = this;
        for (Hold one : holds) {
            boolean meant =
                    one.exchange().equals(heard.exchange())
                            && heard.recipients().contains(one.holder());
            all = meant ? all.with(change.apply(one)) : all;
        }
        return all;
    }
}
