package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
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

/** A coercion on Wednesday 2 December 2026 at 08:30, and what must stand before it. */
class CoercionTest {

    private static final AgencyId COMMUNE_POLICE = AgencyId.of("X99.21.001");
    private static final AgencyId PROVINCIAL_POLICE = AgencyId.of("X99.21.000");
    private static final AgencyId COMMITTEE = AgencyId.of("X99.81.000");
    private static final AgencyId COMMUNE = AgencyId.of("X99.81.001");
    private static final Optional<RefusalCode> REFUSED =
            Optional.of(RefusalCode.STEP_NOT_PERMITTED);
    private static final String TIME = "\"2026-12-02T08:30:00+07:00\"";

    private final Story story = new Story();

    private Optional<RefusalCode> send(
            String message, AgencyId from, AgencyId recipient, String... fields) {
        return story.send("coercion-security." + message, from, to(recipient), fields)
                .map(Refusal::code);
    }

    private Optional<RefusalCode> consults(int version) {
        return send(
                "consultation",
                AGENCY,
                COMMUNE_POLICE,
                "plannedAt=" + TIME,
                "planVersion=" + version);
    }

    private Optional<RefusalCode> replies(String outcome, int version) {
        return send(
                "consultation-reply",
                COMMUNE_POLICE,
                AGENCY,
                "outcome=\"" + outcome + "\"",
                "planVersion=" + version,
                "reason=\"x\"");
    }

    private Optional<RefusalCode> plans(int version) {
        return story.send(
                        "coercion-security.plan",
                        AGENCY,
                        to(COMMUNE_POLICE, PROCURACY, COMMUNE),
                        "time=" + TIME,
                        "version=" + version)
                .map(Refusal::code);
    }

    private Optional<RefusalCode> draws(int version) {
        return send("protection-plan", COMMUNE_POLICE, AGENCY, "planVersion=" + version);
    }

    private String state() {
        return story.state().state();
    }

    @Test
    void x9_fourteen_working_days_are_enough_for_a_simple_case() {
        story.at("2026-11-11T08:00");
        assertThat(consults(1)).isEmpty();
        story.consigned(COMMUNE_POLICE, "2026-11-11T08:00");
        assertThat(story.duty("consultation-reply").due()).isEqualTo(local("2026-11-17T00:00"));
        story.at("2026-11-16T16:00");
        assertThat(replies("agree", 1)).isEmpty();
        assertThat(story.duty("draft-record"))
                .returns(AGENCY, Obligation::party)
                .returns(AGENCY, Obligation::owedTo)
                .returns(local("2026-11-20T00:00"), Obligation::due);
        story.at("2026-11-19T09:00");
        assertThat(send("draft-record", AGENCY, HUB)).isEmpty();
        assertThat(state()).isEqualTo("drafting");
        assertThat(plans(1)).isEmpty();
        story.consigned(COMMUNE_POLICE, "2026-11-19T09:00");
        assertThat(story.duty("draw-up"))
                .returns(COMMUNE_POLICE, Obligation::party)
                .returns(local("2026-11-26T00:00"), Obligation::due);
        assertThat(story.duty("protection-plan").due()).isEqualTo(local("2026-11-26T00:00"));
        assertThat(story.duty("cost-notice-record").due()).isEqualTo(local("2026-12-01T00:00"));
        assertThat(story.duty("hold-meeting").due()).isEqualTo(local("2026-12-02T00:00"));
        assertThat(story.duty("go-or-not").due()).isEqualTo(local("2026-12-01T08:30"));
    }

    @Test
    void a_complex_case_goes_to_the_province_within_the_three_days_and_has_five_more() {
        story.at("2026-11-04T08:00");
        consults(1);
        story.consigned(COMMUNE_POLICE, "2026-11-04T08:00");
        story.at("2026-11-09T15:00");
        assertThat(
                        story.send(
                                "coercion-security.complexity-report",
                                COMMUNE_POLICE,
                                to(PROVINCIAL_POLICE, AGENCY)))
                .isEmpty();
        assertThat(story.duty("consultation-reply").status()).isEqualTo(Status.FULFILLED);
        assertThat(state()).isEqualTo("referred-to-province");
        story.consigned(PROVINCIAL_POLICE, "2026-11-09T15:00");
        assertThat(story.duty("provincial-reply"))
                .returns(PROVINCIAL_POLICE, Obligation::party)
                .returns(AGENCY, Obligation::owedTo)
                .returns(local("2026-11-17T00:00"), Obligation::due);
        assertThat(replies("agree", 1)).as("the province answers now").isEqualTo(REFUSED);
        assertThat(send("provincial-reply", PROVINCIAL_POLICE, AGENCY)).isEmpty();
        assertThat(state()).isEqualTo("agreed");
        assertThat(story.open()).containsOnlyKeys("draft-record");
    }

    @Test
    void police_who_disagree_are_directed_by_the_head_of_the_committee() {
        story.at("2026-11-11T08:00");
        consults(1);
        assertThat(send("committee-report", AGENCY, COMMITTEE)).as("too soon").isEqualTo(REFUSED);
        assertThat(replies("disagree", 1)).isEmpty();
        assertThat(state()).isEqualTo("disagreed");
        assertThat(plans(1)).as("no consent").isEqualTo(REFUSED);
        assertThat(send("committee-report", AGENCY, COMMITTEE)).isEmpty();
        assertThat(state()).isEqualTo("with-committee");
        assertThat(story.send("coercion-security.direction", COMMITTEE, to(COMMUNE_POLICE, AGENCY)))
                .isEmpty();
        assertThat(state()).isEqualTo("agreed");
        assertThat(story.open()).containsOnlyKeys("draft-record");
        assertThat(plans(1)).isEmpty();
    }

    @Test
    void silence_is_never_consent() {
        story.at("2026-11-11T08:00");
        consults(1);
        story.lapses("consultation-reply");
        assertThat(state()).isEqualTo("no-reply");
        assertThat(plans(1)).isEqualTo(REFUSED);
        assertThat(send("committee-report", AGENCY, COMMITTEE, "ground=\"no-reply\"")).isEmpty();
        assertThat(replies("agree", 1)).as("late, and the committee has it").isEmpty();
        assertThat(state()).isEqualTo("with-committee");
        assertThat(story.duty("consultation-reply").status()).isNotEqualTo(Status.OVERDUE);
    }

    @Test
    void consent_is_to_one_version_of_the_plan() {
        story.at("2026-11-11T08:00");
        consults(1);
        assertThat(replies("agree", 2)).as("a version nobody sent").isEqualTo(REFUSED);
        assertThat(replies("agree", 1)).isEmpty();
        assertThat(plans(2)).as("changed after the consent").isEqualTo(REFUSED);
        assertThat(consults(2)).as("a change opens the consent again").isEmpty();
        assertThat(story.duty("draft-record").status()).isEqualTo(Status.SUPERSEDED);
        assertThat(plans(2)).as("not yet agreed").isEqualTo(REFUSED);
        assertThat(replies("agree", 2)).isEmpty();
        assertThat(plans(1)).as("the old version").isEqualTo(REFUSED);
        assertThat(plans(2)).isEmpty();
        assertThat(draws(1)).as("a protection plan for the old version").isEqualTo(REFUSED);
        assertThat(draws(2)).isEmpty();
        assertThat(state()).isEqualTo("protection-drawn");
    }

    @Test
    void the_protection_plan_is_drawn_in_three_days_and_sent_five_before() {
        story.at("2026-11-18T09:00");
        consults(1);
        replies("agree", 1);
        plans(1);
        story.consigned(COMMUNE_POLICE, "2026-11-18T09:00");
        story.at("2026-11-25T23:59");
        assertThat(send("protection-plan", COMMUNE_POLICE, AGENCY, "drawnUpOn=\"2026-11-25\""))
                .isEmpty();
        assertThat(story.duty("draw-up").status()).isEqualTo(Status.FULFILLED_LATE);
        assertThat(story.duty("protection-plan").status()).isEqualTo(Status.FULFILLED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-02T21:59:00, true",
        "2026-12-02T22:00:00, false",
        "2026-12-03T05:59:00, false",
        "2026-12-03T06:00:00, true",
        "2026-12-05T08:30:00, false",
        "2026-11-24T08:30:00, false",
        "2027-01-21T08:30:00, true",
        "2027-01-22T08:30:00, false",
        "2027-02-23T08:30:00, false",
        "2027-02-24T08:30:00, true"
    })
    void nothing_is_enforced_at_night_on_rest_days_and_around_tet(String planned, boolean open) {
        story.at("2026-11-11T08:00");
        assertThat(
                        send(
                                        "consultation",
                                        AGENCY,
                                        COMMUNE_POLICE,
                                        "plannedAt=\"" + planned + "+07:00\"")
                                .isEmpty())
                .isEqualTo(open);
    }

    @Test
    void around_tet_the_window_binds_mobilised_forces_only() {
        story.at("2026-11-11T08:00");
        assertThat(
                        send(
                                "consultation",
                                AGENCY,
                                COMMUNE_POLICE,
                                "plannedAt=\"2027-01-22T08:30:00+07:00\"",
                                "forcesMobilised=false"))
                .isEmpty();
    }

    @Test
    void the_day_goes_from_the_go_decision_to_the_settlement_of_its_costs() {
        story.at("2026-11-19T09:00");
        consults(1);
        replies("agree", 1);
        plans(1);
        draws(1);
        send("cost-notice-record", AGENCY, HUB, "noticedOn=\"2026-11-19\"");
        send("meeting-minutes", AGENCY, COMMUNE_POLICE, "heldAt=\"2026-11-19T08:00:00+07:00\"");
        assertThat(
                        send(
                                "go-decision",
                                AGENCY,
                                COMMUNE_POLICE,
                                "coercionAt=\"2026-12-03T08:30:00+07:00\""))
                .as("another day than the plan's")
                .isEqualTo(REFUSED);
        assertThat(send("go-decision", AGENCY, COMMUNE_POLICE, "coercionAt=" + TIME)).isEmpty();
        assertThat(state()).isEqualTo("ready");
        story.at("2026-12-02T09:00");
        send("situation-notice", COMMUNE_POLICE, AGENCY);
        assertThat(state()).isEqualTo("running");
        send("pause-request", COMMUNE_POLICE, AGENCY);
        assertThat(state()).isEqualTo("paused");
        assertThat(story.open()).containsKey("pause-decision");
        send("pause-decision", AGENCY, COMMUNE_POLICE);
        assertThat(state()).isEqualTo("running");
        send("result-report", AGENCY, COMMUNE_POLICE);
        assertThat(state()).isEqualTo("done");
        assertThat(story.open()).containsOnlyKeys("cost-settlement");
        assertThat(send("cost-settlement", AGENCY, COMMUNE_POLICE)).isEmpty();
        assertThat(story.open()).isEmpty();
    }

    @Test
    void police_who_cannot_deploy_say_why_and_owe_nothing_more() {
        story.at("2026-11-19T09:00");
        consults(1);
        replies("agree", 1);
        plans(1);
        assertThat(send("unable-to-deploy", COMMUNE_POLICE, AGENCY, "reason="))
                .contains(RefusalCode.SCHEMA_VIOLATION);
        assertThat(send("unable-to-deploy", COMMUNE_POLICE, AGENCY)).isEmpty();
        assertThat(state()).isEqualTo("cannot-deploy");
        assertThat(story.open().values()).doesNotContain(COMMUNE_POLICE.value());
        assertThat(send("committee-report", AGENCY, COMMITTEE)).isEmpty();
        assertThat(send("cancellation", AGENCY, COMMUNE_POLICE)).isEmpty();
        assertThat(story.open()).isEmpty();
    }
}
