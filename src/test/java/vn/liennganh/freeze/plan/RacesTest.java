package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.liennganh.freeze.ledger.Place;
import vn.liennganh.freeze.ledger.Reconciliation;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;

/**
 * Many banks with books of their own, orders from the planner, inflow while they answer, other
 * debts, releases and lapses, holds that nobody can value, messages that overtake each other, come
 * late and come twice: what is known to be held never exceeds the limit and what is truly on its
 * way, the ledger is what an independent book says after every message, and in the end the desk
 * knows what the banks know.
 */
class RacesTest {

    private static final int ROUNDS = 400;
    private static final OfficePolicy SHIPPED = OfficePolicy.read(Path.of("config/freeze.yaml"));
    private static final Instant NOW = Instant.parse(Tale.moment(60));
    private static final String KIND = "Tiền gửi thanh toán";
    private static final Set<HoldState> RELEASABLE =
            Set.of(
                    HoldState.FROZEN,
                    HoldState.PART_FROZEN,
                    HoldState.FULL_UNVALUED,
                    HoldState.DEDUCTED);
    private static final TreeMap<String, Integer> SEEN = new TreeMap<>();

    /** A bank's own books, which nobody sees but by its messages. */
    private static final class Bank {
        final int number;

        /** What it was told and has not carried out, the oldest first. */
        final Deque<Runnable> told = new ArrayDeque<>();

        final Book book = new Book();
        long free;
        long held;
        long extent;
        long sent;
        boolean unvalued;

        /** Messages from it or to it that are under way. */
        int underWay;

        Bank(int number, long free) {
            this.number = number;
            this.free = free;
        }
    }

    /**
     * What a clerk beside the desk would write down of accepted messages, by hand: the latest
     * statement, what was ordered to be deducted, sent and received.
     */
    private static final class Book {
        private record Said(long at, long dong, boolean known) {}

        private Said latest = new Said(-1, 0, false);
        private final List<Said> taken = new ArrayList<>();
        long toDeduct;
        final TreeMap<String, Long> sent = new TreeMap<>();
        final TreeMap<String, Long> received = new TreeMap<>();

        void states(long dong, long at) {
            latest = at >= latest.at() ? new Said(at, dong, true) : latest;
        }

        void statesNoValue(long at) {
            latest = at >= latest.at() ? new Said(at, 0, false) : latest;
        }

        void sends(String reference, long dong, long at) {
            if (sent.putIfAbsent(reference, dong) == null) {
                toDeduct = 0;
                taken.add(new Said(at, dong, true));
            }
        }

        /** By the statement about the latest moment, less what was transferred since. */
        long held() {
            long since =
                    taken.stream()
                            .filter(one -> one.at() > latest.at())
                            .mapToLong(Said::dong)
                            .sum();
            return latest.known() ? Math.max(0, latest.dong() - since) : 0;
        }

        LongStream open(TreeMap<String, Long> some, TreeMap<String, Long> others) {
            return some.entrySet().stream()
                    .mapToLong(
                            one ->
                                    Math.max(
                                            0,
                                            one.getValue()
                                                    - others.getOrDefault(one.getKey(), 0L)));
        }
    }

    private static final class Race {
        final SplittableRandom random;
        final long debt;
        final Tale tale;
        final Planner planner;
        final List<Bank> banks = new ArrayList<>();
        final Set<AgencyId> holders = new LinkedHashSet<>();
        final List<Runnable> underWay = new ArrayList<>();
        long minute = 1;
        long references;
        int changes;

        Race(long seed) {
            random = new SplittableRandom(seed);
            debt = random.nextLong(100, 2_000);
            tale = new Tale(debt);
            planner =
                    new Planner(
                            new OfficePolicy(
                                    SHIPPED.kinds(),
                                    SHIPPED.otherwise(),
                                    spread(),
                                    spread(),
                                    SHIPPED.age(),
                                    SHIPPED.floor(),
                                    Set.of()));
            int count = random.nextInt(1, 13);
            for (int i = 1; i <= count; i++) {
                banks.add(new Bank(i, random.nextInt(4) == 0 ? 0 : random.nextLong(0, 1_500)));
                holders.add(Tale.bank(i));
            }
        }

        private OptionalLong ceiling(long debt) {
            return random.nextInt(3) == 0
                    ? OptionalLong.of(random.nextLong(debt / 2, debt + 1))
                    : OptionalLong.empty();
        }

        private OfficePolicy.Spread spread() {
            return random.nextBoolean() ? OfficePolicy.Spread.EACH : OfficePolicy.Spread.IN_TURN;
        }

        void run() {
            if (random.nextBoolean()) {
                banks.forEach(this::ask);
                while (!underWay.isEmpty() && random.nextInt(5) > 0) {
                    next();
                }
            }
            plan(debt);
            int inflows = 12;
            while (!underWay.isEmpty() || inflows > 0) {
                if (inflows > 0 && random.nextInt(3) == 0) {
                    inflows--;
                    minute++;
                    inflow(any(), random.nextLong(1, 400));
                } else if (!underWay.isEmpty()) {
                    next();
                }
                if (changes < 3 && random.nextInt(25) == 0) {
                    changes++;
                    change();
                }
            }
            finish();
            settled();
        }

        private void next() {
            minute++;
            underWay.remove(random.nextInt(underWay.size())).run();
        }

        private Bank any() {
            return banks.get(random.nextInt(banks.size()));
        }

        private Bank bank(AgencyId id) {
            return banks.get(Integer.parseInt(id.value().substring(7)) - 1);
        }

        private void change() {
            switch (random.nextInt(4)) {
                case 0 -> plan(tale.position().debt().orElse(1_000));
                case 1 -> release(any());
                default -> amend();
            }
        }

        private void ask(Bank bank) {
            tale.ask(bank.number);
            tell(
                    bank,
                    () -> {
                        Tale.Account account = new Tale.Account("1", KIND, bank.free);
                        answer(bank, () -> tale.tell(bank.number, true, 1, account));
                    });
        }

        /** The office orders where the planner says. */
        private void plan(long debt) {
            OptionalLong most = tale.position().ceiling();
            OptionalLong ceiling = most.isPresent() ? most : ceiling(debt);
            tale.owing(debt, ceiling);
            Plan made = planner.plan(tale.position(), debt, ceiling, holders, NOW);
            for (Plan.Order one : made.orders()) {
                Bank bank = bank(one.holder());
                if (one.amount() > 0 && bank.underWay == 0) {
                    count("order");
                    tell(bank, () -> execute(bank, one.amount()));
                    said(() -> tale.order(bank.number, one.amount()));
                }
            }
        }

        /** The debt is another: who was ordered the whole is ordered the new whole. */
        private void amend() {
            if (tale.position().debt().isEmpty()) {
                return;
            }
            long before = tale.position().debt().getAsLong();
            long debt = random.nextLong(before / 2 + 1, before + before / 2 + 2);
            OptionalLong ceiling =
                    tale.position().ceiling().isPresent()
                            ? OptionalLong.of(random.nextLong(debt / 2, debt + 1))
                            : OptionalLong.empty();
            tale.owing(debt, ceiling);
            Allotment made = Allotment.of(tale.position(), debt, ceiling);
            for (Allotment.Share one : made.amended()) {
                count("amendment");
                Bank bank = bank(one.hold().holder());
                tell(bank, () -> execute(bank, one.amount()));
                said(() -> tale.amend(bank.number, one.amount()));
            }
            made.needless().forEach(one -> release(bank(one.holder())));
        }

        private void release(Bank bank) {
            boolean live =
                    tale.position()
                            .hold(Tale.exchange(bank.number), Tale.bank(bank.number))
                            .filter(one -> !one.state().over())
                            .filter(one -> one.state() != HoldState.DEDUCTION_ORDERED)
                            .isPresent();
            if (live) {
                count("release");
                tell(bank, () -> end(bank));
                said(() -> tale.release(bank.number));
            }
        }

        /** A message to a bank, which carries out what it is told one after the other. */
        private void tell(Bank bank, Runnable act) {
            bank.told.add(act);
            bank.underWay++;
            underWay.add(
                    () -> {
                        bank.underWay--;
                        bank.told.remove().run();
                    });
        }

        /** A message from a bank, which may be overtaken by any other. */
        private void answer(Bank bank, Runnable message) {
            bank.underWay++;
            underWay.add(
                    () -> {
                        bank.underWay--;
                        said(message);
                    });
        }

        private void execute(Bank bank, long amount) {
            bank.extent = amount;
            if (bank.held == 0 && random.nextInt(12) == 0) {
                count("unvalued");
                bank.unvalued = true;
                bank.held = bank.free;
                bank.free = 0;
                long at = minute;
                answer(
                        bank,
                        () -> {
                            tale.report(bank.number, "all-unvalued", 0, at);
                            bank.book.statesNoValue(at);
                        });
                return;
            }
            long over = random.nextInt(5) == 0 ? random.nextLong(1, 50) : 0;
            long all = bank.free + bank.held;
            bank.unvalued = false;
            bank.held = Math.min(all, amount + over);
            bank.free = all - bank.held;
            long held = bank.held;
            String result = held >= amount ? "full" : "part";
            long at = minute;
            for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
                answer(
                        bank,
                        () -> {
                            tale.report(bank.number, result, held, at);
                            bank.book.states(held, at);
                        });
            }
        }

        private void inflow(Bank bank, long money) {
            if (bank.unvalued) {
                bank.held += money;
                return;
            }
            long caught = Math.max(0, Math.min(money, bank.extent - bank.held));
            bank.free += money - caught;
            bank.held += caught;
            if (caught > 0) {
                long total = bank.held;
                long at = minute;
                answer(
                        bank,
                        () -> {
                            tale.inflow(bank.number, false, total, at);
                            bank.book.states(total, at);
                        });
            }
        }

        /** A message is accepted; the office answers what is too much at once. */
        private void said(Runnable message) {
            message.run();
            for (Release one : Releases.of(tale.position())) {
                Bank bank = bank(one.hold().holder());
                if (one.whole()) {
                    count("release of what remains");
                    tale.release(bank.number);
                    tell(bank, () -> end(bank));
                    continue;
                }
                count("partial release");
                tale.partialRelease(bank.number, one.amount());
                long extent = tale.hold(bank.number).ordered();
                tell(bank, () -> lift(bank, one.amount(), extent));
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
            lifted(bank, "part", lifted);
        }

        private void end(Bank bank) {
            long lifted = bank.held;
            bank.free += lifted;
            bank.held = 0;
            bank.extent = 0;
            bank.unvalued = false;
            lifted(bank, "all", lifted);
        }

        private void lifted(Bank bank, String scope, long lifted) {
            long at = minute;
            long still = bank.held;
            answer(
                    bank,
                    () -> {
                        tale.bank(
                                "account-freeze.release-report",
                                bank.number,
                                body -> {
                                    body.put("scope", scope);
                                    body.put("liftedAt", Tale.moment(at));
                                    Tale.money(body, "amount", lifted);
                                    Tale.money(body, "stillHeld", still);
                                });
                        bank.book.states(still, at);
                    });
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
                    count("deduction");
                    long amount = tale.hold(bank.number).kept() / 2;
                    tale.deduct(bank.number, amount);
                    bank.book.toDeduct += amount;
                    tell(bank, () -> transfer(bank, amount));
                    invariant();
                    return;
                }
            }
        }

        private void transfer(Bank bank, long amount) {
            long more = random.nextInt(5) == 0 ? random.nextLong(1, 60) : 0;
            long moved = Math.min(amount + more, bank.held);
            bank.held -= moved;
            bank.extent = Math.max(0, bank.extent - moved);
            bank.sent += moved;
            String reference = "CK-" + ++references;
            long at = minute;
            for (int i = random.nextBoolean() ? 2 : 1; i > 0; i--) {
                answer(
                        bank,
                        () -> {
                            tale.transfer(bank.number, moved, reference, at);
                            bank.book.sends(reference, moved, at);
                        });
            }
            answer(
                    bank,
                    () -> {
                        tale.receive(bank.number, moved, reference);
                        bank.book.received.merge(reference, moved, Long::sum);
                    });
        }

        private void invariant() {
            long limit = tale.position().limit().orElse(Long.MAX_VALUE / 2);
            long letGo = tale.position().sum(Hold::releasing);
            long onTheWay = 0;
            long releasable = 0;
            for (Hold one : tale.position().holds()) {
                if (RELEASABLE.contains(one.state())) {
                    assertThat(one.beyondOrder())
                            .as("held beyond its own order: %s", this)
                            .isZero();
                    releasable += one.kept();
                } else if (bank(one.holder()).underWay > 0) {
                    // Nothing can be decided there before an answer comes, and one is coming.
                    onTheWay += Math.max(0, one.held() - one.releasing());
                }
            }
            assertThat(tale.position().held())
                    .as("known held <= limit + in flight: %s", this)
                    .isLessThanOrEqualTo(limit + letGo + onTheWay);
            if (tale.position().excess() > 0) {
                assertThat(releasable - toDeduct())
                        .as("could be let go and is not: %s", this)
                        .isZero();
            }
            ledger();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("limit " + tale.position().limit());
            for (Hold one : tale.position().holds()) {
                text.append("\n")
                        .append(one.holder())
                        .append(" " + one.state() + " ordered " + one.ordered())
                        .append(" held " + one.held() + " releasing " + one.releasing())
                        .append(" to deduct " + one.money().toDeduct())
                        .append(" under way " + bank(one.holder()).underWay);
            }
            return text.toString();
        }

        private long toDeduct() {
            return tale.position().holds().stream()
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
            for (Bank bank : banks) {
                Book book = bank.book;
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
            assertPlace(Place.ORDERED, tale.position().sum(Hold::ordered));
            assertPlace(Place.DECISIONS, -tale.position().sum(Hold::ordered));
        }

        private void assertPlace(Place place, long dong) {
            assertThat(tale.ledger().balances().getOrDefault(place, 0L))
                    .as(place.word())
                    .isEqualTo(dong);
        }

        /** What nobody could value is let go in full, or all lapses with the enforcement. */
        private void finish() {
            boolean over = random.nextInt(6) == 0;
            for (Bank bank : banks) {
                boolean live =
                        tale.position()
                                .hold(Tale.exchange(bank.number), Tale.bank(bank.number))
                                .filter(one -> !one.state().over())
                                .isPresent();
                if (live && over) {
                    count("lapse");
                    tell(bank, () -> end(bank));
                    said(() -> tale.office("account-freeze.lapse-notice", bank.number, it -> {}));
                } else if (live && bank.unvalued) {
                    release(bank);
                }
            }
            while (!underWay.isEmpty()) {
                next();
            }
        }

        private void settled() {
            for (Bank bank : banks) {
                tale.position()
                        .hold(Tale.exchange(bank.number), Tale.bank(bank.number))
                        .ifPresent(one -> assertThat(one.held()).isEqualTo(bank.held));
            }
            long sent = banks.stream().mapToLong(bank -> bank.sent).sum();
            assertPlace(Place.RECEIVED, sent);
            assertPlace(Place.IN_TRANSIT, 0);
            assertPlace(Place.UNMATCHED, 0);
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
                    .isEqualTo(sent);
            assertThat(tale.position().excess()).isZero();
            assertThat(tale.position().held())
                    .isLessThanOrEqualTo(tale.position().limit().orElse(Long.MAX_VALUE));
        }
    }

    private static void count(String what) {
        SEEN.merge(what, 1, Integer::sum);
    }

    @Test
    void known_held_stays_within_the_limit_and_the_ledger_is_what_a_clerk_beside_it_writes_down() {
        SEEN.clear();
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Race race = new Race(seed);
            try {
                race.run();
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("Seed " + seed, failed);
            }
        }
        assertThat(SEEN)
                .as("everything happens in some race")
                .containsOnlyKeys(
                        "amendment",
                        "deduction",
                        "lapse",
                        "order",
                        "partial release",
                        "release",
                        "release of what remains",
                        "unvalued");
    }
}
