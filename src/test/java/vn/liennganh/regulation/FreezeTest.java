package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.BANK;
import static vn.liennganh.regulation.Story.HUB;
import static vn.liennganh.regulation.Story.OTHER_AGENCY;
import static vn.liennganh.regulation.Story.OTHER_BANK;
import static vn.liennganh.regulation.Story.PROCURACY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.Obligation.Status;

class FreezeTest {

    private final Story story = new Story();

    private Optional<RefusalCode> send(
            String type,
            vn.liennganh.message.AgencyId from,
            vn.liennganh.message.AgencyId recipient,
            String... fields) {
        return story.send(type, from, to(recipient), fields).map(Refusal::code);
    }

    private void order() {
        assertThat(send("account-freeze.order", AGENCY, BANK)).isEmpty();
    }

    private void report(String execution) {
        assertThat(
                        send(
                                "account-freeze.execution-report",
                                BANK,
                                AGENCY,
                                "execution=\"" + execution + "\""))
                .isEmpty();
    }

    @Test
    void x1_the_report_is_due_24_hours_after_the_execution_and_provisionally_after_receipt() {
        story.at("2026-11-20T16:00");
        order();
        assertThat(story.duty("execution-report"))
                .returns(local("2026-11-21T16:00"), Obligation::due)
                .returns(true, Obligation::provisional)
                .returns("account-freeze/1#order.execution-report", Obligation::rule)
                .returns(BANK, Obligation::party)
                .returns(AGENCY, Obligation::owedTo);
        story.consigned(BANK, "2026-11-20T16:10");
        assertThat(story.duty("execution-report"))
                .returns(local("2026-11-21T16:10"), Obligation::due)
                .returns(true, Obligation::provisional);
        story.at("2026-11-21T16:20");
        send(
                "account-freeze.execution-report",
                BANK,
                AGENCY,
                "executedAt=\"2026-11-20T16:30:00+07:00\"");
        assertThat(story.duty("execution-report"))
                .returns(local("2026-11-21T16:30"), Obligation::due)
                .returns(false, Obligation::provisional)
                .returns(Optional.of(local("2026-11-20T16:30")), Obligation::startedAt)
                .returns(Status.FULFILLED, Obligation::status);
        assertThat(story.state().stateFor(BANK)).isEqualTo("frozen");
        assertThat(story.open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T16:30:00+07:00, 2026-11-21T16:29:59, FULFILLED",
        "2026-11-20T16:30:00+07:00, 2026-11-21T16:30:00, FULFILLED_LATE"
    })
    void on_time_is_accepted_before_the_due_instant(
            String executedAt, String reportedAt, Status status) {
        story.at("2026-11-20T16:00");
        order();
        story.at(reportedAt);
        send("account-freeze.execution-report", BANK, AGENCY, "executedAt=\"" + executedAt + "\"");
        assertThat(story.duty("execution-report").status()).isEqualTo(status);
    }

    @Test
    void immediately_is_shown_as_such_and_judged_by_the_act_not_by_its_report() {
        story.at("2026-11-20T16:00");
        order();
        story.consigned(BANK, "2026-11-20T16:10");
        assertThat(story.duty("freeze"))
                .returns(true, Obligation::immediately)
                .returns(true, Obligation::policy)
                .returns(false, Obligation::provisional)
                .returns(local("2026-11-20T18:10"), Obligation::due);
        story.at("2026-11-21T10:00");
        send(
                "account-freeze.execution-report",
                BANK,
                AGENCY,
                "executedAt=\"2026-11-20T16:30:00+07:00\"");
        assertThat(story.duty("freeze").status()).isEqualTo(Status.FULFILLED);
    }

    @Test
    void x2_the_order_is_owed_24_hours_after_the_urgent_minutes_through_a_holiday() {
        story.at("2026-11-23T17:05");
        send(
                "account-freeze.urgent-minutes",
                AGENCY,
                BANK,
                "minutesAt=\"2026-11-23T17:00:00+07:00\"");
        assertThat(story.duty("order"))
                .returns(local("2026-11-24T17:00"), Obligation::due)
                .returns(AGENCY, Obligation::party)
                .returns(false, Obligation::provisional);
        assertThat(story.ruling().copies()).containsExactly(PROCURACY);
        assertThat(Story.RULES.lapsePlan(story.duty("order")))
                .extracting(LapsePlan.Notice::at)
                .startsWith(local("2026-11-24T05:00"), local("2026-11-24T15:00"));
        assertThat(story.state().state()).isEqualTo("minutes-served");
        story.at("2026-11-24T16:00");
        order();
        assertThat(story.state().state()).isEqualTo("ordered");
        assertThat(story.state().obligations())
                .filteredOn(one -> one.owes().equals("account-freeze.order"))
                .extracting(Obligation::party, Obligation::status)
                .contains(org.assertj.core.api.Assertions.tuple(AGENCY, Status.FULFILLED));
        assertThat(story.open()).containsOnlyKeys("execution-report", "freeze");
        Obligation copy = story.duty("order");
        assertThat(copy.owedTo()).isEqualTo(PROCURACY);
        assertThat(copy.immediately())
                .as("after urgent minutes the copy goes immediately")
                .isTrue();
    }

    @Test
    void the_order_may_follow_a_report_on_the_minutes() {
        send("account-freeze.urgent-minutes", AGENCY, BANK);
        report("part");
        assertThat(story.state().state()).isEqualTo("part-frozen");
        order();
        assertThat(story.state().state()).isEqualTo("ordered");
        report("full");
        assertThat(send("account-freeze.order", AGENCY, BANK))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, FULFILLED", "2026-11-16, FULFILLED_LATE"})
    void x3_the_procuracy_has_its_copy_by_the_26th_and_a_late_copy_is_accepted_and_marked(
            String date, Status status) {
        story.at("2026-11-20T09:00");
        send("account-freeze.order", AGENCY, BANK, "decision/date=\"" + date + "\"");
        Obligation copy = story.duty("order");
        assertThat(copy.owedTo()).isEqualTo(PROCURACY);
        assertThat(copy.status()).isEqualTo(status);
        if (status == Status.FULFILLED) {
            assertThat(copy.due()).isEqualTo(local("2026-11-27T00:00"));
        }
    }

    @Test
    void x3_a_release_is_due_three_working_days_after_its_ground() {
        order();
        report("full");
        story.at("2026-11-26T23:59");
        assertThat(send("account-freeze.release", AGENCY, BANK, "groundArisenOn=\"2026-11-20\""))
                .isEmpty();
        assertThat(story.state().obligations())
                .filteredOn(one -> one.rule().endsWith("#release.release"))
                .singleElement()
                .returns(local("2026-11-27T00:00"), Obligation::due)
                .returns(Status.FULFILLED, Obligation::status);
        assertThat(story.state().state()).isEqualTo("release-sent");
        assertThat(story.open()).containsOnlyKeys("release-report", "lift");
        assertThat(send("account-freeze.release-report", BANK, AGENCY)).isEmpty();
        assertThat(story.state().state()).isEqualTo("released");
        assertThat(story.open()).isEmpty();
        assertThat(send("account-freeze.amendment", AGENCY, BANK))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @ParameterizedTest
    @CsvSource({
        "full, frozen",
        "part, part-frozen",
        "all-unvalued, full-unvalued",
        "none, nothing-found",
        "already-frozen, part-frozen",
        "legally-impossible, nothing-found"
    })
    void the_report_says_what_became_of_the_accounts(String execution, String state) {
        order();
        report(execution);
        assertThat(story.state().lanes()).containsEntry(BANK, state);
    }

    @Test
    void each_holder_has_a_lane_and_learns_nothing_of_the_other() {
        order();
        assertThat(send("account-freeze.order", AGENCY, OTHER_BANK)).isEmpty();
        report("full");
        assertThat(story.state().stateFor(BANK)).isEqualTo("frozen");
        assertThat(story.state().stateFor(OTHER_BANK)).isEqualTo("ordered");
        assertThat(story.state().state()).isEqualTo("ordered");
        assertThat(story.open()).containsEntry("execution-report", OTHER_BANK.value());
        assertThat(send("account-freeze.release", AGENCY, BANK)).isEmpty();
        assertThat(story.ruling().copies()).containsExactly(PROCURACY).doesNotContain(OTHER_BANK);
        assertThat(send("account-freeze.inflow-report", OTHER_BANK, AGENCY))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @Test
    void an_amendment_is_a_new_order_that_takes_the_place_of_what_was_owed() {
        order();
        UUID order = story.lastId();
        assertThat(
                        send(
                                "account-freeze.amendment",
                                AGENCY,
                                BANK,
                                "supersedes/messageId=\"" + order + "\"",
                                "supersedes/reason=\"x\""))
                .isEmpty();
        assertThat(story.state().obligations())
                .filteredOn(one -> one.cause().equals(order))
                .filteredOn(one -> one.party().equals(BANK))
                .extracting(Obligation::status)
                .containsOnly(Status.SUPERSEDED);
        assertThat(story.open()).containsEntry("execution-report", BANK.value());
        assertThat(
                        send(
                                "account-freeze.amendment",
                                AGENCY,
                                BANK,
                                "supersedes/messageId=\"" + UUID.randomUUID() + "\"",
                                "supersedes/reason=\"x\""))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @Test
    void over_held_money_is_released_in_part_within_three_working_days() {
        story.at("2026-11-20T09:00");
        order();
        story.send(
                "account-freeze.execution-report",
                BANK,
                to(AGENCY),
                "perAccount="
                        + "[{\"number\":\"1\",\"held\":{\"amount\":5777,\"currency\":\"VND\"},"
                        + "\"overHeld\":{\"amount\":777,\"currency\":\"VND\"}}]");
        assertThat(story.duty("partial-release"))
                .returns(AGENCY, Obligation::party)
                .returns(local("2026-11-27T00:00"), Obligation::due)
                .returns(Status.OPEN, Obligation::status);
        assertThat(send("account-freeze.release-report", BANK, AGENCY))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        assertThat(send("account-freeze.partial-release", AGENCY, BANK)).isEmpty();
        assertThat(story.state().state()).isEqualTo("frozen");
        assertThat(story.open()).containsOnlyKeys("lift");
        assertThat(send("account-freeze.release-report", BANK, AGENCY, "scope=\"part\"")).isEmpty();
        assertThat(story.state().state()).isEqualTo("frozen");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void nothing_over_held_opens_no_duty() {
        order();
        report("full");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void a_deduction_is_ordered_made_and_receipted() {
        order();
        report("full");
        assertThat(send("account-freeze.money-receipt", AGENCY, BANK))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        assertThat(send("account-freeze.deduction-order", AGENCY, BANK)).isEmpty();
        assertThat(story.ruling().copies()).containsExactly(PROCURACY);
        assertThat(story.open()).containsOnlyKeys("deduct", "transfer-notice");
        assertThat(send("account-freeze.transfer-notice", BANK, AGENCY)).isEmpty();
        assertThat(story.state().state()).isEqualTo("deducted");
        assertThat(story.open())
                .containsOnlyKeys("money-receipt")
                .containsEntry("money-receipt", AGENCY.value());
        assertThat(
                        send(
                                "account-freeze.money-receipt",
                                AGENCY,
                                BANK,
                                "remainingHeld={\"amount\":1777,\"currency\":\"VND\"}"))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("deducted");
        assertThat(story.open()).containsOnlyKeys("release");
        assertThat(send("account-freeze.release", AGENCY, BANK)).isEmpty();
        assertThat(story.open()).containsOnlyKeys("release-report", "lift");
    }

    @Test
    void a_deduction_may_overtake_the_report_which_stays_owed() {
        order();
        send("account-freeze.deduction-order", AGENCY, BANK);
        report("full");
        assertThat(story.state().state()).isEqualTo("deduction-ordered");
        assertThat(send("account-freeze.execution-report", BANK, AGENCY))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @Test
    void a_lapse_notice_ends_the_measure_and_the_lifting_is_reported() {
        order();
        report("part");
        assertThat(send("account-freeze.lapse-notice", AGENCY, BANK)).isEmpty();
        assertThat(story.state().state()).isEqualTo("lapsed");
        assertThat(send("account-freeze.release-report", BANK, AGENCY)).isEmpty();
        assertThat(story.state().state()).isEqualTo("lapsed");
        assertThat(send("account-freeze.release-report", BANK, AGENCY))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        assertThat(send("account-freeze.release", AGENCY, BANK))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @Test
    void posting_leaves_the_state_and_tells_the_procuracy() {
        order();
        assertThat(story.send("account-freeze.service-by-posting", AGENCY, to(PROCURACY, BANK)))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("ordered");
        assertThat(story.open()).containsOnlyKeys("execution-report", "freeze");
    }

    @Test
    void
            coercion_follows_ten_days_after_the_officer_recorded_its_grounds_and_never_from_the_order() {
        story.at("2026-11-20T09:00");
        order();
        report("full");
        assertThat(story.open()).isEmpty();
        assertThat(
                        send(
                                "account-freeze.coercion-grounds-record",
                                AGENCY,
                                HUB,
                                "coercionGroundsOn=\"2026-11-14\""))
                .isEmpty();
        assertThat(story.duty("deduction-order"))
                .returns(local("2026-11-26T00:00"), Obligation::due)
                .returns(AGENCY, Obligation::party)
                .returns(AGENCY, Obligation::owedTo)
                .returns(StartKind.RECORD, Obligation::start);
        send("account-freeze.deduction-order", AGENCY, BANK);
        assertThat(story.duty("deduct").status()).isEqualTo(Status.OPEN);
        assertThat(story.open()).doesNotContainKey("deduction-order");
    }

    @Test
    void inflow_is_told_within_a_day_by_policy_and_late_inflow_is_marked() {
        order();
        report("part");
        story.at("2026-11-21T10:00");
        assertThat(
                        send(
                                "account-freeze.inflow-report",
                                BANK,
                                AGENCY,
                                "inflowAt=\"2026-11-20T09:30:00+07:00\"",
                                "execution=\"full\""))
                .isEmpty();
        assertThat(story.duty("inflow-report"))
                .returns(Status.FULFILLED_LATE, Obligation::status)
                .returns(true, Obligation::policy);
        assertThat(story.state().state()).isEqualTo("frozen");
    }

    @Test
    void an_act_in_the_future_is_not_believed() {
        story.at("2026-11-20T09:00");
        order();
        assertThat(
                        story.send(
                                "account-freeze.execution-report",
                                BANK,
                                to(AGENCY),
                                "executedAt=\"2026-11-20T09:06:00+07:00\""))
                .hasValueSatisfying(
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
                            assertThat(refusal.errors().get(0).pointer())
                                    .isEqualTo("/body/executedAt");
                        });
        assertThat(
                        send(
                                "account-freeze.execution-report",
                                BANK,
                                AGENCY,
                                "executedAt=\"2026-11-20T09:05:00+07:00\""))
                .isEmpty();
    }

    @Test
    void a_stranger_learns_only_that_there_is_no_such_exchange() {
        assertThat(send("account-freeze.execution-report", BANK, AGENCY))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        order();
        assertThat(send("account-freeze.amendment", OTHER_AGENCY, BANK))
                .contains(RefusalCode.EXCHANGE_UNKNOWN);
        assertThat(send("account-freeze.execution-report", OTHER_BANK, AGENCY))
                .contains(RefusalCode.EXCHANGE_UNKNOWN);
        assertThat(send("account-deduction.transfer-notice", BANK, AGENCY))
                .contains(RefusalCode.EXCHANGE_UNKNOWN);
        assertThat(send("account-freeze.execution-report", BANK, OTHER_AGENCY))
                .contains(RefusalCode.RECIPIENT_NOT_PERMITTED);
    }
}
