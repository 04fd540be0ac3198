package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * One measure at one holder.
 *
 * @param measure the order, amendment or minutes that it rests on
 * @param since when it came into its state
 * @param ordered how much is to be held at most; 0 where only minutes were served, or no freeze
 * @param found what the holder says it holds
 * @param releasing let go by a decision, and not lifted by the holder yet
 * @param released lifted by the holder
 * @param lapsed known to be held when the measure lapsed
 * @param free what the measure leaves free
 * @param freed by account, what a decision has let go there of what the holder has listed
 */
public record Hold(
        UUID exchange,
        AgencyId holder,
        UUID measure,
        HoldState state,
        Instant since,
        long ordered,
        Found found,
        long releasing,
        long released,
        long lapsed,
        Transfers money,
        List<Free> free,
        Map<String, Long> freed)
        implements Payer {

    public Hold {
        free = List.copyOf(free);
        freed = Map.copyOf(freed);
    }

    static Hold first(Heard heard, AgencyId holder, HoldState state, long ordered) {
        return new Hold(
                heard.exchange(),
                holder,
                heard.id(),
                state,
                heard.at(),
                ordered,
                Found.NOTHING_YET,
                0,
                0,
                0,
                Transfers.NONE,
                Free.in(heard),
                Map.of());
    }

    /** What is known to be held and may stay so: what was let go is left out. */
    public long kept() {
        if (!found.known() || state.over()) {
            return 0;
        }
        long rest = Math.max(0, found.dong() - releasing);
        // A lower amount was decided, and the holder has yet to say that it follows.
        return state == HoldState.ORDERED ? Math.min(rest, ordered) : rest;
    }

    /** What is known to be held in fact, let go or not. */
    public long held() {
        return found.known() ? found.dong() : 0;
    }

    /** Held beyond what this holder was told to hold at most. */
    public long beyondOrder() {
        return ordered == 0 || state.unanswered() ? 0 : Math.max(0, kept() - ordered);
    }

    /** Held of an amount that nobody knows. */
    public boolean unvalued() {
        return found.value() == Found.Value.UNVALUED && !state.over();
    }

    /** What this holder may still come to hold on its order: no answer yet, or later inflow. */
    public long inFlight() {
        boolean catching =
                state == HoldState.ORDERED
                        || state == HoldState.PART_FROZEN
                        || state == HoldState.DEDUCTION_ORDERED;
        return catching && !unvalued() ? Math.max(0, ordered - kept()) : 0;
    }

    Hold decided(Heard heard, HoldState next, long amount) {
        return with(next, heard.at(), heard.id(), amount, found, releasing)
                .sparing(Free.in(heard), Map.of());
    }

    Hold found(Heard heard, HoldState next, Found what) {
        return with(next, heard.at(), measure, ordered, what, releasing);
    }

    /** A list of its own: it reckons with what was let go, once all of that is lifted. */
    Hold listed(Heard heard, HoldState next, Found what) {
        Hold now = found(heard, next, what);
        return releasing == 0 ? now.sparing(free, Map.of()) : now;
    }

    /** What the holder says that it holds on an account, less what was let go there. */
    public long on(Found.Account account) {
        return Math.max(0, account.held() - freed.getOrDefault(account.number(), 0L));
    }

    /**
     * A part is let go: first what is held beyond the order, then a part of the order itself.
     *
     * @param numbers of the accounts on which, in this order; none where the decision names none
     */
    Hold letGo(long dong, List<String> numbers) {
        long within = Math.max(0, dong - beyondOrder());
        long more = found.known() ? Math.min(dong, kept()) : dong;
        Map<String, Long> on = new HashMap<>(freed);
        long rest = dong;
        for (String number : numbers) {
            for (Found.Account account : found.accounts()) {
                long part = account.number().equals(number) ? Math.min(rest, on(account)) : 0;
                on.merge(number, part, Long::sum);
                rest -= part;
            }
        }
        return with(state, since, measure, Math.max(0, ordered - within), found, releasing + more)
                .sparing(free, on);
    }

    Hold ended(Heard heard, HoldState next) {
        Hold over = with(next, heard.at(), measure, 0, found, held());
        return next == HoldState.LAPSED ? over.past(released, kept(), money) : over;
    }

    /**
     * The holder lifted; twice told is lifted once. What nobody could value it values now. A list
     * that is newer than the lifting need not reckon with it: what was let go there stays so.
     */
    Hold lifted(HoldState next, Instant at, long dong, Found what) {
        long done = found.known() || releasing > 0 ? Math.min(dong, releasing) : dong;
        long rest = Math.max(0, releasing - done);
        return with(next, at, measure, ordered, what, rest)
                .sparing(free, rest == 0 && what.accounts().isEmpty() ? Map.of() : freed)
                .past(released + done, lapsed, money);
    }

    Hold money(UnaryOperator<Transfers> change) {
        return past(released, lapsed, change.apply(money));
    }

    Hold with(HoldState next, Instant at, UUID basis, long amount, Found what, long lettingGo) {
        return new Hold(
                exchange,
                holder,
                basis,
                next,
                next == state ? since : at,
                amount,
                what,
                lettingGo,
                released,
                lapsed,
                money,
                free,
                freed);
    }

    private Hold past(long lifted, long lapsedThen, Transfers paid) {
        return new Hold(
                exchange,
                holder,
                measure,
                state,
                since,
                ordered,
                found,
                releasing,
                lifted,
                lapsedThen,
                paid,
                free,
                freed);
    }

    private Hold sparing(List<Free> what, Map<String, Long> letGo) {
        return new Hold(
                exchange, holder, measure, state, since, ordered, found, releasing, released,
                lapsed, money, what, letGo);
    }
}
