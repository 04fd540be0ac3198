package vn.liennganh.freeze.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Payer;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;

/**
 * What one side said against what the other answered, link by link: order and hold, release and
 * lifting, deduction and transfer, transfer and receipt.
 */
public record Reconciliation(List<Item> items) {

    private static final Set<String> DEDUCTIONS =
            Set.of("account-freeze.deduction-order", "account-deduction.order");

    /** Which two sides are held against each other. */
    public enum Link {
        ORDER_HOLD,
        RELEASE_LIFT,
        DEDUCTION_TRANSFER,
        TRANSFER_RECEIPT;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** How the two sides meet. */
    public enum Pile {
        MATCHED,
        /** Both spoke, of different amounts. */
        DIFFERING,
        /** One side has not spoken, or of no amount. */
        NOT_SEEN
    }

    /**
     * One pair of sides, in whole dong.
     *
     * @param reference the message or the transfer that both speak of
     * @param said by the first side
     * @param answered by the second; 0 where it has not spoken
     * @param since when it came into its pile
     */
    public record Item(
            Link link,
            UUID exchange,
            AgencyId holder,
            String reference,
            long said,
            long answered,
            Pile pile,
            Instant since) {

        boolean same(Item other) {
            return link == other.link
                    && exchange.equals(other.exchange)
                    && holder.equals(other.holder)
                    && reference.equals(other.reference);
        }
    }

    public Reconciliation {
        items = List.copyOf(items);
    }

    public static Reconciliation empty() {
        return new Reconciliation(List.of());
    }

    /** The items of a pile, the oldest first. */
    public List<Item> of(Pile pile) {
        return items.stream()
                .filter(one -> one.pile() == pile)
                .sorted(java.util.Comparator.comparing(Item::since))
                .toList();
    }

    /** After one more message. */
    public Reconciliation after(Position before, Position after, Heard heard) {
        List<Item> now = deductions(before, after, heard);
        for (Hold hold : after.holds()) {
            order(hold, heard.at()).ifPresent(now::add);
            lifting(hold, heard.at()).ifPresent(now::add);
        }
        after.payers().forEach(payer -> now.addAll(receipts(payer, heard.at())));
        now.replaceAll(this::aged);
        return new Reconciliation(now);
    }

    /** What stays in its pile stays as old as it was. */
    private Item aged(Item item) {
        return items.stream()
                .filter(one -> one.same(item) && one.pile() == item.pile())
                .findFirst()
                .map(one -> with(item, item.answered(), item.pile(), one.since()))
                .orElse(item);
    }

    private static Optional<Item> order(Hold hold, Instant at) {
        if (hold.state().over()) {
            return Optional.empty();
        }
        boolean silent = hold.state().unanswered() || hold.unvalued();
        Pile differing = hold.kept() == hold.ordered() ? Pile.MATCHED : Pile.DIFFERING;
        return Optional.of(
                item(
                        Link.ORDER_HOLD,
                        hold,
                        hold.measure().toString(),
                        hold.ordered(),
                        silent ? 0 : hold.kept(),
                        silent ? Pile.NOT_SEEN : differing,
                        at));
    }

    private static Optional<Item> lifting(Hold hold, Instant at) {
        boolean waiting = hold.releasing() > 0 || hold.state() == HoldState.RELEASE_SENT;
        if (!waiting && hold.released() == 0) {
            return Optional.empty();
        }
        Pile pile = hold.released() == 0 ? Pile.NOT_SEEN : Pile.DIFFERING;
        return Optional.of(
                item(
                        Link.RELEASE_LIFT,
                        hold,
                        hold.measure().toString(),
                        hold.releasing() + hold.released(),
                        hold.released(),
                        waiting ? pile : Pile.MATCHED,
                        at));
    }

    private static List<Item> receipts(Payer hold, Instant at) {
        Set<String> references = new TreeSet<>(hold.money().sent().keySet());
        references.addAll(hold.money().received().keySet());
        List<Item> all = new ArrayList<>();
        for (String reference : references) {
            long sent = hold.money().sent().getOrDefault(reference, 0L);
            long received = hold.money().received().getOrDefault(reference, 0L);
            boolean both = sent > 0 && received > 0;
            Pile pile = both ? Pile.DIFFERING : Pile.NOT_SEEN;
            all.add(
                    item(
                            Link.TRANSFER_RECEIPT,
                            hold,
                            reference,
                            sent,
                            received,
                            sent == received ? Pile.MATCHED : pile,
                            at));
        }
        return all;
    }

    /** Each order to deduct waits for one transfer; the oldest is answered first. */
    private List<Item> deductions(Position before, Position after, Heard heard) {
        List<Item> all = new ArrayList<>(items);
        all.removeIf(one -> one.link() != Link.DEDUCTION_TRANSFER);
        for (Hold hold : after.holds()) {
            if (!hold.exchange().equals(heard.exchange())) {
                continue;
            }
            long was =
                    before.hold(hold.exchange(), hold.holder())
                            .map(one -> one.money().sentSum())
                            .orElse(0L);
            long sent = hold.money().sentSum() - was;
            // A notice that was told before has nothing new to say.
            boolean news = sent > 0 || heard.dong("amount") == 0;
            boolean answers = heard.type().endsWith(".transfer-notice") && news;
            if (DEDUCTIONS.contains(heard.type()) && heard.recipients().contains(hold.holder())) {
                all.add(
                        item(
                                Link.DEDUCTION_TRANSFER,
                                hold,
                                heard.id().toString(),
                                heard.dong("amount"),
                                0,
                                Pile.NOT_SEEN,
                                heard.at()));
            } else if (answers && heard.from().equals(hold.holder())) {
                answer(all, hold, sent, heard);
            }
        }
        return all;
    }

    private static void answer(List<Item> all, Hold hold, long sent, Heard heard) {
        for (Item one : all) {
            if (one.exchange().equals(hold.exchange()) && one.pile() == Pile.NOT_SEEN) {
                Pile pile = sent == one.said() ? Pile.MATCHED : Pile.DIFFERING;
                all.set(all.indexOf(one), with(one, sent, pile, heard.at()));
                return;
            }
        }
    }

    private static Item with(Item one, long answered, Pile pile, Instant since) {
        return new Item(
                one.link(),
                one.exchange(),
                one.holder(),
                one.reference(),
                one.said(),
                answered,
                pile,
                since);
    }

    private static Item item(
            Link link,
            Payer hold,
            String reference,
            long said,
            long answered,
            Pile pile,
            Instant at) {
        return new Item(link, hold.exchange(), hold.holder(), reference, said, answered, pile, at);
    }
}
