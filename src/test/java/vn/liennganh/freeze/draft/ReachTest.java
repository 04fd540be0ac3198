package vn.liennganh.freeze.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.plan.Planner;
import vn.liennganh.freeze.plan.Room;
import vn.liennganh.freeze.position.Tale;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** No drafted body, whatever it is drafted for, lets a holder reach what is to stay free. */
class ReachTest {

    @Test
    void twelve_million_of_wages_and_a_debt_of_fifty_leave_five_free_in_the_order_itself() {
        Tale tale = new Tale(50_000_000).ask(1);
        tale.tell(1, true, 1, new Tale.Account("0123.4", ReachStory.WAGES, 12_000_000));

        Draft order = ReachStory.orders(tale, ReachStory.SHIPPED, 50_000_000, 1).get(0);

        assertThat(order.missing()).containsExactly("/decision/number");
        assertThat(order.body().has("allAccounts")).isFalse();
        assertThat(order.body().at("/accounts/0/number").asString()).isEqualTo("0123.4");
        assertThat(order.body().path("staysFree")).hasSize(1);
        assertThat(order.body().at("/staysFree/0/number").asString()).isEqualTo("0123.4");
        assertThat(order.body().at("/staysFree/0/amount/amount").asLong())
                .isEqualTo(ReachStory.KEEP);
        assertThat(order.body().at("/staysFree/0/basis").asString()).isNotBlank();
    }

    @Test
    void the_states_money_beside_another_account_is_not_named_and_not_all_accounts_are() {
        Tale tale = new Tale(50_000_000).ask(1);
        tale.tell(
                1,
                true,
                1,
                new Tale.Account("7", ReachStory.BUDGET, 90_000_000),
                new Tale.Account("8", ReachStory.CURRENT, 2_000_000));

        ObjectNode body = ReachStory.orders(tale, ReachStory.SHIPPED, 50_000_000, 1).get(0).body();

        assertThat(body.has("allAccounts")).isFalse();
        assertThat(body.path("accounts").valueStream().map(one -> one.path("number").asString()))
                .containsExactly("8");
        assertThat(body.at("/freezeAmount/amount").asLong()).isEqualTo(50_000_000);
    }

    @Test
    void an_order_for_all_accounts_names_every_kind_of_which_something_stays_free() {
        JsonNode free =
                ReachStory.orders(new Tale(1_000), ReachStory.SHIPPED, 1_000, 1)
                        .get(0)
                        .body()
                        .path("staysFree");

        assertThat(free.valueStream().map(one -> one.path("kind").asString()))
                .containsExactly(
                        ReachStory.SHIPPED.sparing().stream()
                                .map(OfficePolicy.Kind::clause)
                                .toArray(String[]::new));
        assertThat(free.valueStream().filter(one -> !one.has("amount")).count())
                .as("kinds of article 49.5, all of which stays free")
                .isEqualTo(2);
    }

    @Test
    void a_number_that_no_order_can_carry_is_left_to_the_office() {
        Tale tale = new Tale(1_000).ask(1);
        tale.tell(1, true, 1, new Tale.Account("TK 01/2026", ReachStory.CURRENT, 5_000));

        assertThat(ReachStory.orders(tale, ReachStory.SHIPPED, 1_000, 1).get(0).missing())
                .containsExactly("/decision/number", "/accounts/0/number");
    }

    @Test
    void an_amendment_of_all_accounts_reaches_no_more_than_what_is_known_by_then_allows() {
        Tale tale = new Tale(1_000).order(1, 1_000).order(2, 1_000).ask(1).ask(2);
        tale.tell(
                1,
                true,
                1,
                new Tale.Account("7", ReachStory.BUDGET, 9_000),
                new Tale.Account("8", ReachStory.CURRENT, 100));
        tale.tell(2, true, 1, new Tale.Account("9", ReachStory.BUDGET, 9_000));

        Proposal made =
                ReachStory.papers(tale).on(ReachStory.changed(2_000), ReachStory.occasion());

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

        assertThat(
                        ReachStory.papers(tale)
                                .on(ReachStory.changed(600), ReachStory.occasion())
                                .drafts())
                .extracting(Draft::related)
                .containsExactly(List.of(Tale.exchange(2)), List.of(Tale.exchange(1)));
        for (int bank = 3; bank <= 30; bank++) {
            tale.order(bank, 1_000);
        }
        assertThat(
                        ReachStory.papers(tale)
                                .on(ReachStory.changed(600), ReachStory.occasion())
                                .drafts())
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
                        new Tale.Account("7", ReachStory.BUDGET, 9_000),
                        new Tale.Account("8", ReachStory.CURRENT, 100));
            }
        }

        ObjectNode body = ReachStory.orders(tale, ReachStory.SHIPPED, 1_000, 1).get(0).body();

        assertThat(body.has("allAccounts")).isEqualTo(allAccounts);
        assertThat(body.path("accounts").valueStream().map(one -> one.path("number").asString()))
                .doesNotContain("7");
    }

    @Test
    void under_a_ceiling_the_drafts_make_room_before_they_order_anew() {
        OptionalLong ceiling = OptionalLong.of(100);
        Tale tale = new Tale(100).owing(100, ceiling).order(1, 100).report(1, "part", 10, 1);
        Set<AgencyId> other = Set.of(Tale.bank(2));
        Plan wanted =
                new Planner(ReachStory.SHIPPED)
                        .plan(tale.position(), 100, ceiling, other, ReachStory.NOW);

        Room room = Room.of(wanted, tale.position(), ceiling);
        List<Draft> first =
                ReachStory.papers(tale)
                        .room(room.lowered(), 100, 0, ceiling, ReachStory.occasion());

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

        ObjectNode body =
                ReachStory.papers(tale)
                        .on(ReachStory.changed(2_000), ReachStory.occasion())
                        .drafts()
                        .get(0)
                        .body();

        assertThat(body.path("staysFree")).hasSize(1);
        assertThat(body.at("/staysFree/0/amount/amount").asLong()).isEqualTo(400);
    }

    @Test
    void
            minutes_on_the_states_money_are_followed_by_a_release_and_no_deduction_is_drafted_from_it() {
        Tale tale = new Tale(1_000).ask(1).ask(2);
        tale.tell(1, true, 1, new Tale.Account("001-7", ReachStory.BUDGET, 9_000));
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

        Proposal made =
                ReachStory.papers(tale)
                        .on(new Cause.Minutes(ReachStory.pattern(1_000)), ReachStory.occasion());

        assertThat(made.drafts())
                .extracting(one -> one.type().value())
                .containsExactly("account-freeze.release", "account-freeze.order");
        assertThat(made.drafts().get(1).body().path("staysFree").isEmpty()).isFalse();
        assertThat(made.leftOut()).extracting(Plan.LeftOut::number).containsExactly("001-7");

        Proposal deducted =
                ReachStory.papers(tale)
                        .on(
                                new Cause.Deducted(
                                        Tale.exchange(1),
                                        500,
                                        OptionalLong.empty(),
                                        Json.MAPPER
                                                .createObjectNode()
                                                .put("debtorAccountNumber", "0017"),
                                        Optional.of("8/QD")),
                                ReachStory.occasion());
        assertThat(deducted.drafts()).isEmpty();
        assertThat(deducted.leftOut()).isNotEmpty();
    }
}
