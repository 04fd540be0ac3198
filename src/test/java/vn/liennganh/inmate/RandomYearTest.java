package vn.liennganh.inmate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.PaperDesk;
import vn.liennganh.inmate.ledger.Account;
import vn.liennganh.inmate.ledger.Accounts;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.ledger.Place;
import vn.liennganh.inmate.ledger.Unmatched;
import vn.liennganh.inmate.position.CustodyItem;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.transfer.Transfer;
import vn.liennganh.message.AgencyId;

/**
 * Random years of several prisoners and keepers, some of which tell late, twice, too much or not at
 * all: after every message the ledgers balance and every dong is in one place, and what was
 * remembered is what the messages say.
 */
class RandomYearTest {

    private static final int YEARS = 40;
    private static final int STEPS = 150;

    private static final class Year {
        final SplittableRandom random;
        final Said said = new Said();
        final PaperDesk<Inmate> inmates = new PaperDesk<>(new InmateBook());
        final PaperDesk<Transfer> transfers = new PaperDesk<>(new TransferBook());
        final int people;
        final int keepers;
        final Map<Integer, AgencyId> keptBy = new HashMap<>();

        /** Recorded at a keeper and on none of its lists yet, by the prisoner. */
        final List<Taken> pockets = new ArrayList<>();

        final List<Sent> underWay = new ArrayList<>();
        final List<Heard> held = new ArrayList<>();
        final List<Heard> unplaced = new ArrayList<>();
        int number;

        /** What the office was paid itself, and what unplaced money became, told by no ledger. */
        long direct;

        long toBudget;
        long refunded;
        long open;

        record Taken(AgencyId keeper, int inmate, String receipt, long dong) {}

        record Sent(AgencyId keeper, String reference, int home, List<Said.Line> lines) {
            long total() {
                return lines.stream().mapToLong(Said.Line::dong).sum();
            }
        }

        Year(long seed) {
            random = new SplittableRandom(seed);
            people = random.nextInt(2, 7);
            keepers = random.nextInt(1, 4);
            for (int i = 1; i <= people; i++) {
                keptBy.put(i, Said.keeper(random.nextInt(1, keepers + 1)));
                tell(said.intake(i, keptBy.get(i)));
            }
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                said.later(random.nextLong(1, 5_000));
                step(random.nextInt(16));
            }
            deliver();
            assertThat(inmates.rebuilt()).isEqualTo(inmates.positions());
            assertThat(transfers.rebuilt()).isEqualTo(transfers.positions());
        }

        private void step(int what) {
            int inmate = random.nextInt(1, people + 1);
            switch (what) {
                case 0, 1, 2 -> take(inmate);
                case 3, 4 -> list();
                case 5, 6 -> receive();
                case 7 -> payout(inmate);
                case 8 -> move(inmate);
                case 9 -> papers(inmate);
                case 10 -> payAtOffice(inmate);
                case 11 -> takeWithoutDecision(inmate);
                case 12 -> findUnplaced(inmate);
                case 13 -> settleUnplaced();
                case 14 -> letGo(inmate);
                default -> leave(inmate);
            }
        }

        private void take(int inmate) {
            Taken one =
                    new Taken(
                            keptBy.get(inmate),
                            inmate,
                            "PT" + ++number,
                            random.nextLong(1, 5_000) * 1_000);
            Heard record = said.record(inmate, one.keeper(), one.receipt(), one.dong());
            pockets.add(one);
            if (random.nextInt(6) == 0) {
                held.add(record); // told later, or never
                return;
            }
            tell(record);
            if (random.nextInt(8) == 0) {
                tell(said.record(inmate, one.keeper(), one.receipt(), one.dong()));
            }
        }

        /** What is in a keeper's pockets goes out on one list, now and then a dong too much. */
        private void list() {
            AgencyId keeper = Said.keeper(random.nextInt(1, keepers + 1));
            List<Taken> out = pockets.stream().filter(one -> one.keeper().equals(keeper)).toList();
            if (out.isEmpty()) {
                return;
            }
            pockets.removeAll(out);
            boolean odd = random.nextInt(5) == 0;
            List<Said.Line> lines =
                    out.stream()
                            .map(one -> new Said.Line(one.receipt(), one.dong() + (odd ? 1 : 0)))
                            .collect(Collectors.toList());
            List<Integer> whose = out.stream().map(Taken::inmate).distinct().toList();
            Sent sent = new Sent(keeper, "CK" + ++number, whose.get(0), lines);
            underWay.add(sent);
            Heard list =
                    said.list(
                            keeper,
                            sent.reference(),
                            sent.home(),
                            whose.subList(1, whose.size()),
                            lines);
            if (random.nextInt(4) == 0) {
                held.add(list); // the money comes without it
            } else {
                tell(list);
            }
        }

        private void receive() {
            if (underWay.isEmpty()) {
                return;
            }
            Sent one = underWay.remove(random.nextInt(underWay.size()));
            long dong = one.total() + (random.nextInt(5) == 0 ? random.nextLong(-999, 1_000) : 0);
            Said.Line[] named =
                    random.nextBoolean() ? new Said.Line[0] : one.lines().toArray(Said.Line[]::new);
            tell(said.receipt(one.keeper(), one.reference(), one.home(), dong, named));
            if (random.nextInt(3) == 0) {
                deliver();
            }
        }

        private void payout(int inmate) {
            AgencyId keeper = keptBy.get(inmate);
            long dong = random.nextLong(1, 900) * 1_000;
            Heard payout =
                    said.say(
                            "inmate-payment.payout",
                            Said.OFFICE,
                            keeper,
                            Said.exchange(inmate),
                            List.of(),
                            body -> {
                                body.put("transferReference", "CT" + ++number);
                                Said.money(body, "amount", dong);
                            });
            Heard minutes =
                    said.say(
                            "inmate-payment.payout-minutes",
                            keeper,
                            Said.OFFICE,
                            Said.exchange(inmate),
                            List.of(),
                            body -> {
                                body.put(
                                        "outcome",
                                        random.nextInt(4) == 0 ? "returned" : "paid-out");
                                Said.money(body, "amount", dong);
                            });
            tell(payout);
            if (random.nextBoolean()) {
                tell(minutes);
            }
        }

        private void move(int inmate) {
            AgencyId next = Said.keeper(random.nextInt(1, keepers + 1));
            AgencyId before = keptBy.put(inmate, next);
            tell(
                    said.say(
                            "inmate-payment.status-change",
                            before,
                            List.of(Said.OFFICE, next),
                            Said.exchange(inmate),
                            java.util.Optional.empty(),
                            List.of(),
                            body -> body.put("change", "transfer").put("changedOn", "2026-08-01")));
            assertThat(position(inmate).keeper()).contains(next);
        }

        private void papers(int inmate) {
            String paper = "G" + ++number;
            AgencyId keeper = keptBy.get(inmate);
            tell(said.record(inmate, keeper, "BB" + number, 0, paper));
            tell(said.items("inmate-payment.item-handover", keeper, Said.OFFICE, inmate, paper));
            tell(said.items("inmate-payment.item-acceptance", Said.OFFICE, keeper, inmate, paper));
            tell(said.items("inmate-payment.item-handover", keeper, Said.OFFICE, inmate, paper));
            assertThat(position(inmate).custody())
                    .filteredOn(one -> one.number().equals(paper))
                    .singleElement()
                    .satisfies(
                            one -> assertThat(one.state()).isEqualTo(CustodyItem.State.ACCEPTED));
        }

        /** A relative pays at the office: no keeper owes it, and nothing of it is under way. */
        private void payAtOffice(int inmate) {
            long dong = random.nextLong(1, 3_000) * 1_000;
            direct += dong;
            tell(
                    said.say(
                            "inmate-payment.direct-payment",
                            Said.OFFICE,
                            keptBy.get(inmate),
                            Said.exchange(inmate),
                            List.of(),
                            body -> {
                                body.putObject("receipt").put("number", "BLT" + ++number);
                                body.put("paidOn", "2026-08-02");
                                Said.money(body, "amount", dong);
                            }));
        }

        /** Before there is a decision; it goes out on the same lists as all the rest. */
        private void takeWithoutDecision(int inmate) {
            Taken one =
                    new Taken(
                            keptBy.get(inmate),
                            inmate,
                            "PTK" + ++number,
                            random.nextLong(1, 5_000) * 1_000);
            pockets.add(one);
            Heard record =
                    said.record(
                            "inmate-payment.collection-without-decision",
                            inmate,
                            one.keeper(),
                            one.receipt(),
                            one.dong());
            tell(record);
            assertThat(position(inmate).money().collections())
                    .filteredOn(all -> all.receipt().equals(one.receipt()))
                    .singleElement()
                    .satisfies(all -> assertThat(all.decided()).isFalse());
        }

        /** Money came in that names no list and nobody. */
        private void findUnplaced(int inmate) {
            long dong = random.nextLong(1, 2_000) * 1_000;
            Heard found =
                    said.say(
                            "inmate-payment.discrepancy",
                            Said.OFFICE,
                            keptBy.get(inmate),
                            Said.exchange(inmate),
                            List.of(),
                            body -> {
                                body.put("kind", "unidentified")
                                        .put("moneyReceivedOn", "2026-08-03");
                                Said.money(body, "found", dong);
                            });
            unplaced.add(found);
            open += dong;
            tell(found);
        }

        /** To the budget after years, back to who paid, or known at last; one answer for each. */
        private void settleUnplaced() {
            if (unplaced.isEmpty()) {
                return;
            }
            Heard one = unplaced.remove(random.nextInt(unplaced.size()));
            long dong = one.dong("found");
            String how = List.of("paid-to-budget", "refunded", "identified").get(random.nextInt(3));
            open -= dong;
            toBudget += how.equals("paid-to-budget") ? dong : 0;
            refunded += how.equals("refunded") ? dong : 0;
            tell(
                    said.say(
                            "inmate-payment.discrepancy-answer",
                            Said.OFFICE,
                            one.recipients(),
                            one.exchange(),
                            java.util.Optional.of(one.id()),
                            List.of(),
                            body -> body.put("resolution", how)));
        }

        /** Who waives or authorises says nothing of where money is. */
        private void letGo(int inmate) {
            Inmate.Money before = position(inmate).money();
            String type = random.nextBoolean() ? "waiver" : "authorisation";
            tell(
                    said.say(
                            "inmate-payment." + type,
                            keptBy.get(inmate),
                            Said.OFFICE,
                            Said.exchange(inmate),
                            List.of(),
                            body -> body.put("content", "1")));
            assertThat(position(inmate).money()).isEqualTo(before);
        }

        /** Released or dead: what was taken stays where it is until it is sent on. */
        private void leave(int inmate) {
            Inmate.Money before = position(inmate).money();
            String change = random.nextBoolean() ? "death" : "sentence-served";
            tell(
                    said.say(
                            "inmate-payment.status-change",
                            keptBy.get(inmate),
                            Said.OFFICE,
                            Said.exchange(inmate),
                            List.of(),
                            body -> body.put("change", change).put("changedOn", "2026-08-04")));
            assertThat(position(inmate).money()).isEqualTo(before);
            assertThat(position(inmate).change().orElseThrow().change()).isEqualTo(change);
        }

        private void deliver() {
            List<Heard> late = List.copyOf(held);
            held.clear();
            late.forEach(this::tell);
        }

        private Inmate position(int inmate) {
            return inmates.all().stream()
                    .filter(one -> one.exchange().equals(Said.exchange(inmate)))
                    .findFirst()
                    .orElseThrow();
        }

        private void tell(Heard one) {
            Accounts before = Accounts.of(inmates.all(), transfers.all());
            inmates.hear(List.of(one));
            transfers.hear(List.of(one));
            Accounts now = Accounts.of(inmates.all(), transfers.all());
            balanced(now.balances());
            balanced(now.since(before));
            inmates.all().forEach(this::own);
            long recorded =
                    inmates.all().stream()
                            .flatMap(all -> all.money().collections().stream())
                            .mapToLong(all -> all.amount())
                            .sum();
            assertThat(now.at(Place.PAYER)).isEqualTo(-recorded);
            assertThat(now.at(Place.AT_KEEPER)).isNotNegative();
            assertThat(
                            now.items().stream()
                                    .filter(all -> all.kind() == Item.Kind.COLLECTION)
                                    .mapToLong(Item::amount)
                                    .sum())
                    .isEqualTo(recorded - direct);
            long back =
                    inmates.all().stream()
                            .flatMap(all -> all.money().payouts().stream())
                            .mapToLong(all -> all.returned())
                            .sum();
            assertThat(now.at(Place.BUDGET)).isEqualTo(toBudget);
            assertThat(now.at(Place.RETURNED)).isEqualTo(refunded + back);
            assertThat(
                            now.unmatched().stream()
                                    .filter(all -> all.kind() == Unmatched.Kind.UNIDENTIFIED)
                                    .mapToLong(Unmatched::found)
                                    .sum())
                    .isEqualTo(open);
        }

        /**
         * One prisoner's own accounts balance too, with the lines of lists that carry its money.
         */
        private void own(Inmate one) {
            Accounts own = Accounts.of(one, transfers.all());
            balanced(own.balances());
            assertThat(own.items().stream().map(Item::number).distinct())
                    .hasSameSizeAs(own.items());
        }

        private static void balanced(Map<Account, Long> balances) {
            Map<AgencyId, Long> sums =
                    new TreeMap<>(java.util.Comparator.comparing(AgencyId::value));
            balances.forEach((account, dong) -> sums.merge(account.keeper(), dong, Long::sum));
            assertThat(sums.values()).allMatch(sum -> sum == 0);
        }
    }

    @Test
    void after_every_message_of_a_random_year_every_dong_is_in_one_place() {
        for (long seed = 1; seed <= YEARS; seed++) {
            new Year(seed).run();
        }
    }
}
