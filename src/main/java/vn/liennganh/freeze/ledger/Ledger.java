package vn.liennganh.freeze.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.OtherMeasure;
import vn.liennganh.freeze.position.Payer;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;

/**
 * The journal of one debt: every message is a voucher of moves, each from one place to another, so
 * that every dong is in one place after each of them.
 *
 * @param unmatched transfers and receipts that do not meet, the oldest first
 */
public record Ledger(List<Posting> postings, List<Open> unmatched) {

    /**
     * A transfer that was not received in full, or a receipt that nobody sent in full.
     *
     * @param since when the first message named the reference
     */
    public record Open(
            UUID exchange,
            AgencyId holder,
            String reference,
            long sent,
            long received,
            Instant since) {}

    public Ledger {
        postings = List.copyOf(postings);
        unmatched = List.copyOf(unmatched);
    }

    public static Ledger empty() {
        return new Ledger(List.of(), List.of());
    }

    /** The ledger with the moves of one more message. */
    public Ledger after(Position before, Position after, Heard heard) {
        List<Posting> more = new ArrayList<>(postings);
        for (Hold now : after.holds()) {
            Moves moves = new Moves(heard, now);
            moves.hold(before.hold(now.exchange(), now.holder()), now);
            more.addAll(moves.lines());
        }
        for (OtherMeasure now : after.others()) {
            Optional<OtherMeasure> was =
                    before.others().stream()
                            .filter(one -> one.at(now.exchange(), now.holder()))
                            .findFirst();
            Moves moves = new Moves(heard, now);
            moves.payer(was.map(OtherMeasure::money), now.money());
            more.addAll(moves.lines());
        }
        return new Ledger(more, open(after, heard.at()));
    }

    /** What stands in each place, over all holders. */
    public Map<Place, Long> balances() {
        Map<Place, Long> sums = new EnumMap<>(Place.class);
        postings.forEach(one -> sums.merge(one.place(), one.amount(), Long::sum));
        return sums;
    }

    private List<Open> open(Position position, Instant now) {
        List<Open> open = new ArrayList<>();
        for (Payer hold : position.payers()) {
            List<String> references = new ArrayList<>(hold.money().sent().keySet());
            hold.money().received().keySet().stream()
                    .filter(one -> !references.contains(one))
                    .forEach(references::add);
            for (String reference : references) {
                long sent = hold.money().sent().getOrDefault(reference, 0L);
                long received = hold.money().received().getOrDefault(reference, 0L);
                if (sent != received) {
                    open.add(
                            new Open(
                                    hold.exchange(),
                                    hold.holder(),
                                    reference,
                                    sent,
                                    received,
                                    since(hold, reference, now)));
                }
            }
        }
        return open;
    }

    private Instant since(Payer hold, String reference, Instant now) {
        return unmatched.stream()
                .filter(one -> one.exchange().equals(hold.exchange()))
                .filter(one -> one.reference().equals(reference))
                .map(Open::since)
                .findFirst()
                .orElse(now);
    }
}
