package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.HUB;
import static vn.liennganh.regulation.Story.OTHER_AGENCY;
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

/** Who answers what by when about a debtor's means, and when the agency must look again. */
class VerificationWalkTest {

    private static final AgencyId INSURANCE = AgencyId.of("X99.91.001");
    private static final AgencyId LAND_OFFICE = AgencyId.of("X99.71.001");
    private static final AgencyId COMMUNE = AgencyId.of("X99.81.001");

    private final Story story = new Story().at("2026-11-20T10:00");

    private Optional<RefusalCode> send(String type, AgencyId from, AgencyId to, String... fields) {
        return story.send(type, from, to(to), fields).map(Refusal::code);
    }

    @ParameterizedTest
    @CsvSource({
        "X99.91.001, income-through-insurance",
        "X99.71.001, reply",
        "X99.81.001, reply",
        "X99.95.001, reply"
    })
    void every_holder_answers_within_three_working_days_by_the_rule_for_its_kind(
            String holder, String duty) {
        assertThat(send("condition-information.request", AGENCY, AgencyId.of(holder))).isEmpty();
        story.consigned(AgencyId.of(holder), "2026-11-20T10:10");
        assertThat(story.state().obligations())
                .singleElement()
                .returns(local("2026-11-27T00:00"), Obligation::due)
                .returns("condition-information/1#request." + duty, Obligation::rule);
    }

    @Test
    void with_a_provisional_measure_the_answer_is_due_immediately() {
        send("condition-information.request", AGENCY, LAND_OFFICE, "provisionalMeasure=true");
        assertThat(story.duty("reply").immediately()).isTrue();
    }

    @Test
    void half_an_answer_leaves_the_rest_owed_and_a_refusal_ends_it() {
        send("condition-information.request", AGENCY, INSURANCE);
        assertThat(send("condition-information.reply", INSURANCE, AGENCY, "complete=false"))
                .isEmpty();
        assertThat(story.open()).containsEntry("reply", INSURANCE.value());
        assertThat(send("condition-information.refusal", INSURANCE, AGENCY)).isEmpty();
        assertThat(story.open()).isEmpty();
        assertThat(story.state().state()).isEqualTo("refused");
    }

    @Test
    void minutes_signed_on_the_spot_take_the_place_of_the_reply() {
        send("condition-information.request", AGENCY, COMMUNE);
        assertThat(send("condition-information.minutes", COMMUNE, AGENCY)).isEmpty();
        assertThat(story.open()).isEmpty();
        assertThat(story.state().state()).isEqualTo("answered");
    }

    @ParameterizedTest
    @CsvSource({
        "registered-property, 2026-12-22T00:00",
        "other, 2026-12-08T00:00",
        "accounts, 2026-11-20T12:00",
        "provisional-measure, 2026-11-20T12:00"
    })
    void a_delegation_runs_by_what_is_verified(String subject, String due) {
        send("delegated-verification.delegation", AGENCY, OTHER_AGENCY, subject(subject));
        story.consigned(OTHER_AGENCY, "2026-11-20T10:00");
        assertThat(story.state().obligations())
                .singleElement()
                .returns(local(due), Obligation::due);
    }

    private static String subject(String subject) {
        return "subject=\"" + subject + "\"";
    }

    @Test
    void difficult_registered_property_has_45_days_from_the_same_receipt() {
        send("delegated-verification.delegation", AGENCY, OTHER_AGENCY);
        story.consigned(OTHER_AGENCY, "2026-11-20T10:00");
        story.at("2026-12-10T10:00");
        assertThat(send("delegated-verification.difficulty-notice", OTHER_AGENCY, AGENCY))
                .isEmpty();
        assertThat(story.duty("reply").due()).isEqualTo(local("2027-01-05T00:00"));
        story.at("2027-01-04T20:00");
        assertThat(send("delegated-verification.reply", OTHER_AGENCY, AGENCY)).isEmpty();
        assertThat(story.duty("reply").status()).isEqualTo(Status.FULFILLED);
    }

    @Test
    void nothing_but_registered_property_can_be_difficult_and_never_after_the_30_days() {
        send("delegated-verification.delegation", AGENCY, OTHER_AGENCY, subject("other"));
        assertThat(send("delegated-verification.difficulty-notice", OTHER_AGENCY, AGENCY))
                .contains(RefusalCode.STEP_NOT_PERMITTED);

        Story late = new Story().at("2026-11-20T10:00");
        late.send("delegated-verification.delegation", AGENCY, to(OTHER_AGENCY));
        late.consigned(OTHER_AGENCY, "2026-11-20T10:00");
        late.at("2026-12-22T00:00");
        assertThat(late.send("delegated-verification.difficulty-notice", OTHER_AGENCY, to(AGENCY)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "voluntary-period-ended, 2026-12-01T00:00",
        "result-of-a-party, 2026-12-01T00:00",
        "protest, 2026-12-01T00:00",
        "new-information, 2026-12-01T00:00",
        "provisional-measure, 2026-11-20T12:00"
    })
    void what_sets_off_a_verification_says_by_when(String ground, String due) {
        send("reverification.ground-record", AGENCY, HUB, "ground=\"" + ground + "\"");
        assertThat(story.state().obligations())
                .singleElement()
                .returns(local(due), Obligation::due)
                .returns(AGENCY, Obligation::party);
        story.at("2026-11-20T11:00");
        assertThat(send("reverification.result-record", AGENCY, HUB)).isEmpty();
        assertThat(story.open()).containsOnlyKeys("result-record");
    }

    @Test
    void without_means_the_agency_looks_again_after_six_months_or_a_year() {
        send("reverification.result-record", AGENCY, HUB);
        assertThat(story.duty("result-record").due()).isEqualTo(local("2027-05-21T00:00"));
        story.at("2027-05-19T10:00");
        send("reverification.result-record", AGENCY, HUB, "yearly=true");
        assertThat(story.state().obligations())
                .extracting(Obligation::status)
                .containsExactly(Status.FULFILLED, Status.OPEN);
        assertThat(story.duty("result-record").due()).isEqualTo(local("2028-05-20T00:00"));
        story.at("2027-06-01T10:00");
        send("reverification.result-record", AGENCY, HUB, "result=\"with-conditions\"");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void what_is_posted_comes_down_within_two_working_days_and_the_portal_within_three() {
        send("debtor-publication.posting-request", AGENCY, COMMUNE);
        assertThat(story.duty("publish").due()).isEqualTo(local("2026-12-01T00:00"));
        assertThat(send("debtor-publication.publication-record", AGENCY, HUB)).isEmpty();
        assertThat(send("debtor-publication.posting-report", COMMUNE, AGENCY)).isEmpty();
        assertThat(story.open()).isEmpty();
        assertThat(send("debtor-publication.posting-end", AGENCY, COMMUNE)).isEmpty();
        story.consigned(COMMUNE, "2026-11-20T10:10");
        assertThat(story.duty("end-posting").due()).isEqualTo(local("2026-11-26T00:00"));
        assertThat(story.duty("take-down").due()).isEqualTo(local("2026-11-27T00:00"));
        assertThat(send("debtor-publication.posting-end-report", COMMUNE, AGENCY)).isEmpty();
        assertThat(send("debtor-publication.take-down-record", AGENCY, HUB)).isEmpty();
        assertThat(story.open()).isEmpty();
        assertThat(story.state().state()).isEqualTo("ended");
    }
}
