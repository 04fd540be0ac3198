package vn.liennganh.freeze.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.desk.Heard;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Payer;
import vn.liennganh.freeze.position.Transfers;

/**
 * What one message moves at one holder or payer. Every move is two lines, so that they cannot fail
 * to balance; no place is what is left of the others.
 */
final class Moves {

    private final Heard heard;
    private final Payer payer;
    private final List<Posting> lines = new ArrayList<>();
    private long held;
    private long toDeduct;

    Moves(Heard heard, Payer payer) {
        this.heard = heard;
        this.payer = payer;
    }

    List<Posting> lines() {
        return lines;
    }

    /** Decisions, transfers and receipts, then what the holder says that it holds now. */
    void hold(Optional<Hold> before, Hold now) {
        move(Place.DECISIONS, Place.ORDERED, now.ordered() - before.map(Hold::ordered).orElse(0L));
        toDeduct = before.map(Moves::bound).orElse(0L);
        held = before.map(Hold::held).orElse(0L) - toDeduct;
        payer(before.map(Hold::money), now.money());
        restate(now.held(), bound(now));
    }

    /** Held, and ordered to be deducted. */
    private static long bound(Hold hold) {
        return Math.min(hold.held(), hold.money().toDeduct());
    }

    /** What was sent and received since, transfer by transfer. */
    void payer(Optional<Transfers> before, Transfers now) {
        now.sent()
                .forEach(
                        (reference, dong) -> {
                            long was = of(before.map(Transfers::sent), reference);
                            long received = of(before.map(Transfers::received), reference);
                            sent(dong - was, Math.max(0, received - was));
                        });
        now.received()
                .forEach(
                        (reference, dong) -> {
                            long was = of(before.map(Transfers::received), reference);
                            long sent = now.sent().getOrDefault(reference, 0L);
                            received(dong - was, Math.max(0, sent - was));
                        });
    }

    private static long of(Optional<? extends Map<String, Long>> all, String reference) {
        return all.map(one -> one.getOrDefault(reference, 0L)).orElse(0L);
    }

    /**
     * First of what was ordered to be deducted, then of what was held, then of the debtor's own.
     */
    private void sent(long dong, long receivedBefore) {
        long meets = Math.min(dong, receivedBefore);
        give(Place.UNMATCHED, meets);
        give(Place.IN_TRANSIT, dong - meets);
    }

    private void give(Place to, long dong) {
        long deducted = Math.min(dong, toDeduct);
        long taken = Math.min(dong - deducted, held);
        move(Place.TO_DEDUCT, to, deducted);
        move(Place.HELD, to, taken);
        move(Place.FREE, to, dong - deducted - taken);
        toDeduct -= deducted;
        held -= taken;
    }

    private void received(long dong, long onTheWay) {
        long meets = Math.min(dong, onTheWay);
        move(Place.IN_TRANSIT, Place.RECEIVED, meets);
        move(Place.UNMATCHED, Place.RECEIVED, dong - meets);
    }

    /** A holder's statement: what it takes out of the debtor's hands, or gives back. */
    private void restate(long heldNow, long toDeductNow) {
        long freed = Math.max(0, toDeduct - toDeductNow);
        move(Place.TO_DEDUCT, Place.HELD, freed);
        toDeduct -= freed;
        held += freed;
        move(Place.FREE, Place.HELD, heldNow - held - toDeduct);
        move(Place.HELD, Place.TO_DEDUCT, toDeductNow - toDeduct);
    }

    /** Below 0 it goes the other way. */
    private void move(Place from, Place to, long dong) {
        if (dong != 0) {
            line(from, -dong);
            line(to, dong);
        }
    }

    private void line(Place place, long dong) {
        lines.add(
                new Posting(
                        heard.number(),
                        heard.envelope().id(),
                        heard.envelope().type(),
                        heard.at(),
                        payer.exchange(),
                        payer.holder(),
                        place,
                        dong));
    }
}
