package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.CounterEvidence;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/** What is attested after acceptance: consignment, handover, carriage, silence. */
class EvidenceOfDeliveryTest {

    private static final IntakeHarness HUB = new IntakeHarness();
    private static final String ENFORCEMENT = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final AgencyId BANK_ID = AgencyId.of(BANK);
    private static final CounterEvidence OUTAGE =
            CounterEvidence.outage(
                    Instant.parse("2026-11-23T03:00:00Z"), Instant.parse("2026-11-23T04:00:00Z"));

    @AfterAll
    static void stop() {
        HUB.close();
    }

    private static UUID accepted(Letter letter, byte[] cms, String from) {
        assertThat(HUB.intake().submit(cms, IntakeHarness.channel(from)))
                .isInstanceOf(Outcome.Accepted.class);
        return letter.id();
    }

    private static UUID ping() {
        Letter letter = HUB.letter("sandbox.ping", ENFORCEMENT, BANK);
        return accepted(letter, letter.sealed(), ENFORCEMENT);
    }

    private static List<StatementKind> kinds(UUID message) {
        return HUB.bean(EvidenceLog.class).ofMessage(message).stream()
                .map(EvidenceItem::kind)
                .toList();
    }

    private static Statement last(UUID message) {
        List<EvidenceItem> items = HUB.bean(EvidenceLog.class).ofMessage(message);
        return Statement.read(items.get(items.size() - 1).receipt().statement()).orElseThrow();
    }

    private static byte[] acknowledgement(String from, String sealer, Stream<UUID> messages) {
        ObjectNode document =
                Json.MAPPER
                        .createObjectNode()
                        .put("specVersion", "1.0")
                        .put("kind", "ContentHandover")
                        .put("from", from)
                        .put("time", WireTime.millis(HUB.clock().instant()));
        ArrayNode list = document.putArray("messages");
        MessageArchive archive = HUB.bean(MessageArchive.class);
        messages.forEach(
                id ->
                        list.addObject()
                                .put("id", id.toString())
                                .put(
                                        "sha256",
                                        archive.find(id)
                                                .map(message -> message.sha256().hex())
                                                .orElse("0".repeat(64))));
        return HUB.seal(AgencyId.of(sealer))
                .at(Clock.systemUTC())
                .sign(Json.MAPPER.writeValueAsBytes(document));
    }

    private static Outcome acknowledge(UUID... messages) {
        return HUB.intake()
                .acknowledge(
                        acknowledgement(BANK, BANK, Stream.of(messages)),
                        IntakeHarness.channel(BANK));
    }

    @Test
    void an_acknowledgement_of_what_was_never_fetched_attests_consignment_first() {
        UUID first = ping();
        UUID second = ping();

        Outcome outcome = acknowledge(second, first);

        List<Statement> statements =
                ((Outcome.Acknowledged) outcome)
                        .receipts().stream()
                                .map(receipt -> Statement.read(receipt.statement()).orElseThrow())
                                .toList();
        assertThat(statements).extracting(Statement::messageId).containsExactly(second, first);
        assertThat(statements)
                .allSatisfy(
                        statement -> {
                            assertThat(statement.kind()).isEqualTo(StatementKind.CONTENT_HANDOVER);
                            assertThat(statement.party()).contains(BANK_ID);
                        });
        assertThat(kinds(first))
                .containsExactly(
                        StatementKind.SUBMISSION_ACCEPTANCE,
                        StatementKind.CONTENT_CONSIGNMENT,
                        StatementKind.CONTENT_HANDOVER);
    }

    @Test
    void acknowledging_again_returns_the_first_receipts_also_among_new_ones() {
        UUID old = ping();
        Outcome.Acknowledged first = (Outcome.Acknowledged) acknowledge(old);
        UUID fresh = ping();

        Outcome.Acknowledged again = (Outcome.Acknowledged) acknowledge(fresh, old);

        assertThat(again.receipts()).hasSize(2);
        assertThat(again.receipts().get(1)).isEqualTo(first.receipts().get(0));
    }

    @Test
    void one_message_that_was_not_delivered_to_it_spoils_the_whole_acknowledgement() {
        UUID mine = ping();
        Letter foreign = HUB.letter("sandbox.ping", ENFORCEMENT, "X99.51.002");
        accepted(foreign, foreign.sealed(), ENFORCEMENT);

        Outcome.Refused notMine = (Outcome.Refused) acknowledge(mine, foreign.id());
        Outcome.Refused nowhere = (Outcome.Refused) acknowledge(mine, UUID.randomUUID());

        assertThat(notMine.refusal().code()).isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(notMine.refusal()).isEqualTo(nowhere.refusal());
        assertThat(kinds(mine)).containsExactly(StatementKind.SUBMISSION_ACCEPTANCE);
    }

    @Test
    void an_acknowledgement_names_the_very_bytes() {
        UUID id = ping();
        ObjectNode document =
                Json.MAPPER
                        .createObjectNode()
                        .put("specVersion", "1.0")
                        .put("kind", "ContentHandover")
                        .put("from", BANK)
                        .put("time", WireTime.millis(HUB.clock().instant()));
        document.putArray("messages")
                .addObject()
                .put("id", id.toString())
                .put("sha256", Sha256.of(new byte[0]).hex());
        byte[] cms =
                HUB.seal(BANK_ID)
                        .at(Clock.systemUTC())
                        .sign(Json.MAPPER.writeValueAsBytes(document));

        Outcome outcome = HUB.intake().acknowledge(cms, IntakeHarness.channel(BANK));

        assertThat(((Outcome.Refused) outcome).refusal().code())
                .isEqualTo(RefusalCode.DIGEST_MISMATCH);
    }

    @Test
    void an_acknowledgement_is_checked_as_a_message_is() {
        UUID id = ping();
        byte[] good = acknowledgement(BANK, BANK, Stream.of(id));
        byte[] wrongSeal = acknowledgement(BANK, "X99.51.002", Stream.of(id));
        byte[] twice = acknowledgement(BANK, BANK, Stream.of(id, id));
        byte[] broken = good.clone();
        broken[broken.length - 1] ^= 1;

        assertThat(code(good, "X99.51.002")).isEqualTo(RefusalCode.SENDER_MISMATCH);
        assertThat(code(wrongSeal, BANK)).isEqualTo(RefusalCode.SENDER_MISMATCH);
        assertThat(code(twice, BANK)).isEqualTo(RefusalCode.MESSAGE_MALFORMED);
        assertThat(code(broken, BANK)).isEqualTo(RefusalCode.SIGNATURE_INVALID);
        HUB.clock().tick(Duration.ofDays(2));
        assertThat(code(good, BANK)).isEqualTo(RefusalCode.TIME_OUT_OF_RANGE);
        HUB.clock().tick(Duration.ofDays(-2));
    }

    private static RefusalCode code(byte[] cms, String channel) {
        Outcome outcome = HUB.intake().acknowledge(cms, IntakeHarness.channel(channel));
        return ((Outcome.Refused) outcome).refusal().code();
    }

    @Test
    void the_first_consignment_starts_the_clock_and_later_ones_change_nothing() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accepted(order, order.signed(), ENFORCEMENT);
        HUB.clock().tick(Duration.ofHours(3));
        Instant fetched = HUB.clock().instant();

        HUB.intake().consigned(order.id(), BANK_ID);
        HUB.intake().consigned(order.id(), BANK_ID);
        HUB.intake().consigned(order.id(), AgencyId.of("X99.51.002"));

        await().until(() -> kinds(order.id()).contains(StatementKind.CONTENT_CONSIGNMENT));
        acknowledge(order.id());
        assertThat(kinds(order.id()))
                .containsExactly(
                        StatementKind.SUBMISSION_ACCEPTANCE,
                        StatementKind.CONTENT_CONSIGNMENT,
                        StatementKind.CONTENT_HANDOVER);
        assertThat(obligations(order.id()))
                .filteredOn(duty -> duty.owes().equals("account-freeze.freeze"))
                .extracting(Obligation::startedAt)
                .containsExactly(Optional.of(fetched));
        HUB.clock().tick(Duration.ofHours(-3));
    }

    private static List<Obligation> obligations(UUID exchange) {
        return HUB.bean(ExchangeBook.class).find(exchange).orElseThrow().obligations();
    }

    @Test
    void what_befell_a_delivery_is_attested_once_and_never_after_its_consignment() {
        UUID id = ping();
        CarryRecord parked =
                new CarryRecord(
                        id, BANK_ID, StatementKind.RELAY_FAILURE, Optional.of("not-enrolled"));
        CarryRecord stranger =
                new CarryRecord(
                        id,
                        AgencyId.of("X99.51.002"),
                        StatementKind.RELAY_FAILURE,
                        Optional.empty());

        HUB.intake().recorded(List.of(parked, parked, stranger)).join();
        assertThat(last(id).reason()).contains("not-enrolled");
        acknowledge(id);
        HUB.intake()
                .recorded(
                        List.of(
                                new CarryRecord(
                                        id,
                                        BANK_ID,
                                        StatementKind.RELAY_ACCEPTANCE,
                                        Optional.empty())))
                .join();

        assertThat(kinds(id))
                .containsExactly(
                        StatementKind.SUBMISSION_ACCEPTANCE,
                        StatementKind.RELAY_FAILURE,
                        StatementKind.CONTENT_CONSIGNMENT,
                        StatementKind.CONTENT_HANDOVER);
    }

    @Test
    void silence_is_attested_once_and_says_whether_anybody_collected() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accepted(order, order.signed(), ENFORCEMENT);
        List<Obligation> owed =
                obligations(order.id()).stream()
                        .filter(duty -> duty.party().equals(BANK_ID) && duty.outstanding())
                        .toList();
        Instant late = owed.stream().map(Obligation::due).max(Instant::compareTo).orElseThrow();
        List<Silence> silences =
                owed.stream().map(duty -> new Silence(duty, false, late, List.of(OUTAGE))).toList();

        HUB.intake().lapsed(silences).join();
        HUB.intake().lapsed(silences).join();

        assertThat(owed).isNotEmpty();
        assertThat(kinds(order.id()))
                .containsExactly(StatementKind.SUBMISSION_ACCEPTANCE, StatementKind.NON_RESPONSE);
        assertThat(last(order.id()).reason()).contains("not-collected");
        assertThat(last(order.id()).counterEvidence()).containsExactly(OUTAGE);
        assertThat(obligations(order.id()))
                .filteredOn(duty -> owed.stream().anyMatch(one -> one.id().equals(duty.id())))
                .allMatch(duty -> duty.status() == Obligation.Status.OVERDUE);
    }

    @Test
    void a_duty_that_is_not_due_does_not_lapse() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accepted(order, order.signed(), ENFORCEMENT);
        Obligation duty =
                obligations(order.id()).stream()
                        .filter(Obligation::outstanding)
                        .findFirst()
                        .orElseThrow();

        HUB.intake()
                .lapsed(List.of(new Silence(duty, false, duty.due().minusMillis(1), List.of())))
                .join();

        assertThat(kinds(order.id())).containsExactly(StatementKind.SUBMISSION_ACCEPTANCE);
    }
}
