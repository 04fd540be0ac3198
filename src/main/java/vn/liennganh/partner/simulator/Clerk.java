package vn.liennganh.partner.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.Duty;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/** Decides what happens to one delivery of one agency. */
final class Clerk {

    private static final String PING = "sandbox.ping";
    private static final String PONG = "sandbox.pong";

    /** Kinds whose mail people read: a simulator answers their pings and touches nothing else. */
    private static final Set<String> PEOPLE =
            Set.of(
                    "enforcement-agency",
                    "enforcement-division",
                    "private-enforcement-office",
                    "hub");

    /** People read its mail, and yet what it owes an answer for it answers by itself. */
    private static final String DEPARTMENT = "central-enforcement-department";

    /** Whoever signs reviews and reports on conclusions with the banks. */
    private static final Set<String> LENDERS = Set.of("bank", "state-bank");

    private final Office office;
    private final String kind;
    private final Counter counter;
    private final HolderDesk holder;
    private final RegistryDesk registry;
    private final CourtDesk court;
    private final PoliceDesk police;
    private final CreditDesk credit;
    private final WaiverDesk waivers;
    private final AuthorityDesk authority;

    /** What became of a delivery. */
    sealed interface Outcome {

        /** Handled: to be acknowledged. */
        record Done(Opened message) implements Outcome {}

        /** Stays in the inbox; nobody looks at it again before the behaviour changes. */
        record Left() implements Outcome {}

        /** Not yet: to be looked at again soon. */
        record Later() implements Outcome {}
    }

    Clerk(Office office, String kind, Journal journal) {
        this.office = office;
        this.kind = kind;
        this.counter = new Counter(office, journal);
        this.holder = new HolderDesk(office, counter);
        this.registry = new RegistryDesk(office, counter);
        this.court = new CourtDesk(office, counter);
        this.police = new PoliceDesk(office, counter);
        this.credit = new CreditDesk(office, counter);
        this.waivers = new WaiverDesk(office, counter, credit);
        this.authority = new AuthorityDesk(office, counter);
    }

    Outcome handle(InboxItem item, Behaviour behaviour) {
        if (item.type().equals(PING) && !item.copy()) {
            return pong(office.hub().open(item), behaviour);
        }
        if (PEOPLE.contains(kind)) {
            return new Outcome.Left();
        }
        if (kind.equals(DEPARTMENT)) {
            return department(item, behaviour);
        }
        Opened message = office.hub().open(item);
        if (item.copy()) {
            return new Outcome.Done(message);
        }
        Optional<Outcome> answered =
                holder.handle(message, item, behaviour)
                        .or(() -> registry.handle(message, item, behaviour))
                        .or(() -> court.handle(message, item, behaviour))
                        .or(() -> police.handle(message, item, behaviour))
                        .or(() -> creditor(message, item, behaviour))
                        .or(() -> authority.handle(message, item, behaviour));
        if (answered.isPresent()) {
            return answered.get();
        }
        List<Duty> owed = office.owedFor(message);
        return owed.isEmpty() ? new Outcome.Done(message) : new Outcome.Left();
    }

    /** What it does not answer stays in its inbox, for a person to read. */
    private Outcome department(InboxItem item, Behaviour behaviour) {
        if (!item.copy() && WaiverDesk.takes(item.type())) {
            return waivers.handle(office.hub().open(item), item, behaviour);
        }
        if (item.copy() || AuthorityAnswers.to(item.type(), behaviour).isEmpty()) {
            return new Outcome.Left();
        }
        return authority
                .handle(office.hub().open(item), item, behaviour)
                .orElseGet(Outcome.Left::new);
    }

    private Optional<Outcome> creditor(Opened message, InboxItem item, Behaviour behaviour) {
        return LENDERS.contains(kind) ? credit.handle(message, item, behaviour) : Optional.empty();
    }

    private Outcome pong(Opened ping, Behaviour behaviour) {
        Draft pong = office.answer(ping, PONG, counter.idOf(ping, PONG), office.now());
        return counter.hand(pong, behaviour, true) ? new Outcome.Done(ping) : new Outcome.Left();
    }
}
