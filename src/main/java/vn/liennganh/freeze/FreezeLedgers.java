package vn.liennganh.freeze;

import java.time.Instant;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.freeze.ledger.Ledger;
import vn.liennganh.freeze.ledger.Reconciliation;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Steps;

/** Keeps the books of a debt, voucher by voucher, out of accepted messages. */
@Service
public class FreezeLedgers {

    private final Desks desks;
    private final FreezeBook book;

    FreezeLedgers(Desks desks, FreezeBook book) {
        this.desks = desks;
        this.book = book;
    }

    /** What both sides of each step said, as it stood at that instant. */
    public Reconciliation reconciled(Matter matter, Instant instant) {
        Position position = Position.empty(matter);
        Reconciliation all = Reconciliation.empty();
        for (Heard one : desks.heard(book, matter, instant)) {
            Position after = Steps.after(position, one);
            all = all.after(position, after, one);
            position = after;
        }
        return all;
    }

    /** The journal of a debt as it was at that instant. */
    public Ledger at(Matter matter, Instant instant) {
        Position position = Position.empty(matter);
        Ledger ledger = Ledger.empty();
        for (Heard one : desks.heard(book, matter, instant)) {
            Position after = Steps.after(position, one);
            ledger = ledger.after(position, after, one);
            position = after;
        }
        return ledger;
    }
}
