package vn.liennganh.freeze.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;

/** Where the planner holds, and where it never does. */
class PlannerTest {

    private static final OfficePolicy POLICY = OfficePolicy.read(Path.of("config/freeze.yaml"));
    private static final String CURRENT = "Tiền gửi thanh toán";
    private static final String SAVINGS = "Tiền gửi tiết kiệm";
    private static final String WAGES = "Tài khoản nhận tiền lương";
    private static final String BUDGET = "Tiền gửi thanh toán thuộc ngân sách nhà nước";
    private static final List<String> KINDS =
            List.of(CURRENT, SAVINGS, WAGES, BUDGET, "Ký quỹ", "Tiền gửi có kỳ hạn 6 tháng");

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
                .extracting(order -> order.accounts().get(0).amount())
                .containsExactly(7_000_000L);
        assertThat(plan.leftOut())
                .extracting(one -> one.kind() + " " + one.free())
                .containsExactly("state-budget 90000000", "income 5000000");
        assertThat(plan.missing()).isEqualTo(43_000_000);
    }

    @Test
    void without_any_balance_every_holder_is_asked_and_may_be_ordered_at_once() {
        Plan plan = new Planner(POLICY).plan(new Tale(1_000).position(), 1_000, banks(1, 2));

        assertThat(plan.ask()).containsExactly(Tale.bank(1), Tale.bank(2));
        assertThat(plan.orders()).extracting(Plan.Order::amount).containsExactly(1_000L, 1_000L);
        assertThat(plan.orders()).allSatisfy(order -> assertThat(order.accounts()).isEmpty());

        OfficePolicy inTurn =
                new OfficePolicy(POLICY.kinds(), POLICY.otherwise(), OfficePolicy.Unknown.IN_TURN);
        assertThat(
                        new Planner(inTurn)
                                .plan(new Tale(1_000).position(), 1_000, banks(1, 2))
                                .orders())
                .hasSize(1);
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

        Plan plan = new Planner(POLICY).plan(tale.position(), 1_000, banks(1, 2, 3, 4));

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
                assertThat(order.accounts().get(0).amount()).isBetween(1L, room(one));
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
        Tale tale = new Tale(limit);
        Set<AgencyId> holders = new LinkedHashSet<>();
        for (Account one : accounts) {
            tale.office("account-information.request", one.bank(), body -> {});
            tale.bank(
                    "account-information.reply",
                    one.bank(),
                    body -> {
                        body.put("complete", true);
                        ArrayNode list = body.putArray("accounts");
                        ObjectNode account = list.addObject();
                        account.put("number", "1").put("kind", one.kind());
                        account.put("asOf", Tale.moment(1));
                        Tale.money(account, "balance", one.available());
                        Tale.money(account, "available", one.available());
                    });
            holders.add(Tale.bank(one.bank()));
        }
        return new Planner(POLICY).plan(tale.position(), limit, holders);
    }

    private static Set<AgencyId> banks(int... numbers) {
        Set<AgencyId> banks = new LinkedHashSet<>();
        for (int number : numbers) {
            banks.add(Tale.bank(number));
        }
        return banks;
    }
}
