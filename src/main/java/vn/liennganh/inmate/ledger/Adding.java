package vn.liennganh.inmate.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import vn.liennganh.inmate.position.Collection;
import vn.liennganh.inmate.position.Discrepancy;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.position.Payout;
import vn.liennganh.inmate.transfer.Transfer;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Adds up accounts; every entry is made of two lines, so that they cannot fail to balance. */
final class Adding {

    private record Key(AgencyId keeper, String receipt) {}

    private record Recorded(UUID exchange, Collection collection) {}

    private final List<Inmate> inmates;
    private final List<Transfer> transfers;
    private final boolean whole;
    private final SortedMap<Account, Long> balances = new TreeMap<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Unmatched> unmatched = new ArrayList<>();

    /** Collected, and not on a list that was looked at. */
    private final Map<Key, Recorded> atKeeper = new LinkedHashMap<>();

    Adding(List<Inmate> inmates, List<Transfer> transfers, boolean whole) {
        this.inmates = inmates;
        // The first list that names a receipt carries it.
        this.transfers =
                transfers.stream()
                        .sorted(
                                Comparator.comparing(
                                                (Transfer one) ->
                                                        one.list()
                                                                .map(Transfer.Listed::at)
                                                                .orElse(Instant.MAX))
                                        .thenComparing(one -> one.keeper().value())
                                        .thenComparing(Transfer::reference))
                        .toList();
        this.whole = whole;
    }

    Accounts sum() {
        for (Inmate one : inmates) {
            one.money().collections().forEach(all -> collected(one, all));
            one.money().payouts().forEach(all -> paid(one, all));
            one.money().discrepancies().stream()
                    .filter(Discrepancy::unplaced)
                    .forEach(all -> unplaced(one, all));
        }
        transfers.forEach(this::transferred);
        atKeeper.forEach(
                (key, one) -> items.add(item(one, Item.State.COLLECTED, Optional.empty())));
        items.sort(Comparator.comparing(Item::at).thenComparing(Item::number));
        unmatched.sort(Comparator.comparing(Unmatched::since));
        return new Accounts(balances, items, unmatched);
    }

    private void move(AgencyId keeper, Place from, Place to, long dong) {
        if (dong != 0) {
            balances.merge(new Account(keeper, from), -dong, Long::sum);
            balances.merge(new Account(keeper, to), dong, Long::sum);
        }
    }

    private void collected(Inmate inmate, Collection one) {
        Recorded recorded = new Recorded(inmate.exchange(), one);
        if (one.atOffice()) {
            move(one.keeper(), Place.PAYER, Place.RECEIVED, one.amount());
            items.add(item(recorded, Item.State.RECEIVED, Optional.empty()));
            return;
        }
        move(one.keeper(), Place.PAYER, Place.AT_KEEPER, one.amount());
        atKeeper.put(new Key(one.keeper(), one.receipt()), recorded);
    }

    private static Item item(Recorded one, Item.State state, Optional<String> reference) {
        Collection sum = one.collection();
        return new Item(
                sum.atOffice() ? Item.Kind.DIRECT_PAYMENT : Item.Kind.COLLECTION,
                one.exchange(),
                sum.message(),
                sum.keeper(),
                sum.receipt(),
                sum.amount(),
                sum.on(),
                sum.at(),
                state,
                reference);
    }

    private void paid(Inmate inmate, Payout one) {
        AgencyId keeper = one.keeper();
        move(keeper, Place.FUNDS, Place.PAYOUT_IN_TRANSIT, one.amount());
        move(keeper, Place.PAYOUT_IN_TRANSIT, Place.PAID_OUT, one.paid());
        move(keeper, Place.PAYOUT_IN_TRANSIT, Place.RETURNED, one.returned());
        if (one.amount() == 0) {
            add(
                    Unmatched.Kind.MINUTES_WITHOUT_PAYOUT,
                    inmate,
                    one.keeper(),
                    0,
                    one.paid() + one.returned(),
                    one.at(),
                    Optional.empty());
            return;
        }
        Item.State state = Item.State.IN_TRANSIT;
        if (one.open() == 0) {
            state = one.returned() > 0 ? Item.State.RETURNED : Item.State.PAID_OUT;
        }
        items.add(
                new Item(
                        Item.Kind.PAYOUT,
                        inmate.exchange(),
                        one.message(),
                        keeper,
                        one.reference(),
                        one.amount(),
                        LocalDate.ofInstant(one.at(), WireTime.ZONE),
                        one.at(),
                        state,
                        Optional.of(one.reference())));
    }

    private void unplaced(Inmate inmate, Discrepancy one) {
        move(one.keeper(), Place.UNMATCHED, Place.UNPLACED, one.found());
        if (one.resolution().isEmpty()) {
            add(
                    Unmatched.Kind.UNIDENTIFIED,
                    inmate,
                    one.keeper(),
                    one.expected(),
                    one.found(),
                    one.at(),
                    Optional.of(one.owner()));
            return;
        }
        move(one.keeper(), Place.UNPLACED, left(one), one.settled());
        // What was identified is told again by the messages that now hold it.
        move(one.keeper(), Place.UNPLACED, Place.UNMATCHED, one.found() - one.settled());
    }

    private static Place left(Discrepancy one) {
        return one.resolution().filter("paid-to-budget"::equals).isPresent()
                ? Place.BUDGET
                : Place.RETURNED;
    }

    private void add(
            Unmatched.Kind kind,
            Inmate inmate,
            AgencyId keeper,
            long expected,
            long found,
            Instant since,
            Optional<AgencyId> owner) {
        unmatched.add(
                new Unmatched(
                        kind,
                        inmate.agency(),
                        keeper,
                        "",
                        List.of(),
                        expected,
                        found,
                        since,
                        owner,
                        Optional.of(inmate.exchange())));
    }

    private void transferred(Transfer transfer) {
        long explained = 0;
        for (Transfer.Line line : transfer.list().map(Transfer.Listed::lines).orElse(List.of())) {
            Item.State state = state(transfer, line);
            explained += state == Item.State.IN_TRANSIT ? 0 : line.amount();
            listed(transfer, line, state);
        }
        if (whole) {
            rest(transfer, transfer.received() - explained);
        }
    }

    private static Item.State state(Transfer transfer, Transfer.Line line) {
        long named = line.receipts().stream().mapToLong(transfer::allocated).sum();
        if (named >= line.amount() && !line.receipts().isEmpty()) {
            return Item.State.ALLOCATED;
        }
        return transfer.received() >= transfer.sent() ? Item.State.RECEIVED : Item.State.IN_TRANSIT;
    }

    private void listed(Transfer transfer, Transfer.Line line, Item.State state) {
        List<Recorded> own = new ArrayList<>();
        for (String receipt : line.receipts()) {
            Recorded one = atKeeper.remove(new Key(transfer.keeper(), receipt));
            if (one != null) {
                own.add(one);
                items.add(item(one, state, Optional.of(transfer.reference())));
            }
        }
        if (!whole && own.isEmpty()) {
            return;
        }
        Place place =
                switch (state) {
                    case ALLOCATED -> Place.ALLOCATED;
                    case RECEIVED -> Place.RECEIVED;
                    default -> Place.IN_TRANSIT;
                };
        long known = own.stream().mapToLong(one -> one.collection().amount()).sum();
        move(transfer.keeper(), Place.AT_KEEPER, place, Math.min(known, line.amount()));
        move(transfer.keeper(), Place.UNRECORDED, place, Math.max(0, line.amount() - known));
        if (known != line.amount()) {
            unmatched.add(
                    new Unmatched(
                            own.isEmpty()
                                    ? Unmatched.Kind.LINE_WITHOUT_RECORD
                                    : Unmatched.Kind.AMOUNT_DIFFERS,
                            transfer.agency(),
                            transfer.keeper(),
                            transfer.reference(),
                            line.receipts(),
                            known,
                            line.amount(),
                            transfer.list().map(Transfer.Listed::at).orElse(transfer.since()),
                            Optional.empty(),
                            transfer.list().map(Transfer.Listed::exchange)));
        }
    }

    /** What came in beyond the lines that it explains, or short of what was sent. */
    private void rest(Transfer transfer, long dong) {
        move(transfer.keeper(), Place.UNMATCHED, Place.UNPLACED, dong);
        Optional<Discrepancy> told = told(transfer);
        told.filter(one -> one.settled() > 0)
                .ifPresent(
                        one -> move(transfer.keeper(), Place.UNPLACED, left(one), one.settled()));
        boolean listed = transfer.list().isPresent();
        boolean money = transfer.received() > 0;
        boolean answered = told.isPresent() && told.get().resolution().isPresent();
        if (answered || listed && transfer.received() == transfer.sent()) {
            return;
        }
        Unmatched.Kind kind = Unmatched.Kind.AMOUNT_DIFFERS;
        if (!listed) {
            kind = Unmatched.Kind.MONEY_WITHOUT_LIST;
        } else if (!money) {
            kind = Unmatched.Kind.LIST_WITHOUT_MONEY;
        }
        unmatched.add(
                new Unmatched(
                        kind,
                        transfer.agency(),
                        transfer.keeper(),
                        transfer.reference(),
                        List.of(),
                        transfer.sent(),
                        transfer.received(),
                        transfer.since(),
                        told.map(Discrepancy::owner),
                        transfer.list().map(Transfer.Listed::exchange)));
    }

    private Optional<Discrepancy> told(Transfer transfer) {
        return inmates.stream()
                .filter(one -> one.agency().equals(transfer.agency()))
                .flatMap(one -> one.money().discrepancies().stream())
                .filter(one -> one.reference().equals(transfer.reference()))
                .filter(one -> one.keeper().equals(transfer.keeper()))
                .reduce((first, last) -> last);
    }
}
