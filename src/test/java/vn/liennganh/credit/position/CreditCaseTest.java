package vn.liennganh.credit.position;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.credit.position.CaseTale.BRANCH;
import static vn.liennganh.credit.position.CaseTale.CENTRAL;
import static vn.liennganh.credit.position.CaseTale.HEAD;
import static vn.liennganh.credit.position.CaseTale.OFFICE;
import static vn.liennganh.credit.position.CaseTale.OTHER;
import static vn.liennganh.credit.position.CaseTale.money;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.credit.position.Item.Kind;
import vn.liennganh.credit.position.Item.State;
import vn.liennganh.message.Json;

/** What each message of a case changes, and for whom. */
class CreditCaseTest {

    @ParameterizedTest
    @CsvSource({
        "accepted, ACCEPTED, ACCEPTED",
        "unknown, UNKNOWN, NOT_TAKEN",
        "not-competent, NOT_COMPETENT, NOT_TAKEN"
    })
    void a_package_is_answered_case_by_case(String said, Claim.Outcome outcome, Stage stage) {
        CaseTale tale = new CaseTale().pack(1, BRANCH, 900_000_000);
        assertThat(tale.stage()).isEqualTo(Stage.PROPOSED);
        assertThat(tale.now().waitsOn()).containsExactly(OFFICE);

        tale.answer(1, BRANCH, said);

        assertThat(tale.file().claim().orElseThrow().outcome()).isEqualTo(outcome);
        assertThat(tale.stage()).isEqualTo(stage);
        assertThat(tale.now().waitsOn()).isEmpty();
    }

    @Test
    void milestones_come_from_enforcement_messages_and_a_failed_round_is_followed_by_another() {
        CaseTale tale =
                CaseTale.accepted()
                        .decision("enforcement-decision.decision", "2026-11-02")
                        .decision("reverification.result-record", "2026-11-05");
        assertThat(tale.stage()).isEqualTo(Stage.VERIFIED);
        tale.hear(
                "registration-suspension.attachment",
                50,
                OFFICE,
                CaseTale.PROCURACY,
                true,
                body -> body.put("attachmentAt", "2026-11-09T08:00:00+07:00"));
        assertThat(tale.stage()).isEqualTo(Stage.ATTACHED);
        tale.sale(BRANCH, "valued", "2026-11-12", 2_000_000_000)
                .sale(BRANCH, "auction-planned", "2026-12-01", 2_000_000_000)
                .sale(BRANCH, "auction-failed", "2026-12-01", 0)
                .sale(BRANCH, "auction-planned", "2026-12-20", 1_800_000_000);
        assertThat(tale.stage()).isEqualTo(Stage.AUCTION);
        assertThat(tale.now().laneOf(tale.file()).rounds()).isEqualTo(2);
        tale.sale(BRANCH, "auction-won", "2026-12-20", 1_850_000_000);
        assertThat(tale.stage()).isEqualTo(Stage.SOLD);
        tale.sale(BRANCH, "delivered", "2026-12-28", 0);
        assertThat(tale.stage()).isEqualTo(Stage.DELIVERED);
        tale.office("payment-notice", 60, body -> money(body, "amount", 850_000_000));
        assertThat(tale.stage()).isEqualTo(Stage.PAID);
        assertThat(tale.file().paid()).isEqualTo(850_000_000);
    }

    @Test
    void what_holds_the_case_up_stands_beside_its_stage_until_it_is_resumed() {
        CaseTale tale =
                CaseTale.accepted()
                        .decision("enforcement-decision.decision", "2026-11-02")
                        .decision("enforcement-decision.postponement", "2026-11-09");
        assertThat(tale.stage()).isEqualTo(Stage.DECIDED);
        assertThat(tale.now().lane().aside()).contains(Milestone.Kind.POSTPONED);

        tale.decision("enforcement-decision.resumption", "2026-11-10");

        assertThat(tale.now().lane().aside()).isEmpty();
    }

    @Test
    void a_part_payment_before_the_sale_does_not_move_the_stage() {
        CaseTale tale =
                CaseTale.accepted()
                        .decision("enforcement-decision.decision", "2026-11-02")
                        .office("payment-notice", 60, body -> money(body, "amount", 1));

        assertThat(tale.stage()).isEqualTo(Stage.DECIDED);
    }

    @Test
    void a_bank_that_names_any_case_number_learns_nothing_before_the_agency_takes_it() {
        CaseTale tale =
                new CaseTale()
                        .decision("enforcement-decision.decision", "2026-11-02")
                        .pack(1, BRANCH, 1)
                        .bank("obstacle", 2, body -> body.put("description", "why so slow"))
                        .answer(1, BRANCH, "unknown");
        assertThat(tale.seen(BRANCH).milestones()).isEmpty();
        assertThat(tale.seen(BRANCH).files()).hasSize(1);

        tale.pack(3, BRANCH, 1).answer(3, BRANCH, "accepted");

        assertThat(tale.seen(BRANCH).milestones()).hasSize(1);
    }

    @Test
    void a_mortgagee_is_shown_the_notice_it_got_and_no_other_fact_of_the_case() {
        CaseTale tale =
                new CaseTale()
                        .decision("enforcement-decision.decision", "2026-11-02")
                        .office(
                                "attachment-notice",
                                4,
                                body -> body.put("attachedAt", "2026-11-09T08:00:00+07:00"));

        assertThat(tale.seen(BRANCH).milestones())
                .extracting(Milestone::kind)
                .containsExactly(Milestone.Kind.ATTACHED);
        assertThat(tale.seen(OFFICE).milestones()).hasSize(2);
    }

    @Test
    void one_bank_sees_nothing_of_what_another_claims_is_told_or_is_paid() {
        CaseTale tale = CaseTale.accepted().pack(8, OTHER, 5).answer(8, OTHER, "accepted");
        tale.sale(OTHER, "valued", "2026-11-12", 77)
                .hear(
                        "credit-recovery.obstacle",
                        9,
                        OTHER,
                        OFFICE,
                        true,
                        body -> body.put("description", "only theirs"));

        CreditCase branch = tale.seen(BRANCH);
        assertThat(branch.files()).extracting(BankFile::institution).containsExactly(HEAD);
        assertThat(branch.milestones()).isEmpty();
        assertThat(branch.waitsOn()).isEmpty();
        assertThat(Json.MAPPER.writeValueAsString(branch)).doesNotContain("theirs", "51.002");
        assertThat(tale.seen(OFFICE).files()).hasSize(2);
        assertThat(tale.seen(CaseTale.PROCURACY).files()).isEmpty();
    }

    @Test
    void papers_asked_twice_and_not_sent_are_missing_until_they_come() {
        CaseTale tale = CaseTale.accepted();
        tale.office("papers-request", 5, body -> body.put("requestNumber", 1).put("asset", "a"));
        assertThat(tale.file().papersMissing()).isFalse();
        tale.office("papers-request", 5, body -> body.put("requestNumber", 2).put("asset", "a"));
        assertThat(tale.file().papersMissing()).isTrue();
        assertThat(tale.item(Kind.PAPERS).asked()).isEqualTo(2);
        assertThat(tale.file().of(Kind.PAPERS)).hasSize(1);
        assertThat(tale.now().waitsOn()).containsExactly(BRANCH);

        tale.bank("papers", 5, body -> body.put("note", "here"));

        assertThat(tale.file().papersMissing()).isFalse();
        assertThat(tale.now().waitsOn()).isEmpty();
    }

    @Test
    void a_returned_request_ends_the_file_and_nobody_waits() {
        CaseTale tale = CaseTale.accepted();
        tale.office("papers-request", 5, body -> body.put("requestNumber", 1))
                .office("papers-request", 5, body -> body.put("requestNumber", 2))
                .office("request-return", 5, body -> body.put("returnedOn", "2026-11-20"));

        assertThat(tale.stage()).isEqualTo(Stage.RETURNED);
        assertThat(tale.now().waitsOn()).isEmpty();
    }

    @Test
    void a_return_in_the_exchange_of_the_package_leaves_its_other_cases_alone() {
        CaseTale tale = CaseTale.accepted();
        tale.hear(
                "credit-recovery.request-return",
                1,
                OFFICE,
                BRANCH,
                "another",
                Json.MAPPER.createObjectNode().put("returnedOn", "2026-11-20"),
                List.of());

        assertThat(tale.stage()).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void an_obstacle_has_an_owner_and_a_date_and_is_the_turn_of_whoever_must_speak() {
        CaseTale tale =
                CaseTale.accepted()
                        .bank(
                                "obstacle",
                                6,
                                body ->
                                        body.put("description", "access")
                                                .put("owner", "Division 1")
                                                .put("targetDate", "2026-12-15"));
        assertThat(tale.file().obstructed()).isTrue();
        assertThat(tale.item(Kind.OBSTACLE).owner()).isEqualTo("Division 1");
        assertThat(tale.item(Kind.OBSTACLE).on()).contains(LocalDate.of(2026, 12, 15));
        assertThat(tale.now().waitsOn()).containsExactly(OFFICE);

        tale.office("obstacle-answer", 6, body -> body.put("answer", "no").put("resolved", false));
        assertThat(tale.item(Kind.OBSTACLE).state()).isEqualTo(State.DISPUTED);
        assertThat(tale.now().waitsOn()).containsExactly(BRANCH);

        tale.office("obstacle-answer", 6, body -> body.put("answer", "ok").put("resolved", true));
        assertThat(tale.file().obstructed()).isFalse();
    }

    @Test
    void a_waiver_goes_through_the_department_to_the_head_office_and_back() {
        CaseTale tale = CaseTale.accepted();
        tale.hear(
                "credit-recovery.waiver-proposal",
                7,
                OFFICE,
                CENTRAL,
                true,
                body -> money(body, "proposedWaiver", 100));
        assertThat(tale.now().waitsOn()).containsExactly(CENTRAL);
        assertThat(tale.seen(BRANCH).waivers()).isEmpty();
        assertThat(tale.seen(CENTRAL).files()).hasSize(1);

        tale.hear(
                "credit-recovery.waiver-proposal",
                7,
                CENTRAL,
                HEAD,
                true,
                body -> money(body, "proposedWaiver", 100));
        assertThat(tale.now().waitsOn()).containsExactly(HEAD);
        assertThat(tale.seen(HEAD).waivers()).hasSize(1);
        assertThat(tale.seen(BRANCH).waivers()).isEmpty();
        tale.hear("credit-recovery.waiver-copy", 7, CENTRAL, BRANCH, true, body -> {});
        assertThat(tale.seen(BRANCH).waivers()).hasSize(1);

        tale.hear(
                "credit-recovery.waiver-answer",
                7,
                HEAD,
                CENTRAL,
                true,
                body -> {
                    body.put("outcome", "partly").put("validUntil", "2026-12-31");
                    money(body, "waived", 60);
                });
        assertThat(tale.now().waitsOn()).containsExactly(CENTRAL);
        tale.hear(
                "credit-recovery.waiver-answer",
                7,
                CENTRAL,
                OFFICE,
                true,
                body -> {
                    body.put("outcome", "partly").put("validUntil", "2026-12-31");
                    money(body, "waived", 60);
                });

        Waiver waiver = tale.now().waivers().get(0);
        assertThat(tale.now().waitsOn()).isEmpty();
        assertThat(waiver.answer().orElseThrow().waived()).isEqualTo(OptionalLong.of(60));
        assertThat(waiver.answer().orElseThrow().validUntil()).contains(LocalDate.of(2026, 12, 31));
    }

    @Test
    void consent_waits_on_the_agency_until_its_decision() {
        CaseTale tale =
                CaseTale.accepted()
                        .bank("termination-consent", 8, body -> body.put("scope", "all"));
        assertThat(tale.now().waitsOn()).containsExactly(OFFICE);

        tale.decision("enforcement-decision.termination", "2026-11-25");

        assertThat(tale.now().waitsOn()).isEmpty();
        assertThat(tale.stage()).isEqualTo(Stage.TERMINATED);
        assertThat(tale.item(Kind.CONSENT).answer()).isEqualTo("9/QD");
    }

    @Test
    void collateral_that_the_bank_disposes_of_is_named_until_it_reports_the_surplus() {
        CaseTale tale =
                CaseTale.accepted()
                        .office(
                                "bad-debt-notice",
                                9,
                                body ->
                                        body.putObject("collateral")
                                                .put("certificateNumber", "CH 1"));
        assertThat(tale.file().disposing()).containsExactly("CH 1");

        tale.bank(
                "bad-debt-result",
                9,
                body -> {
                    body.put("disposedAt", "2026-12-05T10:00:00+07:00");
                    money(body, "surplus", 40);
                });

        assertThat(tale.file().disposing()).isEmpty();
        assertThat(tale.item(Kind.BAD_DEBT).answered()).isEqualTo(OptionalLong.of(40));
        assertThat(tale.item(Kind.BAD_DEBT).happenedAt()).isPresent();
    }

    @Test
    void written_and_read_back_a_case_is_the_same() {
        CaseTale tale = CaseTale.accepted().sale(BRANCH, "valued", "2026-11-12", 77);
        tale.bank("interest-statement", 6, body -> money(body, "total", 9));

        String json = Json.MAPPER.writeValueAsString(tale.now());

        assertThat(Json.MAPPER.readValue(json, CreditCase.class)).isEqualTo(tale.now());
    }
}
