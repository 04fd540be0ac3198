package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import vn.liennganh.freeze.ledger.Place;
import vn.liennganh.freeze.ledger.Reconciliation;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Tale;

/** What must be true of a race whatever happens in it. */
final class RaceJudge {

    private static final Set<HoldState> RELEASABLE =
            Set.of(
                    HoldState.FROZEN,
                    HoldState.PART_FROZEN,
                    HoldState.FULL_UNVALUED,
                    HoldState.DEDUCTED);

    private final Race race;

    RaceJudge(Race race) {
        this.race = race;
    }

    /**
     * After every message: what is known to be held stays within the limit, and the books agree.
     */
    void invariant() {
        long limit = race.tale.position().limit().orElse(Long.MAX_VALUE / 2);
        long letGo = race.tale.position().sum(Hold::releasing);
        long onTheWay = 0;
        long releasable = 0;
        for (Hold one : race.tale.position().holds()) {
            if (RELEASABLE.contains(one.state())) {
                assertThat(one.beyondOrder()).as("held beyond its own order: %s", race).isZero();
                releasable += one.kept();
            } else if (race.bank(one.holder()).underWay > 0) {
                // Nothing can be decided there before an answer comes, and one is coming.
                onTheWay += Math.max(0, one.held() - one.releasing());
            }
        }
        assertThat(race.tale.position().held())
                .as("known held <= limit + in flight: %s", race)
                .isLessThanOrEqualTo(limit + letGo + onTheWay);
        if (race.tale.position().excess() > 0) {
            assertThat(releasable - toDeduct()).as("could be let go and is not: %s", race).isZero();
        }
        ledger();
    }

    private long toDeduct() {
        return race.tale.position().holds().stream()
                .filter(one -> RELEASABLE.contains(one.state()))
                .mapToLong(one -> Math.min(one.kept(), one.money().toDeduct()))
                .sum();
    }

    /** Place by place what a clerk's own book says. */
    private void ledger() {
        long held = 0;
        long toDeduct = 0;
        long inTransit = 0;
        long received = 0;
        long unmatched = 0;
        long gone = 0;
        for (RaceBank bank : race.banks) {
            RaceBook book = bank.book;
            long bound = Math.min(book.held(), book.toDeduct);
            held += book.held() - bound;
            toDeduct += bound;
            inTransit += book.open(book.sent, book.received).sum();
            unmatched += book.open(book.received, book.sent).sum();
            received += book.received.values().stream().mapToLong(Long::longValue).sum();
            gone += book.sent.values().stream().mapToLong(Long::longValue).sum();
        }
        assertPlace(Place.HELD, held);
        assertPlace(Place.TO_DEDUCT, toDeduct);
        assertPlace(Place.IN_TRANSIT, inTransit);
        assertPlace(Place.RECEIVED, received);
        assertPlace(Place.UNMATCHED, -unmatched);
        assertPlace(Place.FREE, -(held + toDeduct + gone));
        assertPlace(Place.ORDERED, race.tale.position().sum(Hold::ordered));
        assertPlace(Place.DECISIONS, -race.tale.position().sum(Hold::ordered));
    }

    private void assertPlace(Place place, long dong) {
        assertThat(race.tale.ledger().balances().getOrDefault(place, 0L))
                .as(place.word())
                .isEqualTo(dong);
    }

    /** In the end: the desk knows what the banks know, and nothing is left over. */
    void settled() {
        for (RaceBank bank : race.banks) {
            race.tale
                    .position()
                    .hold(Tale.exchange(bank.number), Tale.bank(bank.number))
                    .ifPresent(one -> assertThat(one.held()).isEqualTo(bank.held));
        }
        long sent = race.banks.stream().mapToLong(bank -> bank.sent).sum();
        assertPlace(Place.RECEIVED, sent);
        assertPlace(Place.IN_TRANSIT, 0);
        assertPlace(Place.UNMATCHED, 0);
        assertThat(race.tale.ledger().unmatched()).isEmpty();
        assertThat(race.tale.reconciliation().of(Reconciliation.Pile.NOT_SEEN))
                .noneMatch(one -> one.link() == Reconciliation.Link.TRANSFER_RECEIPT);
        assertThat(
                        race.tale.reconciliation().of(Reconciliation.Pile.MATCHED).stream()
                                .filter(one -> one.link() == Reconciliation.Link.TRANSFER_RECEIPT)
                                .mapToLong(Reconciliation.Item::said)
                                .sum())
                .isEqualTo(sent);
        assertThat(race.tale.position().excess()).isZero();
        assertThat(race.tale.position().held())
                .isLessThanOrEqualTo(race.tale.position().limit().orElse(Long.MAX_VALUE));
    }
}
