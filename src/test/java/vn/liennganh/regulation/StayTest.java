package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.PROCURACY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/** The person who may protest asks for a stay. */
class StayTest {

    private final Story story = new Story().at("2026-12-01T09:00");

    private Optional<RefusalCode> declines() {
        return story.send(
                        "stay.decision",
                        AGENCY,
                        to(PROCURACY),
                        "outcome=\"declined\"",
                        "reason=\"x\"",
                        "decision=",
                        "postponedUntil=")
                .map(Refusal::code);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T08:30:00, must-postpone",
        "2026-12-01T08:30:01, may-postpone",
        "2026-12-01T09:00:00, may-postpone"
    })
    void x11_a_request_less_than_24_hours_before_leaves_it_to_the_head(String at, String state) {
        story.at(at);
        story.send(
                "stay.request", PROCURACY, to(AGENCY), "coercionAt=\"2026-12-02T08:30:00+07:00\"");
        assertThat(story.state().state()).isEqualTo(state);
        assertThat(declines().isEmpty()).isEqualTo(state.equals("may-postpone"));
    }

    @Test
    void a_request_must_be_followed_where_no_time_is_fixed() {
        story.send("stay.request", PROCURACY, to(AGENCY), "coercionTimeKnown=false", "coercionAt=");
        assertThat(story.state().state()).isEqualTo("must-postpone");
        assertThat(declines()).contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @Test
    void a_stay_lasts_three_months_from_the_date_of_the_request_at_most() {
        story.send("stay.request", PROCURACY, to(AGENCY));
        story.send(
                "stay.decision",
                AGENCY,
                to(PROCURACY),
                "requestedOn=\"2026-12-01\"",
                "postponedUntil=\"2027-02-26\"");
        assertThat(story.state().state()).isEqualTo("postponed");
        assertThat(story.duty("end-of-stay").due()).isEqualTo(local("2027-03-02T00:00"));
        assertThat(story.duty("resumption"))
                .returns("enforcement-decision.resumption", Obligation::owes)
                .returns(local("2027-03-06T00:00"), Obligation::due);
        story.send("stay.end-notice", AGENCY, to(PROCURACY), "endedOn=\"2027-02-26\"");
        assertThat(story.open()).isEmpty();
        assertThat(story.state().state()).isEqualTo("ended");
    }
}
