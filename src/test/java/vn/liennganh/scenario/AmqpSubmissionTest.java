package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/** What an agency hands in by AMQP is the same message as by REST, and so is what it hears. */
class AmqpSubmissionTest {

    private static final String OFFICE = "X99.11.002";
    private static final String BANK = "X99.51.002";

    private static RunningHub hub;
    private static Party office;
    private static Party bank;

    @BeforeAll
    static void everybody() {
        hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        bank = Party.of(hub, BANK);
    }

    @Test
    void a_freeze_order_sent_by_amqp_is_received_by_rest_bit_for_bit_and_answered()
            throws Exception {
        Draft draft = office.opening("account-freeze.order", BANK);
        byte[] order = office.signed(draft);
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE);
                AmqpParty answerer = AmqpParty.of(hub, BANK)) {
            sender.submit(order);

            BytesMessage outcome = sender.outcome(id(draft));
            assertThat(outcome.getStringProperty("outcome")).isEqualTo("accepted");
            assertThat(AmqpParty.contentType(outcome)).isEqualTo("application/json");
            Receipt receipt = Receipt.read(AmqpParty.bytes(outcome)).orElseThrow();
            assertThat(statement(receipt).messageId()).isEqualTo(id(draft));

            InboxItem item = bank.delivered(id(draft));
            Opened opened = bank.open(item);
            assertThat(opened.cms()).isEqualTo(order);

            Draft report = bank.answering("account-freeze.execution-report", opened.envelope());
            answerer.submit(bank.sealed(report));
            assertThat(answerer.outcome(id(report)).getStringProperty("outcome"))
                    .isEqualTo("accepted");
            assertThat(office.hub().exchange(id(draft)).path("messages")).hasSize(2);
        }
    }

    @Test
    void the_same_bytes_over_two_channels_are_one_message_with_one_receipt() throws Exception {
        Draft draft = office.opening("sandbox.ping", BANK);
        byte[] ping = office.sealed(draft);
        Receipt byRest = office.send(ping);
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE)) {
            sender.submit(ping);
            sender.submit(ping);

            for (int i = 0; i < 2; i++) {
                Receipt byAmqp =
                        Receipt.read(AmqpParty.bytes(sender.outcome(id(draft)))).orElseThrow();
                assertThat(byAmqp.statement()).isEqualTo(byRest.statement());
                assertThat(byAmqp.seal()).isEqualTo(byRest.seal());
            }
        }
        assertThat(count(bank, id(draft))).isEqualTo(1);
    }

    @Test
    void an_acknowledgement_goes_to_the_same_address_and_brings_its_receipts() throws Exception {
        Draft draft = office.opening("sandbox.ping", BANK);
        byte[] ping = office.sealed(draft);
        office.send(ping);
        InboxItem item = bank.delivered(id(draft));
        try (AmqpParty receiver = AmqpParty.of(hub, BANK)) {
            BytesMessage message = receiver.session().createBytesMessage();
            message.writeBytes(bank.acknowledgement(Map.of(item.id(), item.sha256())));
            receiver.submit(message);

            BytesMessage outcome = receiver.outcome(message.getJMSMessageID());
            assertThat(outcome.getStringProperty("outcome")).isEqualTo("acknowledged");
            JsonNode receipts = Json.MAPPER.readTree(AmqpParty.bytes(outcome));
            assertThat(receipts).hasSize(1);
            assertThat(statement(Receipt.read(receipts.get(0)).orElseThrow()).kind().wireName())
                    .isEqualTo("ContentHandover");
        }
        assertThat(count(bank, id(draft))).isZero();
    }

    @Test
    void a_long_exchange_handed_in_at_once_is_judged_in_its_order() throws Exception {
        List<UUID> ids = new ArrayList<>();
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE);
                MessageProducer producer = sender.producer()) {
            for (int i = 0; i < 60; i++) {
                Draft draft = office.opening("sandbox.ping", BANK);
                BytesMessage message = sender.session().createBytesMessage();
                message.writeBytes(office.sealed(draft));
                producer.send(message);
                ids.add(id(draft));
            }
            for (UUID id : ids) {
                assertThat(sender.outcome(id).getStringProperty("outcome")).isEqualTo("accepted");
            }
        }
        bank.delivered(ids.get(ids.size() - 1));
        assertThat(bank.inbox().stream().map(InboxItem::id).filter(ids::contains))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void attachments_come_along_and_are_bound_by_their_digest() throws Exception {
        byte[] content = new byte[300_000];
        new java.util.Random(7).nextBytes(content);
        Sha256 digest = Sha256.of(content);
        Draft draft =
                office.opening("sandbox.ping", BANK)
                        .attach(
                                new AttachmentRef(
                                        "scan.pdf", "application/pdf", content.length, digest));
        byte[] cms = office.sealed(draft);
        String type = "multipart/related; type=\"application/pkcs7-mime\"; boundary=\"=_1\"";
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE)) {
            byte[] other = content.clone();
            other[0]++;
            BytesMessage wrong = sender.body(type, related(cms, digest, other));
            sender.submit(wrong);
            refused(sender.outcome(wrong.getJMSMessageID()), "digest-mismatch", 422);
            BytesMessage torn = sender.body(type, cms);
            sender.submit(torn);
            refused(sender.outcome(torn.getJMSMessageID()), "message-malformed", 400);

            sender.submit(sender.body(type, related(cms, digest, content)));
            assertThat(sender.outcome(id(draft)).getStringProperty("outcome"))
                    .isEqualTo("accepted");
        }
        bank.delivered(id(draft));
        Path kept = Files.createTempDirectory("contents").resolve("scan.pdf");
        bank.hub().download(id(draft), digest, kept);
        assertThat(kept).hasBinaryContent(content);
    }

    private static byte[] related(byte[] cms, Sha256 digest, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--=_1\r\nContent-Type: application/pkcs7-mime\r\n\r\n".getBytes(UTF_8));
        body.writeBytes(cms);
        body.writeBytes(
                ("\r\n--=_1\r\nContent-ID: <" + digest.hex() + ">\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--=_1--\r\n".getBytes(UTF_8));
        return body.toByteArray();
    }

    @Test
    void what_is_wrong_comes_back_as_the_problem_that_rest_answers_with() throws Exception {
        Draft draft = bank.opening("sandbox.ping", OFFICE);
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE)) {
            // The bank's message on the office's connection.
            sender.submit(bank.sealed(draft));
            refused(sender.outcome(id(draft)), "sender-mismatch", 403);

            Draft unknown = office.opening("sandbox.ping", "X99.99.999");
            sender.submit(office.sealed(unknown));
            JsonNode problem = refused(sender.outcome(id(unknown)), "recipient-unknown", 422);
            Receipt rejection = Receipt.read(problem.path("receipt")).orElseThrow();
            assertThat(statement(rejection).kind().wireName()).isEqualTo("SubmissionRejection");

            BytesMessage noise = sender.session().createBytesMessage();
            noise.writeBytes("no CMS at all".getBytes(UTF_8));
            sender.submit(noise);
            refused(sender.outcome(noise.getJMSMessageID()), "message-malformed", 400);

            var text = sender.session().createTextMessage("not even bytes");
            text.setStringProperty("language", "en");
            sender.submit(text);
            JsonNode english =
                    refused(sender.outcome(text.getJMSMessageID()), "message-malformed", 400);
            assertThat(english.path("detail").asString()).contains("data section");

            BytesMessage huge = sender.session().createBytesMessage();
            huge.writeBytes(new byte[3 * 1024 * 1024]);
            sender.submit(huge);
            refused(sender.outcome(huge.getJMSMessageID()), "too-large", 413);
        }
    }

    @Test
    void nobody_can_write_another_name_on_what_it_hands_in() throws Exception {
        Draft draft = bank.opening("sandbox.ping", OFFICE);
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE);
                AmqpParty victim = AmqpParty.of(hub, BANK)) {
            BytesMessage message = sender.session().createBytesMessage();
            message.writeBytes(bank.sealed(draft));
            message.setStringProperty("hub_agency", BANK);
            message.setStringProperty("JMSXUserID", BANK);
            sender.submit(message);

            refused(sender.outcome(id(draft)), "sender-mismatch", 403);
            assertThat(victim.consumer("agency." + BANK + ".receipts").receiveNoWait()).isNull();
        }
    }

    private static JsonNode refused(BytesMessage outcome, String code, int status)
            throws JMSException {
        assertThat(outcome.getStringProperty("outcome")).isEqualTo("refused");
        assertThat(outcome.getStringProperty("code")).isEqualTo(code);
        assertThat(AmqpParty.contentType(outcome)).isEqualTo("application/problem+json");
        JsonNode problem = Json.MAPPER.readTree(AmqpParty.bytes(outcome));
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }

    private static UUID id(Draft draft) {
        return UUID.fromString(draft.field("id").asString());
    }

    private static Statement statement(Receipt receipt) {
        return Statement.read(receipt.statement()).orElseThrow();
    }

    private static long count(Party party, UUID message) {
        return party.inbox().stream().filter(item -> item.id().equals(message)).count();
    }
}
