package vn.liennganh.freeze.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.plan.Planner;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;

/** No drafted body lets a holder reach what is to stay free: cases made by chance. */
class ReachWalkTest {

    @Test
    void whatever_holders_tell_no_drafted_order_reaches_what_stays_free_and_inflow_is_caught() {
        SplittableRandom random = new SplittableRandom(20261123);
        for (int round = 0; round < 3_000; round++) {
            Case one = new Case(random);
            for (Draft order : one.orders) {
                one.check(order.to().get(0), order.body());
            }
            if (one.plan.missing() > 0) {
                one.caught();
            }
            for (Draft order : one.amendments()) {
                one.check(order.to().get(0), order.body());
            }
        }
    }

    /** Banks with some accounts of any kind, told in whole, in part, long ago or never. */
    private static final class Case {
        final Map<AgencyId, List<Tale.Account>> books = new LinkedHashMap<>();
        final Set<AgencyId> silent = new LinkedHashSet<>();
        final Tale tale;
        final OfficePolicy policy;
        final Plan plan;
        final List<Draft> orders;

        Case(SplittableRandom random) {
            long debt = random.nextLong(1, 60_000_000);
            tale = new Tale(debt);
            policy =
                    new OfficePolicy(
                            ReachStory.SHIPPED.kinds(),
                            ReachStory.SHIPPED.otherwise(),
                            spread(random),
                            spread(random),
                            ReachStory.SHIPPED.age(),
                            ReachStory.SHIPPED.floor(),
                            Set.of());
            int banks = random.nextInt(1, 5);
            int[] numbers = new int[banks];
            for (int bank = 1; bank <= banks; bank++) {
                numbers[bank - 1] = bank;
                if (random.nextInt(4) == 0) {
                    // Ordered on all accounts while nothing was known.
                    tale.order(bank, debt);
                }
                Tale.Account[] told = new Tale.Account[random.nextInt(4)];
                for (int i = 0; i < told.length; i++) {
                    String kind = ReachStory.KINDS.get(random.nextInt(ReachStory.KINDS.size()));
                    long available = random.nextInt(3) == 0 ? 0 : random.nextLong(20_000_000);
                    told[i] = new Tale.Account("" + (10 * bank + i), kind, available);
                }
                if (random.nextInt(4) == 0) {
                    silent.add(Tale.bank(bank));
                    continue;
                }
                tale.ask(bank);
                boolean old = random.nextInt(4) == 0;
                tale.tell(bank, random.nextInt(3) > 0, old ? -9_000 : 1, told);
                books.put(Tale.bank(bank), List.of(told));
            }
            Set<AgencyId> holders = new LinkedHashSet<>();
            for (int number : numbers) {
                holders.add(Tale.bank(number));
            }
            plan =
                    new Planner(policy)
                            .plan(
                                    tale.position(),
                                    debt,
                                    OptionalLong.empty(),
                                    holders,
                                    ReachStory.NOW);
            orders = ReachStory.orders(tale, policy, debt, numbers);
        }

        private static OfficePolicy.Spread spread(SplittableRandom random) {
            return random.nextBoolean() ? OfficePolicy.Spread.EACH : OfficePolicy.Spread.IN_TURN;
        }

        List<Draft> amendments() {
            return new ArrayList<>(
                    new Papers(tale.position(), policy, id -> ReachStory.measure(tale, id))
                            .on(ReachStory.changed(70_000_000), ReachStory.occasion())
                            .drafts());
        }

        /** As a holder reads it: what of each account it may hold at most. */
        void check(AgencyId holder, ObjectNode body) {
            List<Tale.Account> accounts = books.getOrDefault(holder, List.of());
            assertThat(body.has("accounts") && body.has("allAccounts")).isFalse();
            long reached = 0;
            for (Tale.Account one : accounts) {
                boolean named =
                        body.path("accounts")
                                .valueStream()
                                .anyMatch(it -> it.path("number").asString().equals(one.number()));
                if (!body.has("allAccounts") && !named) {
                    continue;
                }
                reached++;
                long free = 0;
                for (JsonNode it : body.path("staysFree")) {
                    // A kind alone is read by whoever knows its accounts; here nobody does.
                    if (it.path("number").asString("").equals(one.number())) {
                        free = it.at("/amount/amount").asLong(Long.MAX_VALUE);
                    }
                }
                assertThat(one.kind()).isNotIn(ReachStory.BUDGET, "Tiền gửi NSNN");
                assertThat(free)
                        .as(one + " in " + body)
                        .isGreaterThanOrEqualTo(
                                one.kind().equals(ReachStory.WAGES) ? ReachStory.KEEP : 0);
            }
            boolean nothing = accounts.isEmpty() || body.path("accounts").isMissingNode();
            assertThat(reached > 0 || nothing).as(body.toString()).isTrue();
        }

        /** What no balance covers is ordered where money may be found or may come in. */
        void caught() {
            Set<AgencyId> open = new LinkedHashSet<>(silent);
            books.forEach(
                    (bank, accounts) -> {
                        boolean any =
                                accounts.stream()
                                        .anyMatch(
                                                one ->
                                                        !one.kind().equals(ReachStory.BUDGET)
                                                                && !one.kind().endsWith("NSNN"));
                        if (any) {
                            open.add(bank);
                        }
                    });
            open.removeIf(
                    bank ->
                            tale.position().holds().stream()
                                    .anyMatch(it -> it.holder().equals(bank)));
            if (!open.isEmpty()) {
                assertThat(plan.orders().stream().mapToLong(Plan.Order::amount).sum())
                        .as(plan.toString())
                        .isGreaterThanOrEqualTo(plan.need());
            }
        }
    }
}
