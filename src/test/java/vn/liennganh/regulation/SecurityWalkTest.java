package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.BANK;
import static vn.liennganh.regulation.Story.PROCURACY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.Obligation.Status;

/** Security measures beside accounts and registries, from beginning to end. */
class SecurityWalkTest {

    private static final AgencyId EMPLOYER = AgencyId.of("X99.95.001");
    private static final AgencyId OFFICE = AgencyId.of("X99.12.001");
    private static final AgencyId IMMIGRATION = AgencyId.of("X99.93.001");

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
    void urgent_minutes_on_deposited_assets_are_followed_by_an_order_within_24_hours() {
        story.at("2026-11-23T17:05");
        assertThat(
                        send(
                                "asset-freeze.urgent-minutes",
                                AGENCY,
                                BANK,
                                at("minutesAt", "2026-11-23T17:00")))
                .isEmpty();
        assertThat(story.ruling().copies()).containsExactly(PROCURACY);
        assertThat(story.duty("order").due()).isEqualTo(local("2026-11-24T17:00"));
        story.at("2026-11-24T16:00");
        assertThat(send("asset-freeze.order", AGENCY, BANK)).isEmpty();
        assertThat(story.duty("order").immediately()).as("the procuracy's copy").isTrue();
        assertThat(send("asset-freeze.execution-report", BANK, AGENCY)).isEmpty();
        stateIs("frozen");
        assertThat(send("asset-freeze.release", AGENCY, BANK)).isEmpty();
        assertThat(send("asset-freeze.release-report", BANK, AGENCY)).isEmpty();
        stateIs("released");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void what_was_seized_is_returned_with_a_notice_three_working_days_after_the_ground() {
        story.at("2026-11-20T09:00");
        send(
                "temporary-seizure.urgent-minutes",
                AGENCY,
                EMPLOYER,
                at("minutesAt", "2026-11-20T08:30"));
        assertThat(story.duty("order").due()).isEqualTo(local("2026-11-21T08:30"));
        assertThat(send("temporary-seizure.order", AGENCY, EMPLOYER)).isEmpty();
        assertThat(send("temporary-seizure.return-notice", AGENCY, EMPLOYER))
                .as("nothing was seized yet")
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        assertThat(send("temporary-seizure.seizure-minutes", AGENCY, EMPLOYER)).isEmpty();
        stateIs("seized");
        assertThat(send("temporary-seizure.release", AGENCY, EMPLOYER)).isEmpty();
        stateIs("released");
        story.at("2026-11-27T00:00");
        send("temporary-seizure.return-notice", AGENCY, EMPLOYER, "groundArisenOn=\"2026-11-20\"");
        assertThat(story.duty("return-notice"))
                .returns(local("2026-11-27T00:00"), Obligation::due)
                .returns(Status.FULFILLED_LATE, Obligation::status);
        assertThat(send("temporary-seizure.return-minutes", AGENCY, EMPLOYER)).isEmpty();
        assertThat(story.open()).isEmpty();
    }

    @Test
    void a_private_officer_is_answered_in_24_hours_and_settles_or_hands_over_in_five_days() {
        story.at("2026-11-20T10:00");
        assertThat(send("security-measure-request.request", OFFICE, AGENCY)).isEmpty();
        story.consigned(AGENCY, "2026-11-20T10:30");
        assertThat(story.duty("decide").due()).isEqualTo(local("2026-11-21T10:30"));
        assertThat(send("security-measure-request.handover", OFFICE, AGENCY))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        story.at("2026-11-20T15:00");
        assertThat(send("security-measure-request.decision-notice", AGENCY, OFFICE)).isEmpty();
        assertThat(story.duty("decide").status()).isEqualTo(Status.FULFILLED);
        story.consigned(OFFICE, "2026-11-20T15:30");
        assertThat(story.duty("settle").due()).isEqualTo(local("2026-12-01T00:00"));
        assertThat(story.duty("procuracy-notice").immediately()).isTrue();
        assertThat(send("security-measure-request.procuracy-notice", OFFICE, to(PROCURACY, AGENCY)))
                .isEmpty();
        story.at("2026-11-30T10:00");
        assertThat(send("security-measure-request.handover", OFFICE, AGENCY)).isEmpty();
        assertThat(story.duty("settle").status()).isEqualTo(Status.FULFILLED);
        stateIs("handed-over");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void a_refused_private_officer_owes_nothing() {
        send("security-measure-request.request", OFFICE, AGENCY);
        assertThat(send("security-measure-request.refusal", AGENCY, OFFICE)).isEmpty();
        stateIs("refused");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void missing_data_stop_the_update_and_bring_it_back() {
        story.at("2026-11-20T10:00");
        send("exit-suspension.order", AGENCY, IMMIGRATION, at("issuedAt", "2026-11-20T09:00"));
        assertThat(story.duty("notify").status()).isEqualTo(Status.FULFILLED);
        assertThat(send("exit-suspension.data-request", IMMIGRATION, AGENCY)).isEmpty();
        assertThat(story.open()).containsOnlyKeys("data-supplement");
        assertThat(send("exit-suspension.data-supplement", AGENCY, IMMIGRATION)).isEmpty();
        assertThat(story.open()).containsOnlyKeys("update");
        assertThat(send("exit-suspension.update-report", IMMIGRATION, AGENCY)).isEmpty();
        stateIs("suspended");
        assertThat(send("exit-suspension.extension", AGENCY, IMMIGRATION)).isEmpty();
        assertThat(send("exit-suspension.update-report", IMMIGRATION, AGENCY)).isEmpty();
        assertThat(send("exit-suspension.cancellation", AGENCY, IMMIGRATION)).isEmpty();
        assertThat(send("exit-suspension.update-report", IMMIGRATION, AGENCY)).isEmpty();
        stateIs("cancelled");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void an_order_to_suspend_the_exit_names_the_person_in_full() {
        assertThat(send("exit-suspension.order", AGENCY, IMMIGRATION, "debtor/birthDate="))
                .contains(RefusalCode.SCHEMA_VIOLATION);
    }
}
