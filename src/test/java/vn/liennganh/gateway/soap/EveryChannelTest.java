package vn.liennganh.gateway.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.scenario.AmqpParty;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Program;
import vn.liennganh.support.Tools;

/** One message is one message, whichever way its bytes come and go. */
class EveryChannelTest {

    private static ChannelHub channels;
    private static RunningHub hub;
    private static Party sender;
    private static Ways ways;

    @TempDir Path folder;

    @BeforeAll
    static void open() {
        channels = ChannelHub.shared();
        hub = channels.hub();
        sender = Party.of(hub, ChannelHub.FILES);
        ways = new Ways(channels, ChannelHub.FILES);
    }

    @Test
    void the_same_bytes_by_amqp_rest_soap_and_file_are_one_message_with_one_receipt()
            throws Exception {
        byte[] cms = sender.ping("X99.11.002");
        UUID id = Party.messageId(cms);
        Receipt byAmqp;
        try (AmqpParty partner = AmqpParty.of(hub, ChannelHub.FILES)) {
            partner.submit(cms);
            byAmqp = Receipt.read(AmqpParty.bytes(partner.outcome(id))).orElseThrow();
        }
        SoapPartner.Answer answer =
                new SoapPartner(hub, ChannelHub.FILES)
                        .call(Envelopes.SOAP_12, "Submit", Envelopes.submit(cms));
        assertThat(answer.field("repeated")).isEqualTo("true");
        Receipt bySoap = Receipt.read(answer.bytes("receipt")).orElseThrow();
        Receipt byRest = sender.send(cms);
        Path tree = channels.trees().resolve(ChannelHub.FILES);
        await().until(() -> Files.isDirectory(tree.resolve("in")));
        Files.write(tree.resolve("in/every.tmp"), cms);
        Files.move(tree.resolve("in/every.tmp"), tree.resolve("in/every.p7m"));
        Path written = tree.resolve("receipts/" + id + ".json");
        await().until(() -> Files.exists(written));
        Receipt byFile = Receipt.read(Files.readAllBytes(written)).orElseThrow();

        for (Receipt other : new Receipt[] {bySoap, byRest, byFile}) {
            assertThat(other.statement()).isEqualTo(byAmqp.statement());
            assertThat(other.log().index()).isEqualTo(byAmqp.log().index());
            assertThat(other.log().checkpoint()).isEqualTo(byAmqp.log().checkpoint());
            assertThat(other.seal()).isEqualTo(byAmqp.seal());
        }
        assertThat(Party.of(hub, "X99.11.002").inbox().stream().map(InboxItem::id))
                .containsOnlyOnce(id);
    }

    @Test
    void other_bytes_under_the_same_id_are_a_conflict_on_every_channel() throws Exception {
        Draft draft = sender.opening("sandbox.ping", "X99.11.002");
        byte[] first = sender.sealed(draft);
        sender.send(first);
        // Signed anew: the same message, and other bytes.
        byte[] second = otherBytes(draft, first);

        assertThat(ways.over("soap", second)).isEqualTo("message-id-conflict");
        assertThat(ways.over("amqp", second)).isEqualTo("message-id-conflict");
        assertThat(ways.over("file", second)).isEqualTo("message-id-conflict");
        assertThat(Party.of(hub, "X99.11.002").inbox().stream().map(InboxItem::id))
                .containsOnlyOnce(Party.messageId(first));
    }

    @Test
    void of_channels_that_race_with_other_bytes_one_wins_and_with_the_same_bytes_all_do()
            throws Exception {
        Draft draft = sender.opening("sandbox.ping", "X99.11.002");
        byte[] one = sender.sealed(draft);
        byte[] other = otherBytes(draft, one);
        byte[] same = sender.ping("X99.11.002");

        List<String> racing = ways.atOnce(way -> way.equals("amqp") ? other : one);
        List<String> together = ways.atOnce(way -> same);

        boolean amqpWon = racing.get(1).equals("accepted");
        assertThat(racing)
                .containsExactlyElementsOf(
                        amqpWon
                                ? List.of("message-id-conflict", "accepted", "message-id-conflict")
                                : List.of("accepted", "message-id-conflict", "accepted"));
        assertThat(together).containsOnly("accepted");
        assertThat(Party.of(hub, "X99.11.002").inbox().stream().map(InboxItem::id))
                .containsOnlyOnce(Party.messageId(one), Party.messageId(same));
    }

    private static byte[] otherBytes(Draft draft, byte[] first) {
        return await().until(() -> sender.sealed(draft), bytes -> !Arrays.equals(bytes, first));
    }

    @Test
    void what_never_reached_the_door_is_in_the_event_log_of_the_sandbox_too() throws Exception {
        byte[] cms = sender.ping("X99.11.002");
        String after = newest();
        SoapPartner partner = new SoapPartner(hub, ChannelHub.FILES);
        String unsigned = Envelopes.of(Envelopes.SOAP_12, Envelopes.submit(cms));
        String fault = partner.post(Envelopes.SOAP_12, unsigned).code();
        try (AmqpParty amqp = AmqpParty.of(hub, ChannelHub.FILES)) {
            Message text = amqp.text("not even bytes");
            amqp.submit(text);
            amqp.outcome(text.getJMSMessageID());
            BytesMessage torn = amqp.body("multipart/related; boundary=b", cms);
            amqp.submit(torn);
            amqp.outcome(torn.getJMSMessageID());
        }
        Path tree = channels.trees().resolve(ChannelHub.FILES);
        await().until(() -> Files.isDirectory(tree.resolve("in")));
        String strange = UUID.randomUUID() + ".docx";
        Files.write(tree.resolve("in/" + strange), new byte[] {1, 2, 3});
        await().until(() -> Files.exists(tree.resolve("error/" + strange)));

        List<JsonNode> events = new ArrayList<>();
        Json.MAPPER
                .readTree(partner.get("/sandbox/events?limit=100&after=" + after))
                .path("items")
                .forEach(events::add);
        assertThat(events)
                .extracting(
                        event -> event.path("channel").asString(),
                        event -> event.path("code").asString())
                .contains(
                        tuple("soap", fault),
                        tuple("amqp", "message-malformed"),
                        tuple("file", "message-malformed"));
        assertThat(events.stream().filter(one -> one.path("channel").asString().equals("amqp")))
                .hasSize(2);
        long soap =
                events.stream()
                        .filter(one -> one.path("channel").asString().equals("soap"))
                        .findFirst()
                        .orElseThrow()
                        .path("number")
                        .asLong();
        assertThat(partner.get("/sandbox/events/" + soap + "/bytes"))
                .isEqualTo(unsigned.getBytes(UTF_8));
    }

    private static String newest() {
        JsonNode page =
                Json.MAPPER.readTree(
                        new SoapPartner(hub, ChannelHub.FILES).get("/sandbox/events?limit=1"));
        return page.path("items").path(0).path("number").asString("0");
    }

    @Test
    void sent_by_soap_it_is_received_by_amqp_and_rest_and_openssl_knows_its_sender()
            throws Exception {
        Tools.need("openssl");
        Party recipient = Party.of(hub, "X99.11.001");
        byte[] cms = sender.ping("X99.11.001");
        UUID id = Party.messageId(cms);
        new SoapPartner(hub, ChannelHub.FILES)
                .call(Envelopes.SOAP_12, "Submit", Envelopes.submit(cms));

        InboxItem item = recipient.delivered(id);
        byte[] byAmqp;
        try (AmqpParty receiver = AmqpParty.of(hub, "X99.11.001");
                MessageConsumer inbox = receiver.inbox()) {
            byAmqp = AmqpParty.bytes(AmqpParty.delivery(inbox, id));
        }
        byte[] byRest = recipient.open(item).cms();

        assertThat(byAmqp).isEqualTo(cms);
        assertThat(byRest).isEqualTo(cms);
        assertThat(verified(byAmqp)).isEqualTo(new CmsReader().read(cms).orThrow().content());
        byAmqp[byAmqp.length - 1] ^= 1;
        Files.write(folder.resolve("changed.p7m"), byAmqp);
        assertThat(openssl("changed.p7m")).isNotZero();
    }

    private byte[] verified(byte[] cms) throws Exception {
        Files.write(folder.resolve("received.p7m"), cms);
        assertThat(openssl("received.p7m")).isZero();
        return Files.readAllBytes(folder.resolve("received.p7m.json"));
    }

    /** As the guide has it, section 4. */
    private int openssl(String file) {
        Program openssl =
                Program.run(
                        folder,
                        "openssl",
                        "cms",
                        "-verify",
                        "-cades",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        file,
                        "-CAfile",
                        hub.sandbox().resolve("ca.pem").toAbsolutePath().toString(),
                        "-purpose",
                        "any",
                        "-out",
                        file + ".json");
        assertThat(openssl.said()).isNotEmpty();
        return openssl.exit();
    }
}
