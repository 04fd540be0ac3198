package vn.liennganh.freeze.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.freeze.plan.Known;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.plan.Planner;
import vn.liennganh.freeze.plan.Room;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** No drafted body, whatever it is drafted for, lets a holder reach what is to stay free. */
class ReachTest {

    private static final OfficePolicy SHIPPED = OfficePolicy.read(Path.of("config/freeze.yaml"));
    private static final Instant NOW = Instant.parse(Tale.moment(60));
    private static final long KEEP = 5_000_000;
    private static final String CURRENT = "Tiền gửi thanh toán";
    private static final String WAGES = "Tài khoản nhận tiền lương";
    private static final String BUDGET = "TIEN GUI NGAN SACH NHA NUOC";
    private static final List<String> KINDS =
            List.of(CURRENT, WAGES, BUDGET, "Tiền gửi tiết kiệm", "Tiền gửi NSNN", "Ký quỹ");

    @Test
    void twelve_million_of_wages_and_a_debt_of_fifty_leave_five_free_in_the_order_itself() {
        Tale tale = new Tale(50_000_000).ask(1);
        tale.tell(1, true, 1, new Tale.Account("0123.4", WAGES, 12_000_000));

        Draft order = orders(tale, SHIPPED, 50_000_000, 1).get(0);

        assertThat(order.missing()).containsExactly("/decision/number");
        assertThat(order.body().has("allAccounts")).isFalse();
        assertThat(order.body().at("/accounts/0/number").asString()).isEqualTo("0123.4");
        assertThat(order.body().path("staysFree")).hasSize(1);
        assertThat(order.body().at("/staysFree/0/number").asString()).isEqualTo("0123.4");
        assertThat(order.body().at("/staysFree/0/amount/amount").asLong()).isEqualTo(KEEP);
        assertThat(order.body().at("/staysFree/0/basis").asString()).isNotBlank();
    }

    @Test
    void the_states_money_beside_another_account_is_not_named_and_not_all_accounts_are() {
        Tale tale = new Tale(50_000_000).ask(1);
        tale.tell(
                1,
                true,
                1,
                new Tale.Account("7", BUDGET, 90_000_000),
                new Tale.Account("8", CURRENT, 2_000_000));

        ObjectNode body = orders(tale, SHIPPED, 50_000_000, 1).get(0).body();

        assertThat(body.has("allAccounts")).isFalse();
        assertThat(body.path("accounts").valueStream().map(one -> one.path("number").asString()))
                .containsExactly("8");
        assertThat(body.at("/freezeAmount/amount").asLong()).isEqualTo(50_000_000);
    }

    @Test
    void an_order_for_all_accounts_names_every_kind_of_which_something_stays_free() {
        JsonNode free = orders(new Tale(1_000), SHIPPED, 1_000, 1).get(0).body().path("staysFree");

        assertThat(free.valueStream().map(one -> one.path("kind").asString()))
                .containsExactly(
                        SHIPPED.sparing().stream()
                                .map(OfficePolicy.Kind::clause)
                                .toArray(String[]::new));
        assertThat(free.valueStream().filter(one -> !one.has("amount")).count())
                .as("kinds of article 49.5, all of which stays free")
                .isEqualTo(2);
    }

    @Test
    void a_number_that_no_order_can_carry_is_left_to_the_office() {
        Tale tale = new Tale(1_000).ask(1);
        tale.tell(1, true, 1, new Tale.Account("TK 01/2026", CURRENT, 5_000));

        assertThat(orders(tale, SHIPPED, 1_000, 1).get(0).missing())
                .containsExactly("/decision/number", "/accounts/0/number");
    }

    @Test
    void an_amendment_of_all_accounts_reaches_no_more_than_what_is_known_by_then_allows() {
        Tale tale = new Tale(1_000).order(1, 1_000).order(2, 1_000).ask(1).ask(2);
        tale.tell(
                1,
                true,
                1,
                new Tale.Account("7", BUDGET, 9_000),
                new Tale.Account("8", CURRENT, 100));
        tale.tell(2, true, 1, new Tale.Account("9", BUDGET, 9_000));

        Proposal made = papers(tale).on(changed(2_000), occasion());

        assertThat(made.drafts()).hasSize(2);
        assertThat(made.drafts().get(0).body().has("allAccounts")).isFalse();
        assertThat(made.drafts().get(0).body().at("/accounts/0/number").asString()).isEqualTo("8");
        assertThat(made.drafts().get(1).body().has("allAccounts")).isFalse();
        assertThat(made.drafts().get(1).missing()).contains("/accounts");
        assertThat(made.leftOut()).extracting(Plan.LeftOut::number).containsExactly("7", "9");
    }

    @Test
    void a_decision_at_one_holder_names_the_exchanges_of_the_others_where_a_duty_may_stand() {
        Tale tale = new Tale(1_000).order(1, 1_000).order(2, 1_000);

        assertThat(papers(tale).on(changed(600), occasion()).drafts())
                .extracting(Draft::related)
                .containsExactly(List.of(Tale.exchange(2)), List.of(Tale.exchange(1)));
        for (int bank = 3; bank <= 30; bank++) {
            tale.order(bank, 1_000);
        }
        assertThat(papers(tale).on(changed(600), occasion()).drafts())
                .as("no more than a message can name")
                .allMatch(one -> one.related().size() == 20);
    }

    @ParameterizedTest
    @CsvSource({"part, false", "part refuse, false", "all refuse, false", "refuse, true"})
    void what_a_holder_has_told_is_not_forgotten_when_it_refuses_the_rest(
            String said, boolean allAccounts) {
        Tale tale = new Tale(1_000).ask(1);
        for (String step : said.split(" ")) {
            if (step.equals("refuse")) {
                tale.refuse(1);
            } else {
                tale.tell(
                        1,
                        step.equals("all"),
                        1,
                        new Tale.Account("7", BUDGET, 9_000),
                        new Tale.Account("8", CURRENT, 100));
            }
        }

        ObjectNode body = orders(tale, SHIPPED, 1_000, 1).get(0).body();

        assertThat(body.has("allAccounts")).isEqualTo(allAccounts);
        assertThat(body.path("accounts").valueStream().map(one -> one.path("number").asString()))
                .doesNotContain("7");
    }

    @Test
    void under_a_ceiling_the_drafts_make_room_before_they_order_anew() {
        OptionalLong ceiling = OptionalLong.of(100);
        Tale tale = new Tale(100).owing(100, ceiling).order(1, 100).report(1, "part", 10, 1);
        Set<AgencyId> other = Set.of(Tale.bank(2));
        Plan wanted = new Planner(SHIPPED).plan(tale.position(), 100, ceiling, other, NOW);

        Room room = Room.of(wanted, tale.position(), ceiling);
        List<Draft> first = papers(tale).room(room.lowered(), 100, 0, ceiling, occasion());

        assertThat(first).singleElement().extracting(Draft::to).isEqualTo(List.of(Tale.bank(1)));
        assertThat(first.get(0).type().message()).isEqualTo("amendment");
        ObjectNode body = first.get(0).body();
        assertThat(body.at("/freezeAmount/amount").asLong()).isEqualTo(10);
        assertThat(body.at("/capAcrossHolders/amount").asLong()).isEqualTo(100);
        assertThat(room.plan().orders()).extracting(Plan.Order::amount).containsExactly(90L);
    }

    @Test
    void what_an_office_has_written_of_what_stays_free_stays_in_the_amendment() {
        Tale tale = new Tale(1_000);
        tale.office(
                "account-freeze.order",
                1,
                body -> {
                    Tale.money(body, "obligationAmount", 1_000);
                    Tale.money(body, "enforcementCosts", 0);
                    Tale.money(body, "freezeAmount", 1_000);
                    body.putArray("accounts").addObject().put("number", "5");
                    ObjectNode free = body.putArray("staysFree").addObject();
                    Tale.money(free.put("number", "5").put("kind", "A"), "amount", 400);
                    free.put("basis", "B");
                });

        ObjectNode body = papers(tale).on(changed(2_000), occasion()).drafts().get(0).body();

        assertThat(body.path("staysFree")).hasSize(1);
        assertThat(body.at("/staysFree/0/amount/amount").asLong()).isEqualTo(400);
    }

    @Test
    void
            minutes_on_the_states_money_are_followed_by_a_release_and_no_deduction_is_drafted_from_it() {
        Tale tale = new Tale(1_000).ask(1).ask(2);
        tale.tell(1, true, 1, new Tale.Account("001-7", BUDGET, 9_000));
        tale.office(
                "account-freeze.urgent-minutes",
                1,
                body -> {
                    body.put("minutesAt", Tale.moment(2));
                    body.putObject("account").put("number", "0017");
                });
        tale.office(
                "account-freeze.urgent-minutes",
                2,
                body -> body.put("minutesAt", Tale.moment(2)).put("asset", "A"));

        Proposal made = papers(tale).on(new Cause.Minutes(pattern(1_000)), occasion());

        assertThat(made.drafts())
                .extracting(one -> one.type().value())
                .containsExactly("account-freeze.release", "account-freeze.order");
        assertThat(made.drafts().get(1).body().path("staysFree").isEmpty()).isFalse();
        assertThat(made.leftOut()).extracting(Plan.LeftOut::number).containsExactly("001-7");

        Proposal deducted =
                papers(tale)
                        .on(
                                new Cause.Deducted(
                                        Tale.exchange(1),
                                        500,
                                        OptionalLong.empty(),
                                        Json.MAPPER
                                                .createObjectNode()
                                                .put("debtorAccountNumber", "0017"),
                                        Optional.of("8/QD")),
                                occasion());
        assertThat(deducted.drafts()).isEmpty();
        assertThat(deducted.leftOut()).isNotEmpty();
    }

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
                            SHIPPED.kinds(),
                            SHIPPED.otherwise(),
                            spread(random),
                            spread(random),
                            SHIPPED.age(),
                            SHIPPED.floor(),
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
                    String kind = KINDS.get(random.nextInt(KINDS.size()));
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
                            .plan(tale.position(), debt, OptionalLong.empty(), holders, NOW);
            orders = ReachTest.orders(tale, policy, debt, numbers);
        }

        private static OfficePolicy.Spread spread(SplittableRandom random) {
            return random.nextBoolean() ? OfficePolicy.Spread.EACH : OfficePolicy.Spread.IN_TURN;
        }

        List<Draft> amendments() {
            return new ArrayList<>(
                    new Papers(tale.position(), policy, id -> measure(tale, id))
                            .on(changed(70_000_000), occasion())
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
                assertThat(one.kind()).isNotIn(BUDGET, "Tiền gửi NSNN");
                assertThat(free)
                        .as(one + " in " + body)
                        .isGreaterThanOrEqualTo(one.kind().equals(WAGES) ? KEEP : 0);
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
                                                        !one.kind().equals(BUDGET)
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

    private static List<Draft> orders(Tale tale, OfficePolicy policy, long limit, int... banks) {
        Set<AgencyId> holders = new LinkedHashSet<>();
        for (int bank : banks) {
            holders.add(Tale.bank(bank));
        }
        Position position = tale.position();
        Plan plan = new Planner(policy).plan(position, limit, OptionalLong.empty(), holders, NOW);
        Scope scope = new Scope(Known.of(position, policy), policy);
        return new Openings("125", pattern(limit), scope)
                .of(plan).stream().filter(one -> one.type().message().equals("order")).toList();
    }

    private static ObjectNode pattern(long owed) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        Tale.money(body, "obligationAmount", owed);
        Tale.money(body, "enforcementCosts", 0);
        return body;
    }

    private static Papers papers(Tale tale) {
        return new Papers(tale.position(), SHIPPED, id -> measure(tale, id));
    }

    private static Papers.Measure measure(Tale tale, java.util.UUID id) {
        Heard heard = tale.message(id);
        return new Papers.Measure(heard.type(), heard.body());
    }

    private static Cause.Changed changed(long owed) {
        return new Cause.Changed(
                OptionalLong.of(owed), OptionalLong.empty(), 0, OptionalLong.empty());
    }

    private static Occasion occasion() {
        return new Occasion(
                LocalDate.of(2026, 11, 23),
                Optional.of("77/QD"),
                Optional.of("A"),
                Optional.of(LocalDate.of(2026, 11, 23)),
                Set.of(),
                List.of());
    }
}
