package vn.liennganh.freeze.plan;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.HoldState;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;

/** One course of orders, answers, money and releases, which only its seed decides. */
final class Race {

    private static final OfficePolicy SHIPPED = OfficePolicy.read(Path.of("config/freeze.yaml"));
    private static final Instant NOW = Instant.parse(Tale.moment(60));
    private static final String KIND = "Tiền gửi thanh toán";

    final SplittableRandom random;
    final long debt;
    final Tale tale;
    final Planner planner;
    final List<RaceBank> banks = new ArrayList<>();
    final Set<AgencyId> holders = new LinkedHashSet<>();
    private final RaceJudge judge = new RaceJudge(this);
    private final Consumer<String> seen;
    final List<Runnable> underWay = new ArrayList<>();
    long minute = 1;
    long references;
    int changes;

    /**
     * @param seen is told what happens
     */
    Race(long seed, Consumer<String> seen) {
        this.seen = seen;
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
            banks.add(new RaceBank(i, random.nextInt(4) == 0 ? 0 : random.nextLong(0, 1_500)));
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
        judge.settled();
    }

    private void next() {
        minute++;
        underWay.remove(random.nextInt(underWay.size())).run();
    }

    private RaceBank any() {
        return banks.get(random.nextInt(banks.size()));
    }

    RaceBank bank(AgencyId id) {
        return banks.get(Integer.parseInt(id.value().substring(7)) - 1);
    }

    private void change() {
        switch (random.nextInt(4)) {
            case 0 -> plan(tale.position().debt().orElse(1_000));
            case 1 -> release(any());
            default -> amend();
        }
    }

    private void ask(RaceBank bank) {
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
            RaceBank bank = bank(one.holder());
            if (one.amount() > 0 && bank.underWay == 0) {
                seen.accept("order");
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
            seen.accept("amendment");
            RaceBank bank = bank(one.hold().holder());
            tell(bank, () -> execute(bank, one.amount()));
            said(() -> tale.amend(bank.number, one.amount()));
        }
        made.needless().forEach(one -> release(bank(one.holder())));
    }

    private void release(RaceBank bank) {
        boolean live =
                tale.position()
                        .hold(Tale.exchange(bank.number), Tale.bank(bank.number))
                        .filter(one -> !one.state().over())
                        .filter(one -> one.state() != HoldState.DEDUCTION_ORDERED)
                        .isPresent();
        if (live) {
            seen.accept("release");
            tell(bank, () -> end(bank));
            said(() -> tale.release(bank.number));
        }
    }

    /** A message to a bank, which carries out what it is told one after the other. */
    private void tell(RaceBank bank, Runnable act) {
        bank.told.add(act);
        bank.underWay++;
        underWay.add(
                () -> {
                    bank.underWay--;
                    bank.told.remove().run();
                });
    }

    /** A message from a bank, which may be overtaken by any other. */
    private void answer(RaceBank bank, Runnable message) {
        bank.underWay++;
        underWay.add(
                () -> {
                    bank.underWay--;
                    said(message);
                });
    }

    private void execute(RaceBank bank, long amount) {
        bank.extent = amount;
        if (bank.held == 0 && random.nextInt(12) == 0) {
            seen.accept("unvalued");
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

    private void inflow(RaceBank bank, long money) {
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
            RaceBank bank = bank(one.hold().holder());
            if (one.whole()) {
                seen.accept("release of what remains");
                tale.release(bank.number);
                tell(bank, () -> end(bank));
                continue;
            }
            seen.accept("partial release");
            tale.partialRelease(bank.number, one.amount());
            long extent = tale.hold(bank.number).ordered();
            tell(bank, () -> lift(bank, one.amount(), extent));
        }
        judge.invariant();
        if (tale.position().kept() > 0 && random.nextInt(9) == 0) {
            deduct();
        }
    }

    private void lift(RaceBank bank, long amount, long extent) {
        long lifted = Math.min(amount, bank.held);
        bank.held -= lifted;
        bank.free += lifted;
        bank.extent = Math.min(bank.extent, extent);
        lifted(bank, "part", lifted);
    }

    private void end(RaceBank bank) {
        long lifted = bank.held;
        bank.free += lifted;
        bank.held = 0;
        bank.extent = 0;
        bank.unvalued = false;
        lifted(bank, "all", lifted);
    }

    private void lifted(RaceBank bank, String scope, long lifted) {
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
        for (RaceBank bank : banks) {
            boolean calm =
                    tale.position()
                            .hold(Tale.exchange(bank.number), Tale.bank(bank.number))
                            .filter(one -> one.state() == HoldState.FROZEN)
                            .filter(one -> one.releasing() == 0 && one.kept() > 1)
                            .isPresent();
            if (calm) {
                seen.accept("deduction");
                long amount = tale.hold(bank.number).kept() / 2;
                tale.deduct(bank.number, amount);
                bank.book.toDeduct += amount;
                tell(bank, () -> transfer(bank, amount));
                judge.invariant();
                return;
            }
        }
    }

    private void transfer(RaceBank bank, long amount) {
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

    /** What nobody could value is let go in full, or all lapses with the enforcement. */
    private void finish() {
        boolean over = random.nextInt(6) == 0;
        for (RaceBank bank : banks) {
            boolean live =
                    tale.position()
                            .hold(Tale.exchange(bank.number), Tale.bank(bank.number))
                            .filter(one -> !one.state().over())
                            .isPresent();
            if (live && over) {
                seen.accept("lapse");
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
}
