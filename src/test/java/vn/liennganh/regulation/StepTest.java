package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.BANK;
import static vn.liennganh.regulation.Story.OTHER_BANK;
import static vn.liennganh.regulation.Story.PROCURACY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.regulation.LapsePlan.Addressee;
import vn.liennganh.regulation.LapsePlan.Notice;
import vn.liennganh.regulation.Obligation.Status;

class StepTest {

    private final Story story = new Story();

    @Test
    void a_request_to_many_is_answered_by_each_for_itself() {
        story.at("2026-11-20T09:00");
        assertThat(story.send("account-information.request", AGENCY, to(BANK, OTHER_BANK)))
                .isEmpty();
        assertThat(story.ruling().copies()).isEmpty();
        assertThat(story.state().lanes())
                .containsEntry(BANK, "requested")
                .containsEntry(OTHER_BANK, "requested");
        story.send("account-information.reply", BANK, to(AGENCY), "complete=false");
        assertThat(story.state().lanes()).containsEntry(BANK, "part-answered");
        assertThat(story.open()).containsEntry("reply", BANK.value() + "," + OTHER_BANK.value());
        story.send("account-information.reply", BANK, to(AGENCY), "complete=true");
        assertThat(story.state().lanes())
                .containsEntry(BANK, "answered")
                .containsEntry(OTHER_BANK, "requested");
        assertThat(story.open()).containsEntry("reply", OTHER_BANK.value());
        assertThat(story.send("account-information.reply", BANK, to(AGENCY)).map(Refusal::code))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26T23:59, FULFILLED", "2026-11-27T00:00, FULFILLED_LATE"})
    void a_refusal_to_inform_has_three_working_days(String at, Status status) {
        story.at("2026-11-20T09:00");
        story.send("account-information.request", AGENCY, to(BANK));
        story.consigned(BANK, "2026-11-20T09:30");
        story.at(at);
        assertThat(story.send("account-information.refusal", BANK, to(AGENCY))).isEmpty();
        assertThat(story.duty("reply"))
                .returns(status, Obligation::status)
                .returns(local("2026-11-27T00:00"), Obligation::due);
        assertThat(story.state().state()).isEqualTo("refused");
    }

    @Test
    void receipt_dates_a_duty_once() {
        story.at("2026-11-20T09:00");
        story.send("account-information.request", AGENCY, to(BANK));
        assertThat(story.duty("reply"))
                .returns(true, Obligation::provisional)
                .returns(local("2026-11-20T11:00"), Obligation::due);
        story.consigned(BANK, "2026-11-20T10:00");
        Obligation dated = story.duty("reply");
        assertThat(dated)
                .returns(false, Obligation::provisional)
                .returns(local("2026-11-20T12:00"), Obligation::due);
        story.consigned(BANK, "2026-11-20T15:00");
        assertThat(story.duty("reply")).isEqualTo(dated);
        assertThat(
                        Story.JUDGE.consigned(
                                story.state(),
                                story.lastId(),
                                PROCURACY,
                                local("2026-11-20T16:00")))
                .isEmpty();
    }

    @Test
    void a_duty_that_was_late_only_by_the_acceptance_is_on_time_by_the_receipt() {
        story.at("2026-11-20T09:00");
        story.send("account-information.request", AGENCY, to(BANK));
        UUID request = story.lastId();
        story.at("2026-11-20T11:30");
        story.send("account-information.reply", BANK, to(AGENCY));
        assertThat(story.duty("reply").status()).isEqualTo(Status.FULFILLED_LATE);
        List<Obligation> changed =
                Story.JUDGE.consigned(story.state(), request, BANK, local("2026-11-20T10:00"));
        assertThat(changed)
                .singleElement()
                .returns(Status.FULFILLED, Obligation::status)
                .returns(local("2026-11-20T12:00"), Obligation::due);
    }

    @Test
    void an_answer_closes_what_it_names_and_otherwise_the_oldest() {
        story.send("sandbox.ping", AGENCY, to(BANK));
        assertThat(story.send("sandbox.pong", BANK, to(AGENCY))).isEmpty();
        assertThat(story.state().state()).isEqualTo("answered");

        Story other = new Story();
        other.send("account-deduction.order", AGENCY, to(BANK));
        other.send("account-deduction.transfer-notice", BANK, to(AGENCY), "result=\"part\"");
        UUID first = other.lastId();
        other.send("account-deduction.transfer-notice", BANK, to(AGENCY), "result=\"full\"");
        UUID second = other.lastId();
        other.answer(second, "account-deduction.money-receipt", AGENCY, BANK);
        assertThat(other.state().obligations())
                .filteredOn(one -> one.cause().equals(second))
                .extracting(Obligation::status)
                .containsOnly(Status.FULFILLED);
        assertThat(other.state().obligations())
                .filteredOn(one -> one.cause().equals(first))
                .extracting(Obligation::status)
                .containsOnly(Status.OPEN);
        other.send("account-deduction.money-receipt", AGENCY, to(BANK));
        assertThat(other.open()).isEmpty();
    }

    @Test
    void a_type_that_does_not_open_cannot_open_and_an_unknown_exchange_is_unknown() {
        assertThat(story.send("account-freeze.release", AGENCY, to(BANK)).map(Refusal::code))
                .contains(RefusalCode.STEP_NOT_PERMITTED);
        Story empty = new Story();
        assertThat(
                        empty.answer(UUID.randomUUID(), "account-freeze.release", AGENCY, BANK)
                                .map(Refusal::code))
                .contains(RefusalCode.EXCHANGE_UNKNOWN);
    }

    @Test
    void silence_is_followed_by_notices_and_drafts_in_the_order_of_time() {
        story.at("2026-11-20T09:00");
        story.send("account-freeze.order", AGENCY, to(BANK));
        Obligation report = story.duty("execution-report");
        assertThat(Story.RULES.lapsePlan(report))
                .containsExactly(
                        new Notice(
                                LapseAction.DUE_SOON,
                                report.due().minus(Duration.ofHours(6)),
                                Addressee.PARTY),
                        new Notice(
                                LapseAction.DUE_SOON,
                                report.due().minus(Duration.ofHours(6)),
                                Addressee.OWED_TO),
                        new Notice(LapseAction.OVERDUE, report.due(), Addressee.PARTY),
                        new Notice(LapseAction.OVERDUE, report.due(), Addressee.OWED_TO),
                        new Notice(LapseAction.SILENCE, report.due(), Addressee.OWED_TO),
                        new Notice(LapseAction.DRAFT_REMINDER, report.due(), Addressee.OWED_TO),
                        new Notice(
                                LapseAction.RAISE_INSIDE,
                                report.due().plus(Duration.ofHours(24)),
                                Addressee.SUPERIOR),
                        new Notice(
                                LapseAction.DRAFT_SANCTION,
                                report.due().plus(Duration.ofHours(72)),
                                Addressee.OWED_TO));
        assertThat(report.lapse()).contains(LapseAction.SILENCE, LapseAction.DRAFT_SANCTION);
    }
}
