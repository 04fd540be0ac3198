package vn.liennganh.gateway.soap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.MessageConsumer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.scenario.AmqpParty;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;

/**
 * Attachments of the full 100 MiB by every channel, in and out, within 64 MiB of further memory. By
 * AMQP the content goes by REST first, as the protocol has it for what is more than 16 MiB.
 */
@Tag(Tools.LONG)
class LargeAttachmentsTest {

    private static final int LARGE = 100 * 1024 * 1024;
    private static final long HEAP_MORE = 64L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SENDER = ChannelHub.FILES;
    private static final String RECIPIENT = ChannelHub.OTHER_FILES;

    private static ChannelHub channels;
    private static RunningHub hub;
    private static Party sender;
    private static Party recipient;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        channels = ChannelHub.start(Map.of("hub.delivery.files.patience", "120s"));
        hub = channels.hub();
        sender = Party.of(hub, SENDER);
        recipient = Party.of(hub, RECIPIENT);
        Path in = channels.trees().resolve(SENDER).resolve("in");
        await().atMost(PATIENCE).until(() -> Files.isDirectory(in));
    }

    @AfterAll
    static void stop() {
        channels.close();
    }

    /** A file of the largest size, and the message that names it. */
    private record Cargo(Path file, String digest, byte[] cms) {

        String id() {
            return Party.messageId(cms).toString();
        }
    }

    private Cargo cargo() throws IOException {
        Path file = folder.resolve("large.bin");
        try (OutputStream out = Files.newOutputStream(file);
                InputStream zeros = SoapParts.zeros(LARGE - 36)) {
            out.write(UUID.randomUUID().toString().getBytes(UTF_8));
            zeros.transferTo(out);
        }
        String digest;
        try (InputStream in = Files.newInputStream(file)) {
            digest = SoapParts.sha256(in);
        }
        Draft draft = sender.opening("sandbox.ping", RECIPIENT);
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(draft.bytes());
        document.putArray("attachments")
                .addObject()
                .put("name", "ban-do.bin")
                .put("mediaType", "application/octet-stream")
                .put("size", LARGE)
                .put("sha256", digest);
        return new Cargo(file, digest, sender.sealed(Draft.of(document)));
    }

    private enum Way {
        REST {
            @Override
            void bring(Cargo cargo) {
                sender.hub().upload(cargo.file(), Sha256.parse(cargo.digest()));
                sender.send(cargo.cms());
            }
        },
        SOAP {
            @Override
            void bring(Cargo cargo) throws IOException {
                SoapPartner partner = new SoapPartner(hub, SENDER);
                String envelope =
                        partner.signed(
                                Envelopes.SOAP_12,
                                "Submit",
                                SoapParts.submit(
                                        cargo.cms(),
                                        SoapParts.include(cargo.digest(), "cid:map%40partner")));
                try (InputStream content = Files.newInputStream(cargo.file())) {
                    SoapPartner.Answer answer =
                            partner.post(
                                    "multipart/related; type=\"application/xop+xml\";"
                                            + " start=\"<root@partner>\";"
                                            + " start-info=\"application/soap+xml\"; boundary="
                                            + SoapParts.BOUNDARY,
                                    BodyPublishers.ofInputStream(() -> body(envelope, content)));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                }
            }

            private InputStream body(String envelope, InputStream content) {
                return SoapParts.all(
                        SoapParts.text(SoapParts.root(envelope)),
                        SoapParts.text(SoapParts.part("map@partner")),
                        content,
                        SoapParts.text("\r\n--" + SoapParts.BOUNDARY + "--\r\n"));
            }
        },
        AMQP_BY_REFERENCE {
            @Override
            void bring(Cargo cargo) throws Exception {
                sender.hub().upload(cargo.file(), Sha256.parse(cargo.digest()));
                try (AmqpParty partner = AmqpParty.of(hub, SENDER)) {
                    partner.submit(cargo.cms());
                    assertThat(
                                    partner.outcome(UUID.fromString(cargo.id()))
                                            .getStringProperty("outcome"))
                            .isEqualTo("accepted");
                }
            }
        },
        FILES {
            @Override
            void bring(Cargo cargo) throws IOException {
                Path in = channels.trees().resolve(SENDER).resolve("in");
                Files.copy(cargo.file(), in.resolve(".content"));
                Files.move(in.resolve(".content"), in.resolve(cargo.digest()));
                Files.write(in.resolve(".message"), cargo.cms());
                Files.move(in.resolve(".message"), in.resolve(cargo.id() + ".p7m"));
                Path receipt =
                        channels.trees().resolve(SENDER + "/receipts/" + cargo.id() + ".json");
                await().atMost(PATIENCE).until(() -> Files.exists(receipt));
            }
        };

        abstract void bring(Cargo cargo) throws Exception;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_hundred_mebibytes_go_in_by_each_channel_and_out_by_every_one(Way way) throws Exception {
        Cargo cargo = cargo();
        long before = SoapParts.used();

        way.bring(cargo);

        UUID id = UUID.fromString(cargo.id());
        Path placed = channels.trees().resolve(RECIPIENT + "/out/" + id + ".p7m");
        await().atMost(PATIENCE).until(() -> Files.exists(placed));
        assertSame("files", placed.resolveSibling(cargo.digest()), cargo);
        // First by AMQP: what was collected otherwise is not brought there any more.
        byAmqp(id, cargo);

        Path byRest = folder.resolve("rest.bin");
        recipient.hub().download(id, Sha256.parse(cargo.digest()), byRest);
        assertSame("rest", byRest, cargo);
        assertSame("soap", soap(id, cargo.digest()), cargo);

        assertThat(SoapParts.kept() - before).isLessThan(HEAP_MORE);
        Files.move(placed, placed.resolveSibling("taken"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void assertSame(String way, Path file, Cargo cargo) throws IOException {
        assertThat(Files.mismatch(file, cargo.file())).as(way).isEqualTo(-1);
    }

    /** The delivery names the content; its bytes come by REST. */
    private static void byAmqp(UUID id, Cargo cargo) throws Exception {
        try (AmqpParty receiver = AmqpParty.of(hub, RECIPIENT);
                MessageConsumer inbox = receiver.inbox()) {
            byte[] cms = AmqpParty.bytes(AmqpParty.delivery(inbox, id));
            assertThat(new String(new CmsReader().read(cms).orThrow().content(), UTF_8))
                    .contains(cargo.digest());
        }
    }

    private Path soap(UUID id, String digest) throws Exception {
        SoapPartner partner = new SoapPartner(hub, RECIPIENT);
        String call =
                partner.signed(
                        Envelopes.SOAP_12,
                        "Fetch",
                        "<ln:Fetch><ln:id>%s</ln:id><ln:attachment>%s</ln:attachment></ln:Fetch>"
                                .formatted(id, digest));
        Path whole = folder.resolve("soap.mime");
        HttpClient.newBuilder()
                .sslContext(partner.tls())
                .build()
                .send(
                        HttpRequest.newBuilder(hub.url().resolve("/ws/v1"))
                                .header("Content-Type", "application/soap+xml;charset=UTF-8")
                                .POST(BodyPublishers.ofString(call))
                                .build(),
                        BodyHandlers.ofFile(whole));
        return lastPart(whole);
    }

    /** What stands before the closing delimiter. */
    private Path lastPart(Path whole) throws IOException {
        Path part = folder.resolve("soap.bin");
        try (RandomAccessFile mime = new RandomAccessFile(whole.toFile(), "r");
                OutputStream out = Files.newOutputStream(part)) {
            byte[] tail = new byte[200];
            mime.seek(mime.length() - tail.length);
            mime.readFully(tail);
            int closing = new String(tail, ISO_8859_1).lastIndexOf("\r\n--");
            mime.seek(mime.length() - tail.length + closing - LARGE);
            byte[] piece = new byte[65_536];
            for (int left = LARGE; left > 0; ) {
                int count = mime.read(piece, 0, Math.min(left, piece.length));
                out.write(piece, 0, count);
                left -= count;
            }
        }
        return part;
    }
}
