package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.PROCURACY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.Obligation.Status;

/** Two questions to a court about its judgment. */
class ClarificationTest {

    private static final AgencyId COURT = AgencyId.of("X99.41.001");
    private static final AgencyId SUPERIOR_COURT = AgencyId.of("X99.41.000");
    private static final Optional<RefusalCode> REFUSED =
            Optional.of(RefusalCode.STEP_NOT_PERMITTED);

    private final Story story = new Story().at("2026-11-20T09:00");
    private UUID request = UUID.randomUUID();
    private UUID answer = UUID.randomUUID();

    private Optional<RefusalCode> send(
            String message, AgencyId from, AgencyId recipient, String... fields) {
        return story.send("judgment-clarification." + message, from, to(recipient), fields)
                .map(Refusal::code);
    }

    private void asked() {
        assertThat(send("request", AGENCY, COURT)).isEmpty();
        request = story.lastId();
        story.consigned(COURT, "2026-11-20T10:00");
    }

    private Optional<RefusalCode> answers(String... questions) {
        String all = "";
        for (String question : questions) {
            all +=
                    (all.isEmpty() ? "" : ",")
                            + "{\"questionNo\":\"%s\",\"outcome\":\"explained\",\"text\":\"x\"}"
                                    .formatted(question);
        }
        Optional<RefusalCode> refusal = send("answer", COURT, AGENCY, "answers=[" + all + "]");
        if (refusal.isEmpty()) {
            answer = story.lastId();
        }
        return refusal;
    }

    private Optional<RefusalCode> asksTheSuperiorCourt() {
        return send(
                "superior-request",
                AGENCY,
                SUPERIOR_COURT,
                "originalRequest/messageId=\"" + request + "\"",
                "answer/messageId=\"" + answer + "\"");
    }

    private String state() {
        return story.state().state();
    }

    @Test
    void x4_an_answer_is_due_in_30_days_and_in_45_of_the_same_receipt_where_it_is_complex() {
        asked();
        assertThat(story.duty("answer"))
                .returns(local("2026-12-22T00:00"), Obligation::due)
                .returns(COURT, Obligation::party);
        story.at("2026-12-21T23:59");
        assertThat(send("complexity-notice", COURT, AGENCY)).isEmpty();
        assertThat(story.duty("answer").due()).isEqualTo(local("2027-01-05T00:00"));
        assertThat(state()).isEqualTo("complex");
    }

    @Test
    void complexity_is_declared_before_the_thirtieth_day_has_passed_and_once() {
        asked();
        story.at("2026-12-22T00:00");
        assertThat(send("complexity-notice", COURT, AGENCY)).isEqualTo(REFUSED);
        story.at("2026-12-01T08:00");
        assertThat(send("complexity-notice", COURT, AGENCY)).isEmpty();
        assertThat(send("complexity-notice", COURT, AGENCY)).isEqualTo(REFUSED);
    }

    @Test
    void questions_are_settled_one_by_one_and_the_last_one_answers_the_request() {
        asked();
        story.at("2026-12-01T08:00");
        assertThat(answers("2")).isEmpty();
        assertThat(state()).isEqualTo("part-answered");
        assertThat(story.duty("answer").status()).isEqualTo(Status.OPEN);
        assertThat(story.open()).doesNotContainKey("follow-up");
        assertThat(answers("2")).as("settled already").isEqualTo(REFUSED);
        assertThat(answers("9")).as("never asked").isEqualTo(REFUSED);
        assertThat(answers("1")).isEmpty();
        assertThat(state()).isEqualTo("answered");
        assertThat(story.duty("answer").status()).isEqualTo(Status.FULFILLED);
        story.consigned(AGENCY, "2026-12-01T09:00");
        assertThat(story.duty("follow-up"))
                .returns(AGENCY, Obligation::party)
                .returns(true, Obligation::policy)
                .returns(local("2026-12-09T00:00"), Obligation::due);
        assertThat(send("follow-up", AGENCY, COURT)).isEmpty();
        assertThat(state()).isEqualTo("followed-up");
        assertThat(story.ruling().copies()).containsExactly(PROCURACY);
    }

    @Test
    void silence_is_a_state_of_its_own_in_which_a_late_answer_is_still_taken() {
        asked();
        story.lapses("answer");
        assertThat(state()).isEqualTo("silent");
        story.at("2026-12-28T08:00");
        assertThat(asksTheSuperiorCourt()).as("no appeal for silence").isEqualTo(REFUSED);
        assertThat(send("complexity-notice", COURT, AGENCY)).isEqualTo(REFUSED);
        assertThat(answers("1", "2")).isEmpty();
        assertThat(state()).isEqualTo("answered");
        assertThat(story.duty("answer").status()).isEqualTo(Status.FULFILLED_LATE);
    }

    @Test
    void the_superior_court_is_asked_only_when_the_reply_is_still_unclear() {
        asked();
        assertThat(asksTheSuperiorCourt()).as("no reply yet").isEqualTo(REFUSED);
        story.at("2026-12-01T08:00");
        answers("1");
        assertThat(asksTheSuperiorCourt()).as("reply not complete").isEqualTo(REFUSED);
        answers("2");
        assertThat(
                        send(
                                "unclear-notice",
                                AGENCY,
                                COURT,
                                "originalRequest/messageId=\"" + request + "\"",
                                "answer/messageId=\"" + answer + "\""))
                .isEmpty();
        assertThat(state()).isEqualTo("unclear");
        assertThat(asksTheSuperiorCourt()).isEmpty();
        assertThat(state()).isEqualTo("referred-up");
        assertThat(story.open()).doesNotContainKey("follow-up");
        story.at("2026-12-08T08:00");
        assertThat(
                        story.send(
                                "judgment-clarification.superior-direction",
                                SUPERIOR_COURT,
                                to(COURT, AGENCY)))
                .isEmpty();
        assertThat(state()).isEqualTo("asked");
        assertThat(story.duty("answer"))
                .returns(COURT, Obligation::party)
                .returns(AGENCY, Obligation::owedTo)
                .returns(true, Obligation::policy);
        assertThat(answers("1")).as("the question asked anew").isEmpty();
        assertThat(state()).isEqualTo("answered");
    }

    @Test
    void a_reasoned_refusal_is_an_answer() {
        asked();
        assertThat(
                        send(
                                "answer",
                                COURT,
                                AGENCY,
                                "requestRefused=true",
                                "answers=[{\"questionNo\":\"1\",\"outcome\":\"refused\",\"reason\":\"x\"},"
                                        + "{\"questionNo\":\"2\",\"outcome\":\"refused\",\"reason\":\"x\"}]"))
                .isEmpty();
        assertThat(state()).isEqualTo("refused");
        assertThat(story.duty("answer").status()).isEqualTo(Status.FULFILLED);
        assertThat(asksTheSuperiorCourt()).isEqualTo(REFUSED);
        assertThat(send("follow-up", AGENCY, COURT)).isEmpty();
    }

    @Test
    void a_refusal_without_a_reason_is_none() {
        asked();
        assertThat(
                        send(
                                "answer",
                                COURT,
                                AGENCY,
                                "answers=[{\"questionNo\":\"1\",\"outcome\":\"refused\"}]"))
                .contains(RefusalCode.SCHEMA_VIOLATION);
    }

    @Test
    void a_correction_goes_to_the_procuracy_too() {
        asked();
        answers("2");
        assertThat(story.ruling().copies()).isEmpty();
        send(
                "answer",
                COURT,
                AGENCY,
                "answers=[{\"questionNo\":\"1\",\"outcome\":\"corrected\",\"text\":\"x\","
                        + "\"correctionDecision\":{\"number\":\"1\",\"date\":\"2026-11-20\"}}]");
        assertThat(story.ruling().copies()).containsExactly(PROCURACY);
    }
}
