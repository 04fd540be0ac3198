package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.BANK;
import static vn.liennganh.regulation.Story.HUB;
import static vn.liennganh.regulation.Story.PROCURACY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.Obligation.Status;

/** Suspension of registration and transfer, attachment, and the new owner's title. */
class RegistrationTest {

    private static final AgencyId LAND = AgencyId.of("X99.71.001");
    private static final AgencyId NOTARY = AgencyId.of("X99.76.001");
    private static final AgencyId COMMITTEE = AgencyId.of("X99.80.000");
    private static final AgencyId COMMUNE = AgencyId.of("X99.81.001");
    private static final String VEHICLE =
            "asset={\"kind\":\"vehicle\",\"vehicle\":{\"plate\":\"77C-000.77\"}}";

    private final Story story = new Story();

    private Optional<RefusalCode> send(
            String message, AgencyId from, AgencyId recipient, String... fields) {
        return story.send("registration-suspension." + message, from, to(recipient), fields)
                .map(Refusal::code);
    }

    private void suspended() {
        story.at("2026-11-20T09:00");
        assertThat(send("order", AGENCY, LAND)).isEmpty();
        story.consigned(LAND, "2026-11-20T09:30");
        story.at("2026-11-20T11:00");
        String moment = at("suspendedAt", "2026-11-20T10:00");
        assertThat(send("execution-report", LAND, AGENCY, moment, "otherRights=")).isEmpty();
        assertThat(story.state().state()).isEqualTo("suspended");
    }

    private void attached() {
        assertThat(send("attachment", AGENCY, LAND)).isEmpty();
        assertThat(send("execution-report", LAND, AGENCY, "otherRights=")).isEmpty();
        assertThat(story.state().state()).isEqualTo("attached");
    }

    private static String at(String field, String moment) {
        return field + "=\"" + moment + ":00+07:00\"";
    }

    @Test
    void the_registry_stops_at_once_and_its_report_is_of_policy() {
        story.at("2026-11-20T09:00");
        assertThat(send("order", AGENCY, LAND)).isEmpty();
        assertThat(story.ruling().copies()).containsExactly(PROCURACY);
        story.consigned(LAND, "2026-11-20T10:00");
        assertThat(story.duty("suspend"))
                .returns(true, Obligation::immediately)
                .returns(local("2026-11-20T12:00"), Obligation::due);
        assertThat(story.duty("execution-report"))
                .returns(true, Obligation::policy)
                .returns(local("2026-11-24T00:00"), Obligation::due);
        story.at("2026-11-23T16:00");
        send("execution-report", LAND, AGENCY, at("suspendedAt", "2026-11-20T11:00"));
        assertThat(story.duty("suspend").status()).isEqualTo(Status.FULFILLED);
        assertThat(story.open()).isEmpty();
    }

    @Test
    void a_report_says_when_or_why_not() {
        assertThat(send("order", AGENCY, LAND)).isEmpty();
        assertThat(send("execution-report", LAND, AGENCY, "suspendedAt="))
                .contains(RefusalCode.SCHEMA_VIOLATION);
        assertThat(send("execution-report", LAND, AGENCY, "outcome=\"not-found\""))
                .contains(RefusalCode.SCHEMA_VIOLATION);
        assertThat(
                        send(
                                "execution-report",
                                LAND,
                                AGENCY,
                                "outcome=\"not-found\"",
                                "suspendedAt=",
                                "reasonIfNotFound=\"-\""))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("not-found");
    }

    @Test
    void an_order_names_its_asset() {
        assertThat(send("order", AGENCY, LAND, "asset=")).contains(RefusalCode.SCHEMA_VIOLATION);
        assertThat(send("order", AGENCY, LAND, "asset={\"kind\":\"vehicle\"}"))
                .contains(RefusalCode.SCHEMA_VIOLATION);
    }

    @Test
    void every_registry_has_a_state_of_its_own() {
        assertThat(story.send("registration-suspension.order", AGENCY, to(LAND, NOTARY))).isEmpty();
        send("execution-report", LAND, AGENCY);
        assertThat(story.state().lanes())
                .containsEntry(LAND, "suspended")
                .containsEntry(NOTARY, "ordered");
        assertThat(story.open()).containsEntry("execution-report", NOTARY.value());
    }

    @Test
    void real_estate_is_attached_three_working_days_after_the_notice() {
        suspended();
        story.at("2026-11-20T14:00");
        assertThat(
                        story.send(
                                "registration-suspension.attachment-notice",
                                AGENCY,
                                to(PROCURACY, LAND, COMMUNE),
                                at("attachmentAt", "2026-11-27T08:00")))
                .isEmpty();
        assertThat(story.state().lanes()).containsOnlyKeys(LAND);
        assertThat(story.state().state()).isEqualTo("attachment-notified");
        story.at("2026-11-23T09:00");
        assertThat(
                        send(
                                "attachment",
                                AGENCY,
                                LAND,
                                at("attachmentAt", "2026-11-26T23:00"),
                                "dissipationRisk=",
                                "dissipationReason="))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        assertThat(
                        send(
                                "attachment",
                                AGENCY,
                                LAND,
                                at("attachmentAt", "2026-11-27T08:00"),
                                "dissipationRisk=",
                                "dissipationReason="))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("attached");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26T08:00, FULFILLED", "2026-11-25T08:00, FULFILLED_LATE"})
    void a_notice_that_comes_too_late_is_marked_and_not_refused(String at, Status status) {
        suspended();
        story.at("2026-11-20T14:00");
        assertThat(send("attachment-notice", AGENCY, LAND, at("attachmentAt", at))).isEmpty();
        assertThat(story.state().obligations())
                .filteredOn(one -> one.rule().endsWith("#attachment-notice.attachment-notice"))
                .extracting(Obligation::status)
                .containsExactly(status);
    }

    @Test
    void the_notice_is_waived_to_prevent_dissipation_for_a_reason() {
        suspended();
        String soon = at("attachmentAt", "2026-11-20T15:00");
        assertThat(send("attachment", AGENCY, LAND, soon, "dissipationRisk=", "dissipationReason="))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        assertThat(
                        send(
                                "attachment",
                                AGENCY,
                                LAND,
                                soon,
                                "dissipationRisk=true",
                                "dissipationReason="))
                .contains(RefusalCode.SCHEMA_VIOLATION);
        assertThat(send("attachment", AGENCY, LAND, soon, "dissipationRisk=true")).isEmpty();
        assertThat(story.state().state()).isEqualTo("attached");
        assertThat(story.open()).containsOnlyKeys("suspend", "execution-report");
    }

    @Test
    void only_real_estate_is_announced() {
        story.at("2026-11-20T09:00");
        assertThat(
                        send(
                                "attachment",
                                AGENCY,
                                LAND,
                                VEHICLE,
                                at("attachmentAt", "2026-11-20T15:00"),
                                "dissipationRisk=",
                                "dissipationReason="))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("attached");
    }

    @Test
    void who_holds_a_mortgage_is_told_at_once_and_tells_at_once() {
        story.at("2026-11-20T09:00");
        assertThat(send("attachment", AGENCY, LAND, "mortgaged=true")).isEmpty();
        assertThat(story.duty("mortgagee-notice"))
                .returns(AGENCY, Obligation::party)
                .returns(local("2026-11-20T11:00"), Obligation::due);
        assertThat(send("mortgage-change", BANK, AGENCY)).contains(RefusalCode.EXCHANGE_UNKNOWN);
        assertThat(send("mortgagee-notice", AGENCY, BANK)).isEmpty();
        assertThat(story.open()).doesNotContainKey("mortgagee-notice");
        story.at("2026-11-23T09:00");
        assertThat(send("mortgage-change", BANK, AGENCY, at("occurredAt", "2026-11-20T15:00")))
                .isEmpty();
        assertThat(story.duty("mortgage-change").status()).isEqualTo(Status.FULFILLED_LATE);
        assertThat(story.state().lanes()).containsOnlyKeys(LAND);
    }

    @Test
    void a_mortgage_that_the_registry_reported_is_told_of_whatever_the_officer_ticked() {
        story.at("2026-11-20T09:00");
        send("order", AGENCY, LAND);
        assertThat(send("execution-report", LAND, AGENCY, RIGHTS)).isEmpty();
        assertThat(story.open()).doesNotContainKey("tell-mortgagee");
        story.at("2026-11-20T15:00");
        assertThat(send("attachment", AGENCY, LAND, "mortgaged=false")).isEmpty();
        assertThat(story.duty("tell-mortgagee"))
                .returns(AGENCY, Obligation::party)
                .returns(AGENCY, Obligation::owedTo)
                .returns(local("2026-11-20T17:00"), Obligation::due);

        assertThat(send("mortgagee-notice", AGENCY, BANK)).isEmpty();

        assertThat(story.duty("tell-mortgagee").status()).isEqualTo(Status.FULFILLED);
        assertThat(send("execution-report", LAND, AGENCY, RIGHTS)).isEmpty();
        assertThat(story.open()).doesNotContainKey("tell-mortgagee");
    }

    @Test
    void a_mortgage_reported_first_after_the_attachment_is_told_of_then() {
        story.at("2026-11-20T09:00");
        send("attachment", AGENCY, LAND, "mortgaged=false");
        assertThat(story.open()).doesNotContainKey("tell-mortgagee");
        story.at("2026-11-20T14:00");

        assertThat(send("execution-report", LAND, AGENCY, RIGHTS)).isEmpty();

        assertThat(story.duty("tell-mortgagee"))
                .returns(AGENCY, Obligation::owedTo)
                .returns(Optional.of("Sen"), Obligation::item)
                .returns(local("2026-11-20T16:00"), Obligation::due);
        assertThat(send("mortgagee-notice", AGENCY, BANK)).isEmpty();
        assertThat(story.open()).doesNotContainKey("tell-mortgagee");
    }

    @Test
    void whoever_was_told_already_is_not_owed_it_again_when_the_registry_reports() {
        story.at("2026-11-20T09:00");
        send("attachment", AGENCY, LAND, "mortgaged=true");
        assertThat(send("mortgagee-notice", AGENCY, BANK, "mortgagees=[\"Sen\"]")).isEmpty();

        assertThat(send("execution-report", LAND, AGENCY, RIGHTS)).isEmpty();

        assertThat(story.open()).isEmpty();
    }

    private static final String RIGHTS =
            "otherRights=[{\"mortgagee\":\"Sen\",\"registeredAt\":\"2025-01-02\"}]";

    @Test
    void a_release_is_due_three_working_days_after_its_ground_and_reported() {
        suspended();
        story.at("2026-11-27T00:00");
        assertThat(send("release", AGENCY, LAND, "groundArisenOn=\"2026-11-20\"")).isEmpty();
        assertThat(story.state().obligations())
                .filteredOn(one -> one.rule().endsWith("#release.release"))
                .singleElement()
                .returns(local("2026-11-27T00:00"), Obligation::due)
                .returns(Status.FULFILLED_LATE, Obligation::status);
        assertThat(story.state().state()).isEqualTo("release-sent");
        assertThat(story.ruling().copies()).contains(PROCURACY);
        assertThat(send("release-report", LAND, AGENCY)).isEmpty();
        assertThat(story.state().state()).isEqualTo("released");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void a_lapse_ends_the_measure_in_any_state_and_the_lifting_is_reported() {
        suspended();
        attached();
        assertThat(send("lapse-notice", AGENCY, LAND)).isEmpty();
        assertThat(story.state().state()).isEqualTo("lapsed");
        assertThat(story.open()).containsOnlyKeys("lift");
        assertThat(send("release-report", LAND, AGENCY)).isEmpty();
        assertThat(story.state().state()).isEqualTo("lapsed");
        assertThat(send("attachment", AGENCY, LAND)).contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30T23:59, FULFILLED", "2026-12-01T00:00, FULFILLED_LATE"})
    void the_title_file_is_lodged_ten_days_after_delivery(String at, Status status) {
        suspended();
        attached();
        story.at(at);
        assertThat(send("title-file", AGENCY, LAND, "deliveredOn=\"2026-11-20\"")).isEmpty();
        assertThat(story.duty("title-file"))
                .returns(local("2026-12-01T00:00"), Obligation::due)
                .returns(status, Obligation::status);
        assertThat(story.duty("title-result").policy()).isTrue();
        assertThat(send("title-result", LAND, AGENCY)).isEmpty();
        assertThat(story.state().state()).isEqualTo("transferred");
    }

    @Test
    void a_title_file_holds_what_proves_the_transfer_and_may_be_lodged_again() {
        suspended();
        attached();
        assertThat(send("title-file", AGENCY, LAND, "auctionResult="))
                .contains(RefusalCode.SCHEMA_VIOLATION);
        assertThat(send("title-file", AGENCY, LAND, "certificate="))
                .contains(RefusalCode.SCHEMA_VIOLATION);
        assertThat(
                        send(
                                "title-file",
                                AGENCY,
                                LAND,
                                "certificate=",
                                "certificateMissingReason=\"-\""))
                .isEmpty();
        assertThat(
                        send(
                                "title-result",
                                LAND,
                                AGENCY,
                                "outcome=\"refused\"",
                                "reason=\"-\"",
                                "registeredAt="))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("attached");
        assertThat(send("title-file", AGENCY, LAND)).isEmpty();
    }

    @Test
    void a_request_to_revoke_a_certificate_is_answered_in_fifteen_days() {
        suspended();
        assertThat(send("certificate-revocation", AGENCY, COMMITTEE))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        attached();
        assertThat(send("certificate-revocation", AGENCY, COMMITTEE)).isEmpty();
        story.consigned(COMMITTEE, "2026-11-20T15:00");
        assertThat(story.duty("revocation-answer"))
                .returns(COMMITTEE, Obligation::party)
                .returns(local("2026-12-08T00:00"), Obligation::due);
        story.at("2026-12-07T23:59");
        assertThat(send("revocation-answer", COMMITTEE, AGENCY)).isEmpty();
        assertThat(story.duty("revocation-answer").status()).isEqualTo(Status.FULFILLED);
        assertThat(story.state().state()).isEqualTo("attached");
    }

    @Test
    void an_opinion_is_given_while_it_is_owed() {
        suspended();
        assertThat(send("opinion", LAND, AGENCY)).contains(RefusalCode.STEP_NOT_PERMITTED);
        assertThat(send("opinion-request", AGENCY, LAND)).isEmpty();
        assertThat(story.duty("opinion").policy()).isTrue();
        assertThat(send("opinion", LAND, AGENCY)).isEmpty();
        assertThat(story.state().state()).isEqualTo("suspended");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void coercion_follows_ten_days_after_its_grounds_were_recorded() {
        suspended();
        assertThat(send("coercion-grounds-record", AGENCY, HUB, "coercionGroundsOn=\"2026-11-14\""))
                .isEmpty();
        assertThat(story.duty("attachment"))
                .returns(local("2026-11-26T00:00"), Obligation::due)
                .returns(AGENCY, Obligation::owedTo);
        attached();
        assertThat(story.open()).isEmpty();
    }

    @Test
    void coercion_is_owed_no_more_once_its_grounds_are_gone() {
        suspended();
        send("coercion-grounds-record", AGENCY, HUB, "coercionGroundsOn=\"2026-11-14\"");

        assertThat(send("coercion-grounds-withdrawal", AGENCY, HUB)).isEmpty();

        assertThat(story.duty("attachment").status()).isEqualTo(Obligation.Status.WAIVED);
        assertThat(story.open()).isEmpty();
    }
}
