package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;

/** Where the planner holds, and where it never does. */
class PlannerTest {

    private static final OfficePolicy POLICY = OfficePolicy.read(Path.of("config/freeze.yaml"));
    private static final OfficePolicy IN_TURN =
            new OfficePolicy(
                    POLICY.kinds(),
                    POLICY.otherwise(),
                    OfficePolicy.Spread.IN_TURN,
                    OfficePolicy.Spread.IN_TURN,
                    POLICY.age(),
                    POLICY.floor(),
                    Set.of());
    private static final String CURRENT = "Tiền gửi thanh toán";
    private static final String SAVINGS = "Tiền gửi tiết kiệm";
    private static final String WAGES = "Tài khoản nhận tiền lương";
    private static final String BUDGET = "Tiền gửi thanh toán thuộc ngân sách nhà nước";
    private static final List<String> KINDS =
            List.of(CURRENT, SAVINGS, WAGES, BUDGET, "Ký quỹ", "Tiền gửi có kỳ hạn 6 tháng");

    private static final OptionalLong NONE = OptionalLong.empty();
    private static final Instant NOW = Instant.parse(Tale.moment(60));

    private record Account(int bank, String kind, long available) {}

    @Test
    void one_current_account_that_suffices_is_taken_though_savings_hold_more() {
        Plan plan =
                plan(
                        1_000,
                        new Account(1, SAVINGS, 9_000),
                        new Account(2, CURRENT, 1_200),
                        new Account(3, CURRENT, 400));

        assertThat(plan.orders())
                .singleElement()
                .satisfies(
                        order -> {
                            assertThat(order.holder()).isEqualTo(Tale.bank(2));
                            assertThat(order.amount()).isEqualTo(1_000);
                        });
        assertThat(plan.missing()).isZero();
    }

    @Test
    void where_no_one_account_suffices_the_fewest_are_taken_and_no_more_than_is_owed() {
        Plan plan =
                plan(
                        1_000,
                        new Account(1, CURRENT, 200),
                        new Account(2, CURRENT, 700),
                        new Account(3, CURRENT, 350),
                        new Account(4, CURRENT, 300));

        assertThat(plan.orders())
                .extracting(order -> order.holder() + " " + order.amount())
                .containsExactly(Tale.bank(2) + " 700", Tale.bank(4) + " 300");
    }

    @Test
    void the_states_money_is_never_frozen_and_income_only_beyond_what_the_office_leaves() {
        Plan plan =
                plan(
                        50_000_000,
                        new Account(1, BUDGET, 90_000_000),
                        new Account(2, WAGES, 12_000_000));

        assertThat(plan.orders())
                .singleElement()
                .satisfies(
                        order -> {
                            assertThat(order.holder()).isEqualTo(Tale.bank(2));
                            assertThat(order.accounts().get(0).amount()).isEqualTo(7_000_000L);
                            assertThat(order.amount()).isEqualTo(50_000_000L);
                            assertThat(order.all()).as("all accounts").isFalse();
                        });
        assertThat(plan.leftOut())
                .extracting(one -> one.kind() + " " + one.free())
                .containsExactly("state-budget 90000000", "income 5000000");
        assertThat(plan.missing()).isEqualTo(43_000_000);
    }

    @Test
    void without_any_balance_every_holder_is_asked_and_may_be_ordered_at_once() {
        Plan plan =
                new Planner(POLICY).plan(new Tale(1_000).position(), 1_000, NONE, banks(1, 2), NOW);

        assertThat(plan.ask()).containsExactly(Tale.bank(1), Tale.bank(2));
        assertThat(plan.orders()).extracting(Plan.Order::amount).containsExactly(1_000L, 1_000L);
        assertThat(plan.orders()).allSatisfy(order -> assertThat(order.all()).isTrue());
        assertThat(
                        new Planner(IN_TURN)
                                .plan(new Tale(1_000).position(), 1_000, NONE, banks(1, 2), NOW)
                                .orders())
                .hasSize(1);
    }

    @Test
    void where_all_balances_are_nothing_or_too_small_later_inflow_is_caught_at_each_or_at_one() {
        Account[] poor = {new Account(1, CURRENT, 0), new Account(2, SAVINGS, 300)};
        Plan plan = plan(1_000, poor);

        assertThat(plan.orders())
                .extracting(order -> order.holder() + " " + order.amount() + " " + order.all())
                .containsExactlyInAnyOrder(Tale.bank(1) + " 700 true", Tale.bank(2) + " 1000 true");
        assertThat(plan.missing()).isEqualTo(700);
        assertThat(plan.ask()).isEmpty();

        assertThat(plan(new Planner(IN_TURN), 1_000, NOW, poor).orders())
                .extracting(order -> order.holder() + " " + order.amount())
                .containsExactly(Tale.bank(2) + " 1000");
    }

    @Test
    void under_a_ceiling_no_more_is_ordered_in_all_than_it_says() {
        OptionalLong ceiling = OptionalLong.of(600);
        Plan unknown =
                new Planner(POLICY)
                        .plan(new Tale(1_000).position(), 1_000, ceiling, banks(1, 2), NOW);
        Tale poor = new Tale(1_000).ask(1).ask(2);
        poor.tell(1, true, 1, new Tale.Account("1", CURRENT, 0));
        poor.tell(2, true, 1, new Tale.Account("1", CURRENT, 100));
        Plan inflow = new Planner(POLICY).plan(poor.position(), 1_000, ceiling, banks(1, 2), NOW);

        assertThat(unknown.orders()).extracting(Plan.Order::amount).containsExactly(600L);
        assertThat(inflow.orders())
                .extracting(order -> order.holder() + " " + order.amount())
                .containsExactly(Tale.bank(2) + " 600");
    }

    @Test
    void who_found_nothing_that_may_be_held_is_ordered_nothing_again_before_it_tells_of_more() {
        Tale tale = new Tale(1_000).order(1, 1_000).report(1, "legally-impossible", 0, 1);
        assertThat(new Planner(POLICY).plan(tale.position(), 1_000, NONE, banks(1), NOW).orders())
                .isEmpty();

        tale.ask(1).tell(1, true, 2, new Tale.Account("1", CURRENT, 400));

        assertThat(new Planner(POLICY).plan(tale.position(), 1_000, NONE, banks(1), NOW).orders())
                .extracting(Plan.Order::amount)
                .containsExactly(1_000L);
    }

    @Test
    void nothing_is_ordered_where_there_is_no_account_or_only_the_states_money() {
        Tale tale = new Tale(1_000).ask(1).tell(1, true, 1).ask(2);
        tale.tell(2, true, 1, new Tale.Account("7", BUDGET, 0));

        Plan plan = new Planner(POLICY).plan(tale.position(), 1_000, NONE, banks(1, 2), NOW);

        assertThat(plan.orders()).isEmpty();
        assertThat(plan.missing()).isEqualTo(1_000);
        assertThat(plan.leftOut()).extracting(Plan.LeftOut::number).containsExactly("7");
    }

    @Test
    void later_inflow_is_caught_on_named_accounts_alone_where_something_there_stays_free() {
        Tale tale = new Tale(9_000_000).ask(1);
        tale.tell(
                1,
                true,
                1,
                new Tale.Account("1", CURRENT, 0),
                new Tale.Account("2", WAGES, 6_000_000),
                new Tale.Account("3", BUDGET, 80_000_000));

        Plan plan = new Planner(POLICY).plan(tale.position(), 9_000_000, NONE, banks(1), NOW);

        assertThat(plan.orders())
                .singleElement()
                .satisfies(
                        order -> {
                            assertThat(order.all()).isFalse();
                            assertThat(order.amount()).isEqualTo(9_000_000);
                            assertThat(order.accounts())
                                    .extracting(share -> share.number() + " " + share.amount())
                                    .containsExactly("2 1000000", "1 0");
                        });
    }

    @Test
    void a_balance_grows_old_and_is_asked_for_again_but_what_an_account_is_stays_known() {
        Account[] rich = {new Account(1, CURRENT, 5_000), new Account(2, BUDGET, 5_000)};
        Instant late = NOW.plus(POLICY.age());

        Plan fresh = plan(new Planner(POLICY), 1_000, NOW, rich);
        Plan old = plan(new Planner(POLICY), 1_000, late, rich);

        assertThat(fresh.ask()).isEmpty();
        assertThat(fresh.orders()).extracting(Plan.Order::all).containsExactly(false);
        assertThat(old.ask()).containsExactly(Tale.bank(1), Tale.bank(2));
        assertThat(old.orders())
                .extracting(order -> order.holder() + " " + order.all())
                .containsExactly(Tale.bank(1) + " true");
        assertThat(old.leftOut()).extracting(Plan.LeftOut::holder).containsExactly(Tale.bank(2));

        Tale asked = new Tale(1_000).ask(1);
        asked.tell(1, true, 1, new Tale.Account("1", CURRENT, 5_000));
        asked.office("account-information.request", 3, body -> {});
        assertThat(new Planner(POLICY).plan(asked.position(), 1_000, NONE, banks(1, 3), late).ask())
                .as("who is being asked is not asked again")
                .containsExactly(Tale.bank(1));
    }

    @Test
    void what_one_part_of_an_answer_told_stays_known_when_the_rest_comes() {
        Tale tale = new Tale(1_000).ask(1);
        tale.tell(1, false, 1, new Tale.Account("1", BUDGET, 900));
        tale.tell(1, true, 2, new Tale.Account("2", CURRENT, 900));

        Plan plan = new Planner(POLICY).plan(tale.position(), 1_000, NONE, banks(1), NOW);

        assertThat(plan.leftOut()).extracting(Plan.LeftOut::number).containsExactly("1");
        assertThat(plan.orders()).extracting(Plan.Order::all).containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource({
        "Tiền gửi ngân sách Nhà nước, state-budget",
        "TIEN GUI NGAN SACH NHA NUOC, state-budget",
        "TK tien gui thanh toan (NSNN), state-budget",
        "TAI KHOAN NHAN TIEN LUONG, income",
        "Tài khoản thanh toán - trả lương, income",
        "Tiền gửi không kỳ hạn, current",
        "TIEN GUI CO KY HAN 12T, term",
        "Tài khoản NSNNX, other",
        "Ký quỹ, other",
    })
    void a_kind_is_known_by_whole_words_however_they_are_written(String words, String kind) {
        Tale tale = new Tale(1_000).ask(1);
        tale.tell(1, true, 1, new Tale.Account("1", words, 900));

        assertThat(Known.of(tale.position(), POLICY).at(Tale.bank(1)))
                .extracting(one -> one.kind().id())
                .containsExactly(kind);
    }

    @Test
    void what_is_held_or_ordered_already_is_not_planned_again_and_the_unknown_lowers_nothing() {
        Tale tale =
                new Tale(1_000)
                        .order(1, 1_000)
                        .order(2, 300)
                        .order(3, 1_000)
                        .report(1, "part", 400, 1)
                        .report(3, "all-unvalued", 0, 1);

        Plan plan = new Planner(POLICY).plan(tale.position(), 1_000, NONE, banks(1, 2, 3, 4), NOW);

        assertThat(plan.need()).isEqualTo(300);
        assertThat(plan.orders())
                .extracting(order -> order.holder() + " " + order.amount())
                .containsExactly(Tale.bank(4) + " 300");
    }

    @Test
    void whatever_the_balances_a_plan_holds_what_is_owed_and_nothing_that_is_to_stay_free() {
        SplittableRandom random = new SplittableRandom(20261122);
        for (int round = 0; round < 2_000; round++) {
            long limit = random.nextLong(1, 40_000_000);
            Account[] accounts = new Account[random.nextInt(1, 9)];
            for (int i = 0; i < accounts.length; i++) {
                accounts[i] =
                        new Account(
                                1 + i,
                                KINDS.get(random.nextInt(KINDS.size())),
                                random.nextLong(0, 15_000_000));
            }
            Plan plan = plan(limit, accounts);
            long planned =
                    plan.orders().stream()
                            .flatMap(order -> order.accounts().stream())
                            .mapToLong(Plan.Share::amount)
                            .sum();
            long room = 0;
            for (Account one : accounts) {
                room += room(one);
            }
            assertThat(planned).isEqualTo(Math.min(limit, room));
            assertThat(plan.missing()).isEqualTo(limit - planned);
            for (Plan.Order order : plan.orders()) {
                Account one = accounts[Integer.parseInt(order.holder().value().substring(7)) - 1];
                assertThat(order.accounts())
                        .allSatisfy(share -> assertThat(share.amount()).isBetween(0L, room(one)));
                assertThat(order.amount()).isLessThanOrEqualTo(limit);
            }
            assertThat(fewer(plan, accounts, limit)).isFalse();
        }
    }

    private static long room(Account account) {
        return switch (account.kind()) {
            case BUDGET -> 0;
            case WAGES -> Math.max(0, account.available() - 5_000_000);
            default -> account.available();
        };
    }

    /** Whether fewer accounts of no more harmful kinds than the plan's would have sufficed. */
    private static boolean fewer(Plan plan, Account[] accounts, long limit) {
        if (plan.missing() > 0) {
            return false;
        }
        int worst =
                plan.orders().stream()
                        .map(order -> order.accounts().get(0).kind())
                        .mapToInt(PlannerTest::harm)
                        .max()
                        .orElse(-1);
        for (int chosen = 0; chosen < 1 << accounts.length; chosen++) {
            long sum = 0;
            boolean harmless = true;
            for (int i = 0; i < accounts.length; i++) {
                if ((chosen & 1 << i) != 0) {
                    sum += room(accounts[i]);
                    harmless &= harm(id(accounts[i].kind())) <= worst;
                }
            }
            if (harmless && sum >= limit && Integer.bitCount(chosen) < plan.orders().size()) {
                return true;
            }
        }
        return false;
    }

    private static int harm(String id) {
        return List.of("current", "other", "savings", "term", "income", "state-budget").indexOf(id);
    }

    private static String id(String kind) {
        return switch (kind) {
            case CURRENT -> "current";
            case SAVINGS -> "savings";
            case WAGES -> "income";
            case BUDGET -> "state-budget";
            case "Ký quỹ" -> "other";
            default -> "term";
        };
    }

    private static Plan plan(long limit, Account... accounts) {
        return plan(new Planner(POLICY), limit, NOW, accounts);
    }

    private static Plan plan(Planner planner, long limit, Instant now, Account... accounts) {
        Tale tale = new Tale(limit);
        Set<AgencyId> holders = new LinkedHashSet<>();
        for (Account one : accounts) {
            tale.ask(one.bank());
            tale.tell(one.bank(), true, 1, new Tale.Account("1", one.kind(), one.available()));
            holders.add(Tale.bank(one.bank()));
        }
        return planner.plan(tale.position(), limit, NONE, holders, now);
    }

    private static Set<AgencyId> banks(int... numbers) {
        Set<AgencyId> banks = new LinkedHashSet<>();
        for (int number : numbers) {
            banks.add(Tale.bank(number));
        }
        return banks;
    }
}
