package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.Obligation.Status;

/** Coercive measures on income, claims, securities and assets, from beginning to end. */
class CoercionWalkTest {

    private static final AgencyId EMPLOYER = AgencyId.of("X99.95.001");
    private static final AgencyId DEPOSITORY = AgencyId.of("X99.74.001");
    private static final AgencyId LAND = AgencyId.of("X99.71.001");
    private static final AgencyId COMMUNE = AgencyId.of("X99.81.001");
    private static final AgencyId AUCTION = AgencyId.of("X99.77.001");

    private final Story story = new Story();

    private Optional<RefusalCode> send(
            String type, AgencyId from, AgencyId recipient, String... fields) {
        return send(type, from, to(recipient), fields);
    }

    private Optional<RefusalCode> send(
            String type, AgencyId from, List<AgencyId> recipients, String... fields) {
        return story.send(type, from, recipients, fields).map(Refusal::code);
    }

    private static String at(String field, String moment) {
        return field + "=\"" + moment + ":00+07:00\"";
    }

    private void stateIs(String state) {
        assertThat(story.state().state()).isEqualTo(state);
    }

    @Test
    void income_is_deducted_in_every_pay_period_until_nothing_remains() {
        story.at("2026-11-20T10:00");
        send("income-deduction.order", AGENCY, EMPLOYER, "payPeriodStartsOn=\"2026-11-20\"");
        assertThat(story.duty("deduct"))
                .returns(local("2026-11-27T00:00"), Obligation::due)
                .returns(StartKind.PAY_PERIOD, Obligation::start);
        story.at("2026-11-26T10:00");
        assertThat(
                        send(
                                "income-deduction.transfer-notice",
                                EMPLOYER,
                                AGENCY,
                                "nextPayPeriodStartsOn=\"2026-12-21\"",
                                "remaining={\"amount\":5000000,\"currency\":\"VND\"}"))
                .isEmpty();
        stateIs("deducting");
        assertThat(story.duty("deduct"))
                .returns(local("2026-12-25T00:00"), Obligation::due)
                .returns(EMPLOYER, Obligation::party);
        assertThat(send("income-deduction.money-receipt", AGENCY, EMPLOYER)).isEmpty();
        story.at("2026-12-24T10:00");
        assertThat(send("income-deduction.transfer-notice", EMPLOYER, AGENCY, "result=\"full\""))
                .as("in full, and yet something remains")
                .contains(RefusalCode.SCHEMA_VIOLATION);
        assertThat(
                        send(
                                "income-deduction.transfer-notice",
                                EMPLOYER,
                                AGENCY,
                                "result=\"full\"",
                                "remaining="))
                .isEmpty();
        assertThat(send("income-deduction.money-receipt", AGENCY, EMPLOYER)).isEmpty();
        assertThat(story.open()).isEmpty();
        assertThat(send("income-deduction.termination", AGENCY, EMPLOYER)).isEmpty();
        assertThat(send("income-deduction.termination-report", EMPLOYER, AGENCY)).isEmpty();
        stateIs("terminated");
    }

    @Test
    void a_payer_tells_at_once_that_the_debtor_left() {
        story.at("2026-11-20T10:00");
        send("income-deduction.order", AGENCY, EMPLOYER);
        story.at("2026-11-23T10:00");
        assertThat(
                        send(
                                "income-deduction.change-report",
                                EMPLOYER,
                                AGENCY,
                                at("knownAt", "2026-11-20T16:00")))
                .isEmpty();
        assertThat(story.duty("change-report").status()).isEqualTo(Status.FULFILLED_LATE);
        stateIs("debtor-gone");
        assertThat(story.open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 2026-11-28T00:00",
        "2026-11-29, 2026-12-01T00:00",
        "2026-11-24, 2026-11-26T00:00"
    })
    void the_day_that_the_officer_fixes_is_the_last_and_a_day_off_moves_it(String day, String due) {
        story.at("2026-11-20T10:00");
        assertThat(
                        send(
                                "third-party-collection.request",
                                AGENCY,
                                EMPLOYER,
                                "payBy=\"" + day + "\""))
                .isEmpty();
        assertThat(story.duty("pay").due()).isEqualTo(local(due));
    }

    @Test
    void who_does_not_hand_over_what_was_asked_gets_a_decision() {
        send("third-party-collection.request", AGENCY, EMPLOYER);
        assertThat(send("third-party-collection.objection", EMPLOYER, AGENCY)).isEmpty();
        assertThat(send("third-party-collection.decision", AGENCY, EMPLOYER)).isEmpty();
        assertThat(story.open()).containsEntry("pay", EMPLOYER.value());
        assertThat(send("third-party-collection.payment-notice", EMPLOYER, AGENCY)).isEmpty();
        stateIs("paid");
        assertThat(send("third-party-collection.money-receipt", AGENCY, EMPLOYER)).isEmpty();
        assertThat(story.open()).isEmpty();
    }

    @Test
    void securities_are_frozen_in_a_day_transferred_in_five_and_sold_two_days_later() {
        story.at("2026-11-20T10:00");
        send("securities-freeze.order", AGENCY, DEPOSITORY);
        story.consigned(DEPOSITORY, "2026-11-20T10:30");
        assertThat(story.duty("freeze").due()).isEqualTo(local("2026-11-24T00:00"));
        story.at("2026-11-23T10:00");
        assertThat(send("securities-freeze.execution-report", DEPOSITORY, AGENCY)).isEmpty();
        assertThat(send("securities-freeze.transfer-request", AGENCY, DEPOSITORY)).isEmpty();
        story.consigned(DEPOSITORY, "2026-11-23T11:00");
        assertThat(story.duty("transfer-report").due()).isEqualTo(local("2026-12-02T00:00"));
        story.at("2026-11-30T10:00");
        assertThat(
                        send(
                                "securities-freeze.transfer-report",
                                DEPOSITORY,
                                AGENCY,
                                at("transferredAt", "2026-11-30T09:00")))
                .isEmpty();
        assertThat(story.duty("sale-notice").due()).isEqualTo(local("2026-12-03T00:00"));
        assertThat(send("securities-freeze.sale-notice", AGENCY, DEPOSITORY)).isEmpty();
        stateIs("sold");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void the_depository_executes_in_five_days_and_reports_three_days_after() {
        story.at("2026-11-20T10:00");
        send("securities-freeze.transfer-decision", AGENCY, DEPOSITORY);
        story.consigned(DEPOSITORY, "2026-11-20T10:00");
        assertThat(story.duty("transfer").due()).isEqualTo(local("2026-12-01T00:00"));
        story.at("2026-12-02T10:00");
        assertThat(
                        send(
                                "securities-freeze.transfer-decision-report",
                                DEPOSITORY,
                                AGENCY,
                                at("executedAt", "2026-11-30T15:00")))
                .isEmpty();
        assertThat(story.duty("transfer").status()).isEqualTo(Status.FULFILLED);
        assertThat(story.duty("transfer-decision-report"))
                .returns(local("2026-12-04T00:00"), Obligation::due)
                .returns(Status.FULFILLED, Obligation::status);
        stateIs("transferred");
    }

    @Test
    void an_exploited_asset_is_known_to_its_registry_and_to_the_commune() {
        assertThat(send("asset-exploitation.order", AGENCY, to(LAND, COMMUNE))).isEmpty();
        assertThat(send("asset-exploitation.execution-report", LAND, AGENCY)).isEmpty();
        stateIs("ordered");
        assertThat(send("asset-exploitation.execution-report", COMMUNE, AGENCY)).isEmpty();
        stateIs("exploited");
        assertThat(send("asset-exploitation.termination", AGENCY, to(LAND, COMMUNE))).isEmpty();
        send("asset-exploitation.termination-report", LAND, AGENCY);
        send("asset-exploitation.termination-report", COMMUNE, AGENCY);
        stateIs("terminated");
        assertThat(story.open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"paused, paused", "stopped, stopped"})
    void an_auction_is_paused_or_stopped(String outcome, String state) {
        send("auction-stop.request", AGENCY, AUCTION);
        assertThat(
                        send(
                                "auction-stop.confirmation",
                                AUCTION,
                                AGENCY,
                                "outcome=\"" + outcome + "\""))
                .isEmpty();
        stateIs(state);
    }
}
