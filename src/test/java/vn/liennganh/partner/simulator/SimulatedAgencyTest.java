package vn.liennganh.partner.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.support.Tools;

/** Each behaviour of a simulated agency, as the hub and the recipient of its answers see it. */
class SimulatedAgencyTest {

    private static final String BANK = "X99.51.001";
    private static final String OFFICE = "X99.11.001";
    private static final String REPORT = "account-freeze.execution-report";

    /** An agency looks again so often. */
    private static final Duration IDLE = Duration.ofMillis(100);

    @TempDir private Path dir;

    private FakeHub hub = new FakeHub(BANK, "bank");
    private final List<SimulatedAgency> running = new ArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @AfterEach
    void everybody_stops() {
        running.forEach(SimulatedAgency::stop);
        hub.close();
    }

    @Test
    void a_ping_is_answered_and_then_acknowledged() {
        Envelope ping = hub.deliver("sandbox.ping", OFFICE, "", 0);
        play("prompt");

        soon(() -> assertThat(hub.acknowledged).containsExactly(ping.id()));
        assertThat(hub.accepted)
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
        Envelope request = hub.deliver(type, OFFICE, answer, 24);
        play(word);

        soon(() -> assertThat(hub.acknowledged).containsExactly(request.id()));
        assertThat(hub.refused).isEmpty();
        assertThat(hub.accepted)
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent.type().value()).isEqualTo(answer);
                            assertThat(sent.inReplyTo()).contains(request.id());
                            assertThat(sent.caseNumber()).isEqualTo(request.caseNumber());
                        });
    }

    @ParameterizedTest
    @CsvSource({"prompt, full, 5", "partial, part, 2", "decline, legally-impossible, 0"})
    void a_freeze_holds_as_many_fifths_as_the_behaviour_says(
            String word, String execution, long fifths) {
        Envelope order = hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        play(word);

        soon(() -> assertThat(hub.accepted).hasSize(1));
        JsonNode body = hub.accepted.get(0).body();
        long ordered = order.body().path("freezeAmount").path("amount").asLong();
        long held = body.path("perAccount").path(0).path("held").path("amount").asLong(0);
        assertThat(body.path("execution").asString()).isEqualTo(execution);
        assertThat(body.path("executedAt").asString()).isEqualTo("2026-11-20T09:00:00+07:00");
        assertThat(held).isEqualTo(fifths == 5 ? ordered : ordered / 5 * fifths);
    }

    @Test
    void too_much_is_held_and_reported_as_such() {
        Envelope order = hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        play("over-held");

        soon(() -> assertThat(hub.acknowledged).contains(order.id()));
        JsonNode row = hub.accepted.get(0).body().path("perAccount").path(0);
        long over = row.path("overHeld").path("amount").asLong();
        assertThat(over).isPositive();
        assertThat(row.path("held").path("amount").asLong() - over)
                .isEqualTo(order.body().path("freezeAmount").path("amount").asLong());
    }

    @Test
    void an_authority_answers_every_letter_it_knows_by_the_schema_of_the_answer() {
        answersEveryLetter("prompt");
    }

    @ParameterizedTest
    @CsvSource({"decline", "partial", "unsparing"})
    @Tag(Tools.LONG)
    void it_does_so_as_well_when_it_misbehaves(String word) {
        answersEveryLetter(word);
    }

    private void answersEveryLetter(String word) {
        Behaviour behaviour = Behaviour.valueOf(word.toUpperCase(Locale.ROOT));
        Map<UUID, String> answers = new HashMap<>();
        for (String letter : AuthorityAnswers.letters()) {
            String answer = AuthorityAnswers.to(letter, behaviour).orElseThrow().type();
            answers.put(hub.deliver(letter, OFFICE, answer, 24).id(), answer);
        }
        play(word);

        soon(() -> assertThat(hub.acknowledged).containsAll(answers.keySet()));
        assertThat(hub.refused).isEmpty();
        assertThat(hub.accepted)
                .extracting(one -> one.inReplyTo().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(answers.keySet());
        assertThat(hub.accepted)
                .allMatch(
                        one ->
                                one.type()
                                        .value()
                                        .equals(answers.get(one.inReplyTo().orElseThrow())));
        assertThat(answers).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({
        "exit-suspension.order, decline, exit-suspension.update-report, outcome, already-left",
        "exit-suspension.order, partial, exit-suspension.data-request, ,",
        "income-deduction.order, decline, income-deduction.change-report, ,",
        "obligation-exemption.opinion-request, decline, obligation-exemption.opinion, opinion,"
                + " disagree",
        "coercion-security.committee-report, decline, coercion-security.direction, outcome, cancel",
        "planning-opinion.request, partial, planning-opinion.opinion, transferable, conditional"
    })
    void an_authority_misbehaves_as_it_is_told(
            String letter, String word, String answer, String field, String value) {
        hub.deliver(letter, OFFICE, answer, 24);
        play(word);

        soon(() -> assertThat(hub.accepted).hasSize(1));
        assertThat(hub.accepted.get(0).type().value()).isEqualTo(answer);
        if (field != null) {
            assertThat(hub.accepted.get(0).body().path(field).asString()).isEqualTo(value);
        }
    }

    @Test
    void an_employer_that_spares_nothing_takes_from_what_it_states_as_the_part_to_be_left() {
        hub.deliver("income-deduction.order", OFFICE, "income-deduction.transfer-notice", 24);
        play("unsparing");

        soon(() -> assertThat(hub.accepted).hasSize(1));
        JsonNode body = hub.accepted.get(0).body();
        assertThat(dong(body, "income") - dong(body, "amount")).isLessThan(dong(body, "floorLeft"));
    }

    private static long dong(JsonNode body, String field) {
        return body.path(field).path("amount").asLong(-1);
    }

    @Test
    void what_is_to_stay_free_is_frozen_to_the_last_dong() {
        Envelope order =
                hub.deliver(
                        "account-freeze.order",
                        OFFICE,
                        REPORT,
                        24,
                        body ->
                                body.putArray("staysFree")
                                        .addObject()
                                        .put("number", "0123.9")
                                        .put("kind", "A")
                                        .put("basis", "B"));
        play("unsparing");

        soon(() -> assertThat(hub.acknowledged).contains(order.id()));
        JsonNode row = hub.accepted.get(0).body().path("perAccount").path(0);
        assertThat(row.path("number").asString()).isEqualTo("0123.9");
        assertThat(row.path("held")).isEqualTo(order.body().path("freezeAmount"));
        assertThat(row.path("balance")).isEqualTo(row.path("held"));
    }

    @Test
    void the_missing_part_comes_in_an_hour_later() {
        Envelope order = hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        play("partial");
        soon(() -> assertThat(hub.accepted).hasSize(1));
        assertThat(hub.acknowledged).isEmpty();

        hub.now = FakeHub.START.plus(Duration.ofMinutes(61));

        soon(() -> assertThat(hub.acknowledged).containsExactly(order.id()));
        assertThat(hub.accepted).hasSize(2);
        Envelope inflow = hub.accepted.get(1);
        assertThat(inflow.type().value()).isEqualTo("account-freeze.inflow-report");
        assertThat(inflow.body().path("heldTotal")).isEqualTo(order.body().path("freezeAmount"));
    }

    @Test
    void a_slow_bank_fetches_at_once_and_answers_at_nine_tenths_of_its_term() {
        Envelope order = hub.deliver("account-freeze.order", OFFICE, REPORT, 10);
        play("slow");
        soon(() -> assertThat(hub.fetched).contains(order.id()));
        hub.now = FakeHub.START.plus(Duration.ofMinutes(8 * 60 + 59));
        whileLonger(() -> assertThat(hub.accepted).isEmpty());

        hub.now = FakeHub.START.plus(Duration.ofMinutes(9 * 60));

        soon(() -> assertThat(hub.acknowledged).containsExactly(order.id()));
        assertThat(hub.accepted).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"silent", "manual"})
    void whoever_is_silent_fetches_nothing_until_told_otherwise(String word) throws IOException {
        Envelope order = hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        play(word);
        whileLonger(() -> assertThat(hub.fetched).isEmpty());

        Files.writeString(dir.resolve("behaviour"), "prompt\n");

        soon(() -> assertThat(hub.acknowledged).containsExactly(order.id()));
    }

    @Test
    void a_duplicate_is_the_same_message_once_and_a_refused_one_under_another_id() {
        Envelope order = hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        play("duplicate");

        soon(() -> assertThat(hub.acknowledged).containsExactly(order.id()));
        assertThat(hub.accepted).hasSize(1);
        assertThat(hub.refused).containsExactly("step-not-permitted");
    }

    @Test
    void a_broken_seal_is_refused_noted_and_the_order_not_acknowledged() {
        Envelope order = hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        play("bad-signature");

        soon(() -> assertThat(hub.refused).containsExactly("signature-invalid"));
        whileLonger(() -> assertThat(hub.acknowledged).isEmpty());
        assertThat(hub.accepted).isEmpty();
        assertThat(log.toString()).contains(order.id() + " refused: signature-invalid");
    }

    @Test
    void an_agency_that_dies_before_its_acknowledgement_answers_once() {
        hub.acknowledging = false;
        Envelope order = hub.deliver("account-freeze.order", OFFICE, REPORT, 24);
        play("prompt");
        soon(() -> assertThat(hub.refused).contains("unavailable"));
        running.get(0).stop();

        hub.acknowledging = true;
        play("prompt");

        soon(() -> assertThat(hub.acknowledged).containsExactly(order.id()));
        assertThat(hub.accepted).hasSize(1);
        assertThat(hub.refused).contains("message-id-conflict");
    }

    @Test
    void people_answer_their_own_mail() {
        hub.close();
        hub = new FakeHub(OFFICE, "enforcement-agency");
        Envelope report = hub.deliver(REPORT, BANK, "", 0);
        Envelope ping = hub.deliver("sandbox.ping", BANK, "", 0);
        play("prompt");

        soon(() -> assertThat(hub.acknowledged).containsExactly(ping.id()));
        assertThat(hub.fetched).doesNotContain(report.id());
    }

    @Test
    void what_a_simulator_cannot_answer_stays_for_a_person() {
        hub.close();
        hub = new FakeHub("X99.31.001", "procuracy");
        Envelope posting =
                hub.deliver("account-freeze.service-by-posting", OFFICE, "other.answer", 24);
        Envelope notice = hub.deliver("account-freeze.service-by-posting", OFFICE, "", 0);
        play("prompt");

        soon(() -> assertThat(hub.acknowledged).containsExactly(notice.id()));
        assertThat(hub.fetched).contains(posting.id());
    }

    private void play(String word) {
        try {
            Files.writeString(dir.resolve("behaviour"), word + "\n");
            String agency = hub.agency().value();
            HubClient client =
                    HubClient.of(
                            hub.url(),
                            SSLContext.getDefault(),
                            hub.paper.trust(),
                            new HubClient.Options(
                                    Optional.empty(), Texts.ENGLISH, Patience.none()));
            Signer signer =
                    new Signer(
                            Optional.of(hub.paper.newSeal(agency)),
                            Optional.of(hub.paper.newSeal(agency)));
            SimulatedAgency simulated =
                    new SimulatedAgency(
                            new Office(AgencyId.of(agency), client, signer),
                            dir.resolve("behaviour"),
                            new Journal(new PrintStream(log, true), Clock.systemUTC()),
                            IDLE);
            running.add(simulated);
            Thread thread = new Thread(simulated);
            thread.setDaemon(true);
            thread.start();
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    /** Holds while the agency looks again and again. */
    private static void whileLonger(ThrowingRunnable assertion) {
        await().during(IDLE.multipliedBy(6)).atMost(IDLE.multipliedBy(20)).untilAsserted(assertion);
    }
}
