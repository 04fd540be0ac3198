package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.liennganh.freeze.ledger.Place;
import vn.liennganh.freeze.ledger.Posting;
import vn.liennganh.freeze.ledger.Reconciliation;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Tale;

/**
 * Many banks with books of their own, inflow while they answer, messages that overtake each other,
 * come late and come twice: what is known to be held never exceeds the limit and what is on its
 * way, every message balances, and in the end the desk knows what the banks know.
 */
class RacesTest {

    private static final int ROUNDS = 300;

    /** A bank's own books, which nobody sees but by its messages. */
    private static final class Bank {
        final int number;
        long free;
        long held;
        long extent;
        long sent;

        Bank(int number, long free) {
            this.number = number;
            this.free = free;
        }
    }

    private static final class Race {
        final SplittableRandom random;
        final long debt;
        final Tale tale;
        final List<Bank> banks = new ArrayList<>();
        final List<Runnable> underWay = new ArrayList<>();
        long minute = 1;
        long references;

        Race(long seed) {
            random = new SplittableRandom(seed);
            debt = random.nextLong(100, 2_000);
            tale = new Tale(debt);
            int count = random.nextInt(1, 7);
            for (int i = 1; i <= count; i++) {
                banks.add(new Bank(i, random.nextLong(0, 1_500)));
            }
        }

        void run() {
            for (Bank bank : banks) {
                said(() -> tale.order(bank.number, debt));
                underWay.add(() -> execute(bank));
            }
            int inflows = 12;
            while (!underWay.isEmpty() || inflows > 0) {
                minute++;
                if (inflows > 0 && random.nextInt(3) == 0) {
                    inflows--;
                    inflow(banks.get(random.nextInt(banks.size())), random.nextLong(1, 400));
                } else if (!underWay.isEmpty()) {
                    underWay.remove(random.nextInt(underWay.size())).run();
                }
            }
            settled();
        }

        private void execute(Bank bank) {
            bank.extent = debt;
            long over = random.nextInt(5) == 0 ? random.nextLong(1, 50) : 0;
            long part = Math.min(bank.free, debt + over);
            bank.free -= part;
            bank.held = part;
            boolean full = part >= debt;
            long at = minute;
            // A report is the first that the door takes from a holder; what follows may overtake.
            said(() -> tale.report(bank.number, full ? "full" : "part", part, at));
            if (random.nextInt(4) == 0) {
                underWay.add(
                        () ->
                                said(
                                        () ->
                                                tale.report(
                                                        bank.number,
                                                        full ? "full" : "part",
                                                        part,
                                                        at)));
            }
        }

        private void inflow(Bank bank, long money) {
            long caught = Math.max(0, Math.min(money, bank.extent - bank.held));
            bank.free += money - caught;
            bank.held += caught;
            if (caught > 0) {
                long total = bank.held;
                long at = minute;
                underWay.add(() -> said(() -> tale.inflow(bank.number, false, total, at)));
            }
        }

        /** A message is accepted; the office answers what is too much at once. */
        private void said(Runnable message) {
            message.run();
            for (Release one : Releases.of(tale.position())) {
                int number = Integer.parseInt(one.hold().holder().value().substring(7));
                Bank bank = banks.get(number - 1);
                tale.partialRelease(number, one.amount());
                long extent = tale.hold(number).ordered();
                underWay.add(() -> lift(bank, one.amount(), extent));
            }
            invariant();
            if (tale.position().kept() > 0 && random.nextInt(9) == 0) {
                deduct();
            }
        }

        private void lift(Bank bank, long amount, long extent) {
            long lifted = Math.min(amount, bank.held);
            bank.held -= lifted;
            bank.free += lifted;
            bank.extent = Math.min(bank.extent, extent);
            long at = minute;
            long still = bank.held;
            underWay.add(
                    () ->
                            said(
                                    () ->
                                            tale.bank(
                                                    "account-freeze.release-report",
                                                    bank.number,
                                                    body -> {
                                                        body.put("scope", "part");
                                                        body.put("liftedAt", Tale.moment(at));
                                                        Tale.money(body, "amount", lifted);
                                                        Tale.money(body, "stillHeld", still);
                                                    })));
        }

        private void deduct() {
            for (Bank bank : banks) {
                boolean calm =
                        tale.position()
                                .hold(Tale.exchange(bank.number), Tale.bank(bank.number))
                                .filter(one -> one.state() == HoldState.FROZEN)
                                .filter(one -> one.releasing() == 0 && one.kept() > 1)
                                .isPresent();
                if (calm) {
                    long amount = tale.hold(bank.number).kept() / 2;
                    tale.deduct(bank.number, amount);
                    invariant();
                    underWay.add(() -> transfer(bank, amount));
                    return;
                }
            }
        }

        private void transfer(Bank bank, long amount) {
            long moved = Math.min(amount, bank.held);
            bank.held -= moved;
            bank.extent = Math.max(0, bank.extent - moved);
            bank.sent += moved;
            String reference = "CK-" + ++references;
            long at = minute;
            Runnable notice = () -> said(() -> tale.transfer(bank.number, moved, reference, at));
            underWay.add(notice);
            if (random.nextBoolean()) {
                underWay.add(notice);
            }
            underWay.add(() -> said(() -> tale.receive(bank.number, moved, reference)));
        }

        private void invariant() {
            long limit = tale.position().limit().orElseThrow();
            long letGo = tale.position().sum(hold -> hold.releasing());
            long waiting =
                    tale.position().holds().stream()
                            .filter(
                                    one ->
                                            one.state() != HoldState.FROZEN
                                                    && one.state() != HoldState.PART_FROZEN)
                            .mapToLong(one -> one.kept())
                            .sum();
            assertThat(tale.position().held())
                    .as("known held <= limit + in flight")
                    .isLessThanOrEqualTo(limit + letGo + waiting);
            Map<String, Long> vouchers = new java.util.HashMap<>();
            for (Posting one : tale.ledger().postings()) {
                vouchers.merge(book(one) + one.number(), one.amount(), Long::sum);
            }
            assertThat(vouchers.values()).as("each message balances").allMatch(sum -> sum == 0);
            Map<Place, Long> balances = tale.ledger().balances();
            for (Place place : List.of(Place.HELD, Place.TO_DEDUCT, Place.IN_TRANSIT)) {
                assertThat(balances.getOrDefault(place, 0L)).as(place.word()).isNotNegative();
            }
        }

        private static String book(Posting one) {
            boolean decision = one.place() == Place.ORDERED || one.place() == Place.DECISIONS;
            return decision ? "decisions " : "money ";
        }

        private void settled() {
            for (Bank bank : banks) {
                assertThat(tale.hold(bank.number).held()).isEqualTo(bank.held);
            }
            Map<Place, Long> places = new EnumMap<>(tale.ledger().balances());
            assertThat(places.getOrDefault(Place.RECEIVED, 0L))
                    .isEqualTo(banks.stream().mapToLong(bank -> bank.sent).sum());
            assertThat(places.getOrDefault(Place.IN_TRANSIT, 0L)).isZero();
            assertThat(places.getOrDefault(Place.UNMATCHED, 0L)).isZero();
            assertThat(tale.ledger().unmatched()).isEmpty();
            assertThat(tale.reconciliation().of(Reconciliation.Pile.NOT_SEEN))
                    .noneMatch(one -> one.link() == Reconciliation.Link.TRANSFER_RECEIPT);
            assertThat(
                            tale.reconciliation().of(Reconciliation.Pile.MATCHED).stream()
                                    .filter(
                                            one ->
                                                    one.link()
                                                            == Reconciliation.Link.TRANSFER_RECEIPT)
                                    .mapToLong(Reconciliation.Item::said)
                                    .sum())
                    .isEqualTo(banks.stream().mapToLong(bank -> bank.sent).sum());
            assertThat(tale.position().excess()).isZero();
            assertThat(tale.position().held())
                    .isLessThanOrEqualTo(tale.position().limit().orElseThrow());
        }
    }

    @Test
    void known_held_stays_within_the_limit_and_the_ledger_balances_after_every_message() {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Race race = new Race(seed);
            try {
                race.run();
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("Seed " + seed, failed);
            }
        }
    }
}
