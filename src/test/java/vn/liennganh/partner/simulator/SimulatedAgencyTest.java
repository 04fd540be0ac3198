package vn.liennganh.partner.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.partner.simulator.AgencyRig.BANK;
import static vn.liennganh.partner.simulator.AgencyRig.OFFICE;
import static vn.liennganh.partner.simulator.AgencyRig.REPORT;
import static vn.liennganh.partner.simulator.AgencyRig.soon;
import static vn.liennganh.partner.simulator.AgencyRig.whileLonger;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Envelope;

/** How a simulated agency keeps its mail, as the hub and who wrote to it see it. */
class SimulatedAgencyTest {

    @TempDir private Path dir;

    private AgencyRig rig;

    @BeforeEach
    void a_bank_begins() {
        rig = new AgencyRig(dir, BANK, "bank");
    }

    @AfterEach
    void everybody_stops() {
        rig.close();
    }

    @Test
    void a_ping_is_answered_and_then_acknowledged() {
        Envelope ping = rig.hub.deliver("sandbox.ping", OFFICE, "", 0);
        rig.play("prompt");

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(ping.id()));
        assertThat(rig.hub.accepted)
                .singleElement()
                .satisfies(
                        pong -> {
                            assertThat(pong.type().value()).isEqualTo("sandbox.pong");
                            assertThat(pong.inReplyTo()).contains(ping.id());
                            assertThat(pong.exchange()).isEqualTo(ping.exchange());
                            assertThat(pong.to()).containsExactly(OFFICE);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "account-information.request, prompt, account-information.reply",
        "account-information.request, decline, account-information.refusal",
        "account-freeze.order, prompt, account-freeze.execution-report",
        "account-freeze.urgent-minutes, prompt, account-freeze.execution-report",
        "account-freeze.amendment, prompt, account-freeze.execution-report",
        "account-freeze.deduction-order, prompt, account-freeze.transfer-notice",
        "account-freeze.deduction-order, decline, account-freeze.transfer-notice",
        "account-deduction.order, prompt, account-deduction.transfer-notice",
        "account-freeze.release, prompt, account-freeze.release-report",
        "account-freeze.partial-release, prompt, account-freeze.release-report",
        "inmate-payment.decision-notice, prompt, inmate-payment.service-slip",
        "inmate-payment.payout, decline, inmate-payment.payout-minutes",
        "inmate-payment.statement, prompt, inmate-payment.statement-confirmation",
    })
    void a_request_gets_the_answer_that_is_owed_for_it(String type, String word, String answer) {
        Envelope request = rig.hub.deliver(type, OFFICE, answer, 24);
        rig.play(word);

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(request.id()));
        assertThat(rig.hub.refused).isEmpty();
        assertThat(rig.hub.accepted)
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent.type().value()).isEqualTo(answer);
                            assertThat(sent.inReplyTo()).contains(request.id());
                            assertThat(sent.caseNumber()).isEqualTo(request.caseNumber());
                        });
    }

    @ParameterizedTest
    @CsvSource({"silent", "manual"})
    void whoever_is_silent_fetches_nothing_until_told_otherwise(String word) {
        Envelope order = rig.hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        rig.play(word);
        whileLonger(() -> assertThat(rig.hub.fetched).isEmpty());

        rig.behave("prompt");

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(order.id()));
    }

    @Test
    void a_duplicate_is_the_same_message_once_and_a_refused_one_under_another_id() {
        Envelope order = rig.hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        rig.play("duplicate");

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(order.id()));
        assertThat(rig.hub.accepted).hasSize(1);
        assertThat(rig.hub.refused).containsExactly("step-not-permitted");
    }

    @Test
    void a_broken_seal_is_refused_noted_and_the_order_not_acknowledged() {
        Envelope order = rig.hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        rig.play("bad-signature");

        soon(() -> assertThat(rig.hub.refused).containsExactly("signature-invalid"));
        whileLonger(() -> assertThat(rig.hub.acknowledged).isEmpty());
        assertThat(rig.hub.accepted).isEmpty();
        assertThat(rig.log()).contains(order.id() + " refused: signature-invalid");
    }

    @Test
    void an_agency_that_dies_before_its_acknowledgement_answers_once() {
        rig.hub.acknowledging = false;
        Envelope order = rig.hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        rig.play("prompt");
        soon(() -> assertThat(rig.hub.refused).contains("unavailable"));
        rig.stop();

        rig.hub.acknowledging = true;
        rig.play("prompt");

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(order.id()));
        assertThat(rig.hub.accepted).hasSize(1);
        assertThat(rig.hub.refused).contains("message-id-conflict");
    }

    @Test
    void people_answer_their_own_mail() {
        rig.close();
        rig = new AgencyRig(dir, OFFICE, "enforcement-agency");
        Envelope report = rig.hub.deliver(REPORT, BANK, "", 0);
        Envelope ping = rig.hub.deliver("sandbox.ping", BANK, "", 0);
        rig.play("prompt");

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(ping.id()));
        assertThat(rig.hub.fetched).doesNotContain(report.id());
    }

    @Test
    void what_a_simulator_cannot_answer_stays_for_a_person() {
        rig.close();
        rig = new AgencyRig(dir, "X99.31.001", "procuracy");
        Envelope posting =
                rig.hub.deliver("account-freeze.service-by-posting", OFFICE, "other.answer", 24);
        Envelope notice = rig.hub.deliver("account-freeze.service-by-posting", OFFICE, "", 0);
        rig.play("prompt");

        soon(() -> assertThat(rig.hub.acknowledged).containsExactly(notice.id()));
        assertThat(rig.hub.fetched).contains(posting.id());
    }
}
