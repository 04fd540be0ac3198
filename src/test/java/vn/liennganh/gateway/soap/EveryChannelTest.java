package vn.liennganh.gateway.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.MessageConsumer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.scenario.AmqpParty;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;

/** One message is one message, whichever way its bytes come and go. */
class EveryChannelTest {

    private static ChannelHub channels;
    private static RunningHub hub;
    private static Party sender;

    @TempDir Path folder;

    @BeforeAll
    static void open() {
        channels = ChannelHub.shared();
        hub = channels.hub();
        sender = Party.of(hub, ChannelHub.FILES);
    }

    @Test
    void the_same_bytes_by_amqp_rest_soap_and_file_are_one_message_with_one_receipt()
            throws Exception {
        byte[] cms = sender.ping("X99.11.002");
        UUID id = id(cms);
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
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.isDirectory(tree.resolve("in")));
        Files.write(tree.resolve("in/every.tmp"), cms);
        Files.move(tree.resolve("in/every.tmp"), tree.resolve("in/every.p7m"));
        Path written = tree.resolve("receipts/" + id + ".json");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(written));
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
    void sent_by_soap_it_is_received_by_amqp_and_rest_and_openssl_knows_its_sender()
            throws Exception {
        Tools.need("openssl");
        Party recipient = Party.of(hub, "X99.11.001");
        byte[] cms = sender.ping("X99.11.001");
        UUID id = id(cms);
        new SoapPartner(hub, ChannelHub.FILES)
                .call(Envelopes.SOAP_12, "Submit", Envelopes.submit(cms));

        InboxItem item =
                await().atMost(Duration.ofSeconds(20))
                        .until(
                                () ->
                                        recipient.inbox().stream()
                                                .filter(listed -> listed.id().equals(id))
                                                .findFirst(),
                                Optional::isPresent)
                        .orElseThrow();
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
    private int openssl(String file) throws Exception {
        Process openssl =
                new ProcessBuilder(
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
                                file + ".json")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("openssl.txt").toFile())
                        .start();
        assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("openssl.txt"), UTF_8)).isNotEmpty();
        return openssl.exitValue();
    }

    private static UUID id(byte[] cms) {
        return EnvelopeReader.read(new CmsReader().read(cms).orThrow().content()).value().id();
    }
}
