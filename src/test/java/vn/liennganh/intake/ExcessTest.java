package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.intake.Debt.BANK;
import static vn.liennganh.intake.Debt.EMPLOYER;
import static vn.liennganh.intake.Debt.HUB;
import static vn.liennganh.intake.Debt.MILLION;
import static vn.liennganh.intake.Debt.OFFICE;
import static vn.liennganh.intake.Debt.OTHER_BANK;
import static vn.liennganh.intake.Debt.accepted;
import static vn.liennganh.intake.Debt.duties;
import static vn.liennganh.intake.Debt.held;
import static vn.liennganh.intake.Debt.money;
import static vn.liennganh.intake.Debt.partlyReleased;
import static vn.liennganh.intake.Debt.pays;
import static vn.liennganh.intake.Debt.release;
import static vn.liennganh.intake.Debt.report;
import static vn.liennganh.intake.Debt.send;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.Statement;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.support.Letter;

/**
 * Where more is held than is owed, over all exchanges of a debt, the office owes itself a release.
 */
class ExcessTest {

    @Test
    void what_is_held_beyond_the_debt_is_owed_by_the_office_to_itself_and_no_bank_hears_of_it() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 1_000_000_000, Optional.empty());
        Letter second = debt.order(OTHER_BANK, 1_000_000_000, Optional.empty());
        accepted(first);
        accepted(second);
        send(report(first, BANK, 700_000_000).sealed(), BANK);
        assertThat(duties(OFFICE, first)).noneMatch(ExcessTest::letGo);

        Outcome told = send(report(second, OTHER_BANK, 300_000_001).sealed(), OTHER_BANK);

        assertThat(duties(OFFICE, second)).filteredOn(ExcessTest::letGo).hasSize(1);
        assertThat(duties(OTHER_BANK, second)).noneMatch(ExcessTest::letGo);
        assertThat(statement(told).obligations())
                .extracting(StatedObligation::owes)
                .doesNotContain("account-freeze.partial-release");
    }

    @Test
    void what_is_held_up_to_the_debt_opens_no_duty() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 1_000_000_000, Optional.empty());
        Letter second = debt.order(OTHER_BANK, 1_000_000_000, Optional.empty());
        accepted(first);
        accepted(second);
        send(report(first, BANK, 700_000_000).sealed(), BANK);
        send(report(second, OTHER_BANK, 300_000_000).sealed(), OTHER_BANK);
        assertThat(duties(OFFICE, second)).noneMatch(ExcessTest::letGo);
    }

    @Test
    void what_is_held_beyond_the_ceiling_alone_is_owed_too() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 500_000_000, Optional.of(600_000_000L));
        Letter second = debt.order(OTHER_BANK, 100_000_000, Optional.empty());
        accepted(first);
        accepted(second);
        send(report(first, BANK, 500_000_000).sealed(), BANK);
        send(report(second, OTHER_BANK, 100_000_001).sealed(), OTHER_BANK);

        assertThat(duties(OFFICE, second))
                .filteredOn(ExcessTest::letGo)
                .extracting(Obligation::owedTo)
                .as("beyond its own order, and together beyond the ceiling")
                .containsExactlyInAnyOrder(AgencyId.of(OTHER_BANK), AgencyId.of(OFFICE));
    }

    @ParameterizedTest
    @CsvSource({
        // in millions: held at the one, held at the other, then the first is told: debt, amount
        "600, 300, 800, 800, true",
        "600, 200, 800, 800, false",
        "700, 200, 800, 500, false",
        "1000, 0, 700, 700, false",
        "700, 400, 1000, 500, false",
        "700, 400, 1000, 700, true",
        "0, 900, 800, 800, true"
    })
    void an_amendment_that_leaves_too_much_held_is_followed_by_a_release_within_three_days(
            long first, long second, long debtThen, long amountThen, boolean owed) {
        Debt debt = Debt.fresh();
        Letter here = debt.order(BANK, 1_000_000_000, Optional.empty());
        Letter there = debt.order(OTHER_BANK, 1_000_000_000, Optional.empty());
        accepted(here);
        accepted(there);
        held(here, BANK, first);
        held(there, OTHER_BANK, second);

        Letter amendment = debt.amendment(here, debtThen * MILLION, amountThen * MILLION);
        accepted(amendment);

        List<Obligation> opened =
                duties(OFFICE, here).stream()
                        .filter(ExcessTest::letGo)
                        .filter(one -> one.cause().equals(amendment.id()))
                        .toList();
        assertThat(opened).hasSize(owed ? 1 : 0);
        assertThat(opened).allMatch(one -> one.owedTo().equals(AgencyId.of(OFFICE)));
        assertThat(duties(BANK, here)).noneMatch(ExcessTest::letGo);
        if (owed) {
            partlyReleased(there, OTHER_BANK, 100_000_000, here);
            assertThat(duties(OFFICE, here))
                    .filteredOn(one -> one.id().equals(opened.get(0).id()))
                    .allMatch(one -> one.fulfilledBy().isPresent());
        }
    }

    @Test
    void an_order_at_one_more_holder_that_says_that_less_is_owed_does_the_same() {
        Debt debt = Debt.fresh();
        Letter here = debt.order(BANK, 1_000_000_000, Optional.empty());
        accepted(here);
        held(here, BANK, 600);
        Letter less =
                debt.order(OTHER_BANK, 100_000_000, Optional.empty())
                        .body(it -> money(it, "obligationAmount", 400_000_000));

        accepted(less);

        assertThat(duties(OFFICE, less)).filteredOn(ExcessTest::letGo).hasSize(1);
    }

    @Test
    void what_was_paid_stays_paid_when_the_measure_under_which_it_was_paid_is_released() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 1_000_000_000, Optional.empty());
        Letter second = debt.order(OTHER_BANK, 1_000_000_000, Optional.empty());
        accepted(first);
        accepted(second);
        held(first, BANK, 400);
        accepted(
                HUB.letter("account-freeze.deduction-order", OFFICE, BANK)
                        .in(first.id(), first.id())
                        .body(it -> money(it, "amount", 400_000_000)));
        Outcomes.accepted(
                send(
                        HUB.letter("account-freeze.transfer-notice", BANK, OFFICE)
                                .in(first.id(), first.id())
                                .body(
                                        it -> {
                                            it.put("result", "full");
                                            it.remove("remainingHeld");
                                            money(it, "amount", 400_000_000);
                                        })
                                .sealed(),
                        BANK));
        accepted(release(first));

        held(second, OTHER_BANK, 601);

        assertThat(duties(OFFICE, second)).filteredOn(ExcessTest::letGo).hasSize(1);
    }

    @Test
    void
            a_bank_that_lists_more_than_it_was_told_to_hold_owes_a_release_though_it_does_not_say_so() {
        Debt debt = Debt.fresh();
        Letter order = debt.order(BANK, 300_000_000, Optional.empty());
        accepted(order);
        held(order, BANK, 301);

        assertThat(duties(OFFICE, order))
                .filteredOn(ExcessTest::letGo)
                .extracting(Obligation::owedTo)
                .containsExactly(AgencyId.of(BANK));
    }

    @Test
    void what_a_payer_pays_lowers_the_debt_and_leaves_the_ceiling() {
        Debt debt = Debt.fresh();
        Letter bank = debt.order(BANK, 500_000_000, Optional.of(500_000_000L));
        accepted(bank);
        held(bank, BANK, 500);
        Letter wages = debt.income(EMPLOYER);
        accepted(wages);

        pays(wages, EMPLOYER, 500_000_000);
        assertThat(duties(OFFICE, wages))
                .as("the debt is a billion, the ceiling half of it")
                .noneMatch(ExcessTest::letGo);

        pays(wages, EMPLOYER, 1);
        assertThat(duties(OFFICE, wages)).filteredOn(ExcessTest::letGo).hasSize(1);
    }

    @Test
    void what_income_brings_makes_an_excess_that_the_office_owes_itself_until_it_lets_go() {
        Debt debt = Debt.fresh();
        Letter bank = debt.order(BANK, 1_000_000_000, Optional.empty());
        accepted(bank);
        send(report(bank, BANK, 1_000_000_000).sealed(), BANK);
        Letter wages = debt.income(EMPLOYER);
        Letter more = debt.income(EMPLOYER);
        accepted(wages);
        accepted(more);

        pays(wages, EMPLOYER, 300_000_000);

        assertThat(duties(OFFICE, wages)).filteredOn(ExcessTest::letGo).hasSize(1);
        assertThat(duties(EMPLOYER, wages)).noneMatch(ExcessTest::letGo);
        partlyReleased(bank, BANK, 300_000_000, wages);
        assertThat(duties(OFFICE, wages))
                .filteredOn(ExcessTest::letGo)
                .allMatch(one -> one.fulfilledBy().isPresent());
        // What comes under another order counts from where the first has left the debt.
        pays(more, EMPLOYER, 1);
        assertThat(duties(OFFICE, more)).filteredOn(ExcessTest::letGo).hasSize(1);
    }

    private static Statement statement(Outcome outcome) {
        return Statement.read(Outcomes.accepted(outcome).receipt().statement()).orElseThrow();
    }

    private static boolean letGo(Obligation one) {
        return one.owes().equals("account-freeze.partial-release");
    }
}
