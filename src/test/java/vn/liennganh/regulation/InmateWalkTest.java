package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
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

/** What a prisoner pays, from the intake to the transfer. */
class InmateWalkTest {

    private static final AgencyId PRISON = AgencyId.of("X99.61.001");
    private static final AgencyId REMAND_PRISON = AgencyId.of("X99.61.002");
    private static final String FIRST =
            """
            {"inmateName": "A", "judgment": {"number": "7/HS-ST", "date": "2025-05-05",
             "court": "B", "kind": "C"}, "reason": "D",
             "amount": {"amount": 2500777, "currency": "VND"}, "amountInWords": "%s",
             "collectedOn": "2027-01-31", "receiptNumbers": ["PT-1"]}
            """;
    private static final String SECOND =
            """
            {"inmateName": "A", "judgment": {"number": "7/HS-ST", "date": "2025-05-05",
             "court": "B", "kind": "C"}, "reason": "D",
             "amount": {"amount": 777, "currency": "VND"}, "amountInWords": "%s",
             "collectedOn": "2027-02-10", "receiptNumbers": ["PT-2"]}
            """;

    private final Story story = new Story();
    private final String firstWords = words("inmate-payment.receipt");

    /** The sample's words for its own amount, 2 500 777: this source speaks English only. */
    private static String words(String type) {
        return Story.sample(type).path("amountInWords").asString();
    }

    /** The end of those words, from "seven hundred" on. */
    private String secondWords() {
        String[] all = firstWords.split(" ");
        return String.join(" ", List.of(all).subList(5, all.length));
    }

    private Optional<Refusal> send(String type, AgencyId from, AgencyId to, String... fields) {
        return story.send(type, from, to(to), fields);
    }

    private void collected(String day, String receipt) {
        story.at(day + "T15:00");
        assertThat(
                        send(
                                "inmate-payment.collection-record",
                                PRISON,
                                AGENCY,
                                "receiptNumber=\"" + receipt + "\"",
                                "collectedOn=\"" + day + "\""))
                .isEmpty();
    }

    private String[] list(String... lines) {
        long total = lines.length == 1 ? 2_500_777 : 2_501_554;
        return new String[] {
            "lines=[" + String.join(",", lines) + "]", "total/amount=" + total,
        };
    }

    private Obligation transfer(String receipt) {
        return story.state().obligations().stream()
                .filter(one -> one.item().equals(Optional.of(receipt)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void x7_the_intake_is_told_within_15_days_or_on_the_monday_after() {
        story.at("2026-11-25T09:00");
        assertThat(send("inmate-payment.intake-notice", PRISON, AGENCY, "intakeOn=\"2026-11-20\""))
                .isEmpty();
        assertThat(story.duty("intake-notice"))
                .returns(local("2026-12-08T00:00"), Obligation::due)
                .returns(Status.FULFILLED, Obligation::status)
                .returns(PRISON, Obligation::party);
        assertThat(story.state().state()).isEqualTo("intake-notified");
        assertThat(story.open()).containsEntry("decision-notice", AGENCY.value());
    }

    @Test
    void x6_the_slip_is_due_five_working_days_after_the_notice_was_received() {
        story.at("2026-11-20T10:00");
        assertThat(send("inmate-payment.decision-notice", AGENCY, PRISON)).isEmpty();
        assertThat(story.ruling().copies()).containsExactly(PROCURACY);
        story.consigned(PRISON, "2026-11-20T14:00");
        assertThat(story.duty("service-slip"))
                .returns(local("2026-12-01T00:00"), Obligation::due)
                .returns(false, Obligation::provisional)
                .returns(PRISON, Obligation::party);
        story.at("2026-11-30T16:00");
        assertThat(send("inmate-payment.service-slip", PRISON, AGENCY)).isEmpty();
        assertThat(story.duty("service-slip").status()).isEqualTo(Status.FULFILLED);
        assertThat(story.state().state()).isEqualTo("served");
    }

    @Test
    void x8_two_collections_in_one_list_have_each_their_own_due_day() {
        story.at("2027-01-29T09:00");
        send("inmate-payment.decision-notice", AGENCY, PRISON);
        collected("2027-01-31", "PT-1");
        collected("2027-02-10", "PT-2");
        assertThat(transfer("PT-1").due()).isEqualTo(local("2027-03-02T00:00"));
        assertThat(transfer("PT-2").due()).isEqualTo(local("2027-03-11T00:00"));
        story.at("2027-03-05T09:00");
        assertThat(
                        send(
                                "inmate-payment.transfer-list",
                                PRISON,
                                AGENCY,
                                list(FIRST.formatted(firstWords), SECOND.formatted(secondWords()))))
                .isEmpty();
        assertThat(transfer("PT-1").status()).isEqualTo(Status.FULFILLED_LATE);
        assertThat(transfer("PT-2").status()).isEqualTo(Status.FULFILLED);
        assertThat(story.open()).containsEntry("receipt", AGENCY.value());
        assertThat(send("inmate-payment.receipt", AGENCY, PRISON)).isEmpty();
        assertThat(story.open()).containsOnlyKeys("service-slip");
    }

    @Test
    void a_list_discharges_only_the_collections_that_it_names() {
        story.at("2027-01-29T09:00");
        send("inmate-payment.decision-notice", AGENCY, PRISON);
        collected("2027-01-31", "PT-1");
        collected("2027-02-10", "PT-2");
        assertThat(
                        send(
                                "inmate-payment.transfer-list",
                                PRISON,
                                AGENCY,
                                list(FIRST.formatted(firstWords))))
                .isEmpty();
        assertThat(transfer("PT-1").status()).isEqualTo(Status.FULFILLED);
        assertThat(transfer("PT-2").status()).isEqualTo(Status.OPEN);
    }

    @Test
    void a_line_about_which_nothing_was_told_before_is_judged_by_its_own_day() {
        story.at("2027-01-29T09:00");
        send("inmate-payment.decision-notice", AGENCY, PRISON);
        collected("2027-02-10", "PT-2");
        story.at("2027-03-05T09:00");
        assertThat(
                        send(
                                "inmate-payment.transfer-list",
                                PRISON,
                                AGENCY,
                                list(FIRST.formatted(firstWords), SECOND.formatted(secondWords()))))
                .isEmpty();
        assertThat(transfer("PT-1"))
                .returns(local("2027-03-02T00:00"), Obligation::due)
                .returns(Status.FULFILLED_LATE, Obligation::status);
        assertThat(story.state().obligations())
                .filteredOn(one -> one.item().equals(Optional.of("PT-2")))
                .extracting(Obligation::status)
                .containsExactly(Status.FULFILLED);
    }

    @Test
    void words_that_say_another_amount_are_refused_with_their_line() {
        story.at("2027-02-10T09:00");
        send("inmate-payment.decision-notice", AGENCY, PRISON);
        assertThat(
                        send(
                                "inmate-payment.transfer-list",
                                PRISON,
                                AGENCY,
                                list(FIRST.formatted(firstWords), SECOND.formatted(firstWords))))
                .hasValueSatisfying(
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(RefusalCode.SCHEMA_VIOLATION);
                            assertThat(refusal.errors())
                                    .extracting(error -> error.pointer())
                                    .containsExactly("/body/lines/1/amountInWords");
                        });
    }

    @Test
    void a_total_that_is_not_the_sum_of_its_lines_is_refused() {
        send("inmate-payment.decision-notice", AGENCY, PRISON);
        assertThat(
                        send(
                                "inmate-payment.transfer-list",
                                PRISON,
                                AGENCY,
                                "lines=[" + FIRST.formatted(firstWords) + "]",
                                "total/amount=2500778"))
                .hasValueSatisfying(
                        refusal ->
                                assertThat(refusal.errors())
                                        .extracting(error -> error.pointer())
                                        .containsExactly("/body/total/amount"));
    }

    @Test
    void a_prisoner_who_moves_leaves_what_was_taken_with_the_old_keeper() {
        story.at("2027-01-29T09:00");
        send("inmate-payment.decision-notice", AGENCY, PRISON);
        collected("2027-01-31", "PT-1");
        assertThat(
                        story.send(
                                "inmate-payment.status-change",
                                PRISON,
                                to(AGENCY, REMAND_PRISON),
                                "change=\"transfer\"",
                                "newKeeper=\"B\""))
                .isEmpty();
        assertThat(story.state().state()).isEqualTo("moved");
        assertThat(send("inmate-payment.intake-notice", REMAND_PRISON, AGENCY)).isEmpty();
        assertThat(
                        send(
                                "inmate-payment.transfer-list",
                                PRISON,
                                AGENCY,
                                list(FIRST.formatted(firstWords))))
                .isEmpty();
        assertThat(transfer("PT-1").status()).isEqualTo(Status.FULFILLED);
    }

    @Test
    void money_without_a_decision_asks_for_an_account() {
        story.at("2026-11-20T10:00");
        assertThat(
                        send(
                                "inmate-payment.collection-without-decision",
                                PRISON,
                                AGENCY,
                                "receiptNumber=\"PT-1\""))
                .isEmpty();
        story.consigned(AGENCY, "2026-11-20T10:05");
        assertThat(story.state().state()).isEqualTo("no-decision");
        assertThat(story.duty("account-details").due()).isEqualTo(local("2026-12-01T00:00"));
        assertThat(transfer("PT-1").due()).isEqualTo(local("2026-12-22T00:00"));
        assertThat(send("inmate-payment.account-details", AGENCY, PRISON)).isEmpty();
        assertThat(story.open()).containsOnlyKeys("transfer-list");
    }
}
