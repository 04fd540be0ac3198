package vn.liennganh.console.operator.change;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.directory.change.Warrant;

/**
 * Gives a parked delivery up: nobody is reminded of it any more, and it does not go on by itself.
 * Its message and the evidence of its failure stay, and an operator may still send it again.
 */
@Component
class GiveUpAct implements Act {

    private final ParkingLot lot;

    GiveUpAct(ParkingLot lot) {
        this.lot = lot;
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.GIVE_UP);
    }

    /** Whoever sent it on its way again meanwhile has changed it, also where it failed alike. */
    @Override
    public Optional<String> basis(What what) {
        return lot.find(number(what))
                .filter(one -> one.party().equals(what.agency()))
                .map(GiveUpAct::state);
    }

    private static String state(ParkedDelivery one) {
        return String.join(
                " ",
                "" + one.number(),
                one.reason(),
                "" + one.attempts(),
                one.since().toString(),
                "" + one.released());
    }

    @Override
    public Optional<String> fault(What what) {
        return Optional.empty();
    }

    @Override
    public Optional<String> apply(What what, Warrant warrant) {
        if (!lot.giveUp(number(what))) {
            throw new Overtaken();
        }
        return Optional.empty();
    }

    /** Of a delivery; the subject was one when it was proposed. */
    static long number(What what) {
        return Long.parseLong(what.subject());
    }
}
