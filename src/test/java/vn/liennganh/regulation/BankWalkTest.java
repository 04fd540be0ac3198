package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.BANK;
import static vn.liennganh.regulation.Story.PROCURACY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.Obligation.Status;

/** What a bank and the agency tell each other about what the bank is owed by judgment. */
class BankWalkTest {

    private final Story story = new Story();

    private Optional<RefusalCode> send(
            String message, AgencyId from, AgencyId to, String... fields) {
        return story.send("credit-recovery." + message, from, to(to), fields).map(Refusal::code);
    }

    @Test
    void papers_are_asked_for_twice_before_the_request_goes_back() {
        story.at("2026-11-20T10:00");
        assertThat(send("papers-request", AGENCY, BANK)).isEmpty();
        assertThat(send("request-return", AGENCY, BANK))
                .as("asked for once only")
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        story.at("2026-12-09T10:00");
        assertThat(send("papers-request", AGENCY, BANK, "requestNumber=2")).isEmpty();
        assertThat(send("request-return", AGENCY, BANK)).isEmpty();
        assertThat(story.ruling().copies()).containsExactly(PROCURACY);
        assertThat(story.state().state()).isEqualTo("returned");
        assertThat(story.open()).isEmpty();
    }

    @Test
    void a_second_request_needs_a_first() {
        assertThat(send("papers-request", AGENCY, BANK, "requestNumber=2"))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @Test
    void papers_that_come_end_the_asking() {
        send("papers-request", AGENCY, BANK);
        assertThat(story.open()).containsEntry("papers", BANK.value());
        assertThat(send("papers", BANK, AGENCY)).isEmpty();
        assertThat(story.open()).isEmpty();
        assertThat(story.state().state()).isEqualTo("case-work");
    }

    @Test
    void x12_surplus_and_report_are_due_24_hours_after_the_disposal_on_a_saturday() {
        story.at("2026-11-20T10:00");
        send("bad-debt-notice", AGENCY, BANK);
        assertThat(story.open()).as("when the bank will sell is not known").isEmpty();
        story.at("2026-12-06T09:59");
        assertThat(
                        send(
                                "bad-debt-result",
                                BANK,
                                AGENCY,
                                "disposedAt=\"2026-12-05T10:00:00+07:00\""))
                .isEmpty();
        assertThat(story.duty("bad-debt-result"))
                .returns(local("2026-12-06T10:00"), Obligation::due)
                .returns(Status.FULFILLED, Obligation::status)
                .returns(BANK, Obligation::party);
    }

    @Test
    void a_surplus_that_comes_a_minute_late_is_late() {
        story.at("2026-11-20T10:00");
        send("bad-debt-notice", AGENCY, BANK);
        story.at("2026-12-06T10:01");
        send("bad-debt-result", BANK, AGENCY, "disposedAt=\"2026-12-05T10:00:00+07:00\"");
        assertThat(story.duty("bad-debt-result").status()).isEqualTo(Status.FULFILLED_LATE);
    }

    @Test
    void collateral_is_told_of_within_three_working_days() {
        story.at("2026-11-20T10:00");
        send("collateral-request", AGENCY, BANK);
        story.consigned(BANK, "2026-11-20T10:10");
        assertThat(story.duty("collateral-information").due()).isEqualTo(local("2026-11-27T00:00"));
        assertThat(send("collateral-information", BANK, AGENCY, "complete=false")).isEmpty();
        assertThat(story.open()).containsKey("collateral-information");
        assertThat(send("collateral-information", BANK, AGENCY)).isEmpty();
        assertThat(story.open()).isEmpty();
    }

    @Test
    void a_package_is_answered_when_every_case_is() {
        String line = Story.sample("credit-recovery.package").path("lines").path(0).toString();
        String[] lines = {line, line};
        for (int i = 0; i < lines.length; i++) {
            lines[i] =
                    line.replaceFirst("\"caseNumber\":\"[^\"]*\"", "\"caseNumber\":\"" + i + '"');
        }
        story.at("2026-11-20T10:00");
        assertThat(send("package", BANK, AGENCY, "lines=[" + String.join(",", lines) + "]"))
                .isEmpty();
        assertThat(
                        send(
                                "package-answer",
                                AGENCY,
                                BANK,
                                "outcome=\"part-accepted\"",
                                "answers=[{\"caseNumber\": \"0\", \"outcome\": \"accepted\"}]"))
                .isEmpty();
        assertThat(story.open()).containsKey("package-answer");
        assertThat(
                        send(
                                "package-answer",
                                AGENCY,
                                BANK,
                                "answers=[{\"caseNumber\": \"1\", \"outcome\": \"unknown\"}]"))
                .isEmpty();
        assertThat(story.open()).isEmpty();
        assertThat(story.state().state()).isEqualTo("accepted");
    }

    @Test
    void a_conclusion_of_the_task_force_is_reported_on_by_its_number() {
        story.at("2026-11-20T10:00");
        String conclusions =
                "conclusions=[{\"number\": \"1\", \"conclusion\": \"A\", \"responsible\": \"B\"},"
                        + "{\"number\": \"2\", \"conclusion\": \"A\", \"responsible\": \"B\"}]";
        assertThat(send("task-force-minutes", AGENCY, BANK, conclusions)).isEmpty();
        assertThat(send("conclusion-report", BANK, AGENCY)).isEmpty();
        assertThat(story.state().obligations())
                .extracting(one -> one.item().orElseThrow(), Obligation::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("1", Status.FULFILLED),
                        org.assertj.core.api.Assertions.tuple("2", Status.OPEN));
    }
}
