package vn.liennganh.freeze.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.OtherMeasure;
import vn.liennganh.freeze.position.Payer;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;

/**
 * The journal of one debt: every message is a voucher whose lines add up to nothing, so that every
 * dong is in one place after each of them.
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

    /** The ledger with the lines of one more message. */
    public Ledger after(Position before, Position after, Heard heard) {
        List<Posting> more = new ArrayList<>(postings);
        for (Hold now : after.holds()) {
            Map<Place, Long> was =
                    before.hold(now.exchange(), now.holder())
                            .map(Ledger::places)
                            .orElseGet(Map::of);
            more.addAll(lines(heard, now, was, places(now)));
        }
        for (OtherMeasure now : after.others()) {
            Map<Place, Long> was =
                    before.others().stream()
                            .filter(one -> one.at(now.exchange(), now.holder()))
                            .findFirst()
                            .map(Ledger::paid)
                            .orElseGet(Map::of);
            more.addAll(lines(heard, now, was, paid(now)));
        }
        return new Ledger(more, open(after, heard.at()));
    }

    private static List<Posting> lines(
            Heard heard, Payer payer, Map<Place, Long> was, Map<Place, Long> now) {
        List<Posting> lines = new ArrayList<>();
        now.forEach(
                (place, amount) -> {
                    long moved = amount - was.getOrDefault(place, 0L);
                    if (moved != 0) {
                        lines.add(line(heard, payer, place, moved));
                    }
                });
        return lines;
    }

    private static Posting line(Heard heard, Payer hold, Place place, long moved) {
        return new Posting(
                heard.number(),
                heard.envelope().id(),
                heard.envelope().type(),
                heard.at(),
                hold.exchange(),
                hold.holder(),
                place,
                moved);
    }

    /** What stands in each place, over all holders. */
    public Map<Place, Long> balances() {
        Map<Place, Long> sums = new EnumMap<>(Place.class);
        postings.forEach(one -> sums.merge(one.place(), one.amount(), Long::sum));
        return sums;
    }

    /** Where the dong of one hold are; the amounts of each book add up to nothing. */
    private static Map<Place, Long> places(Hold hold) {
        long toDeduct = Math.min(hold.held(), hold.money().toDeduct());
        Map<Place, Long> places = new EnumMap<>(Place.class);
        places.put(Place.HELD, hold.held() - toDeduct);
        places.put(Place.TO_DEDUCT, toDeduct);
        under(places, hold);
        places.put(Place.ORDERED, hold.ordered());
        places.put(Place.DECISIONS, -hold.ordered());
        return places;
    }

    /** Where the dong are that somebody pays who holds none of them under a freeze. */
    private static Map<Place, Long> paid(OtherMeasure measure) {
        Map<Place, Long> places = new EnumMap<>(Place.class);
        under(places, measure);
        return places;
    }

    private static void under(Map<Place, Long> places, Payer payer) {
        places.put(Place.IN_TRANSIT, payer.money().inTransit());
        places.put(Place.RECEIVED, payer.money().receivedSum());
        places.put(Place.UNMATCHED, -payer.money().unmatched());
        places.put(Place.FREE, -places.values().stream().mapToLong(Long::longValue).sum());
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
