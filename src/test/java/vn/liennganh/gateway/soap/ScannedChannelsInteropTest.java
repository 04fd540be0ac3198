package vn.liennganh.gateway.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.AmqpParty;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;
import vn.liennganh.support.RealClamd;
import vn.liennganh.support.Tools;

/** Whichever way a content comes, a real clamd looks at it before any message may name it. */
@Tag(Tools.INTEROP)
class ScannedChannelsInteropTest {

    private static final String AGENCY = ChannelHub.FILES;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RealClamd clamd;
    private static ChannelHub channels;
    private static Party sender;
    private static Path tree;

    @BeforeAll
    static void start() throws IOException {
        clamd = RealClamd.start();
        channels =
                ChannelHub.start(
                        Map.of(
                                "hub.clamd.address",
                                clamd.address(),
                                "hub.delivery.files.patience",
                                "60s"));
        sender = Party.of(channels.hub(), AGENCY);
        tree = channels.trees().resolve(AGENCY);
        await().atMost(PATIENCE).until(() -> Files.isDirectory(tree.resolve("error")));
    }

    @AfterAll
    static void stop() {
        if (channels != null) {
            channels.close();
        }
        if (clamd != null) {
            clamd.close();
        }
    }

    /** A way in for a message and its content; answers the code of the refusal, or accepted. */
    private enum Way {
        REST {
            @Override
            String bring(byte[] cms, byte[] content) throws Exception {
                HttpClient client =
                        HttpClient.newBuilder()
                                .sslContext(new SoapPartner(channels.hub(), AGENCY).tls())
                                .build();
                var answer =
                        client.send(
                                HttpRequest.newBuilder(
                                                channels.hub()
                                                        .url()
                                                        .resolve(
                                                                "/api/v1/attachments/"
                                                                        + Sha256.of(content)))
                                        .PUT(BodyPublishers.ofByteArray(content))
                                        .build(),
                                BodyHandlers.ofByteArray());
                if (answer.statusCode() != 204) {
                    return Json.MAPPER.readTree(answer.body()).path("code").asString();
                }
                sender.send(cms);
                return "accepted";
            }
        },
        SOAP {
            @Override
            String bring(byte[] cms, byte[] content) {
                String attachment =
                        "<ln:attachment sha256=\"%s\">%s</ln:attachment>"
                                .formatted(
                                        Sha256.of(content),
                                        Base64.getEncoder().encodeToString(content));
                SoapPartner.Answer answer =
                        new SoapPartner(channels.hub(), AGENCY)
                                .call(
                                        Envelopes.SOAP_12,
                                        "Submit",
                                        Envelopes.submit(cms)
                                                .replace(
                                                        "</ln:Submit>",
                                                        attachment + "</ln:Submit>"));
                return answer.status() == 200 ? "accepted" : answer.code();
            }
        },
        AMQP {
            @Override
            String bring(byte[] cms, byte[] content) throws Exception {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                body.writeBytes(
                        "--b\r\nContent-Type: application/pkcs7-mime\r\n\r\n".getBytes(UTF_8));
                body.writeBytes(cms);
                body.writeBytes(
                        ("\r\n--b\r\nContent-ID: <" + Sha256.of(content) + ">\r\n\r\n")
                                .getBytes(UTF_8));
                body.writeBytes(content);
                body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
                try (AmqpParty partner = AmqpParty.of(channels.hub(), AGENCY)) {
                    BytesMessage message =
                            partner.body("multipart/related; boundary=b", body.toByteArray());
                    partner.submit(message);
                    // A refusal of a content is correlated with the transfer: no id was read yet.
                    BytesMessage outcome =
                            partner.outcome(
                                    Party.messageId(cms).toString(), message.getJMSMessageID());
                    return outcome.getStringProperty("outcome").equals("accepted")
                            ? "accepted"
                            : outcome.getStringProperty("code");
                }
            }
        },
        FILES {
            @Override
            String bring(byte[] cms, byte[] content) throws Exception {
                String digest = Sha256.of(content).hex();
                write(digest, content);
                write(digest.substring(0, 8) + ".p7m", cms);
                Path receipt = tree.resolve("receipts/" + Party.messageId(cms) + ".json");
                Path problem = tree.resolve("error/" + digest + ".problem.json");
                await().atMost(PATIENCE)
                        .until(() -> Files.exists(receipt) || Files.exists(problem));
                return Files.exists(receipt)
                        ? "accepted"
                        : Json.MAPPER.readTree(Files.readAllBytes(problem)).path("code").asString();
            }
        };

        abstract String bring(byte[] cms, byte[] content) throws Exception;
    }

    private static void write(String name, byte[] bytes) throws IOException {
        Path writing = tree.resolve("in/." + UUID.randomUUID());
        Files.write(writing, bytes);
        Files.move(writing, tree.resolve("in").resolve(name));
    }

    private static byte[] content(String what) {
        return (UUID.randomUUID() + "\n" + what + "\n").getBytes(UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void what_clamd_finds_is_refused_by_its_code_and_what_is_clean_passes(Way way)
            throws Exception {
        byte[] infected = content(RealClamd.EICAR);
        byte[] cms = sender.withContent("X99.11.001", infected);

        assertThat(way.bring(cms, infected)).isEqualTo("attachment-infected");

        byte[] clean = content("nothing");
        byte[] good = sender.withContent("X99.11.001", clean);
        assertThat(way.bring(good, clean)).isEqualTo("accepted");
        Party recipient = Party.of(channels.hub(), "X99.11.001");
        await().atMost(PATIENCE)
                .until(() -> inbox(recipient).contains(Party.messageId(good).toString()));
        assertThat(inbox(recipient)).doesNotContain(Party.messageId(cms).toString());
    }

    private static List<String> inbox(Party party) {
        return party.page(Duration.ZERO).items().stream().map(one -> one.id().toString()).toList();
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, names = "FILES", mode = EnumSource.Mode.EXCLUDE)
    void while_clamd_is_away_the_sender_is_told_to_come_again_and_others_go_on(Way way)
            throws Exception {
        byte[] content = content("waits for its scan");
        byte[] cms = sender.withContent("X99.11.001", content);
        clamd.kill();
        try {
            assertThat(way.bring(cms, content)).isEqualTo("unavailable");
            try (AmqpParty other = AmqpParty.of(channels.hub(), "X99.11.002")) {
                Party quiet = Party.of(channels.hub(), "X99.11.002");
                byte[] ping = quiet.ping("X99.11.001");
                other.submit(ping);
                assertThat(other.outcome(Party.messageId(ping)).getStringProperty("outcome"))
                        .isEqualTo("accepted");
            }
        } finally {
            clamd.run();
        }
        assertThat(way.bring(cms, content)).isEqualTo("accepted");
    }

    @Test
    void while_clamd_is_away_files_stay_where_they_are_and_pass_afterwards() throws Exception {
        byte[] content = content("waits in its folder");
        byte[] cms = sender.withContent("X99.11.001", content);
        String digest = Sha256.of(content).hex();
        clamd.kill();
        try {
            write(digest, content);
            write("waiting.p7m", cms);
            await().pollDelay(Duration.ofSeconds(1))
                    .until(() -> Files.exists(tree.resolve("in/waiting.p7m")));
            assertThat(tree.resolve("in/" + digest)).exists();
        } finally {
            clamd.run();
        }
        await().atMost(PATIENCE)
                .until(
                        () ->
                                Files.exists(
                                        tree.resolve(
                                                "receipts/" + Party.messageId(cms) + ".json")));
        assertThat(tree.resolve("in/" + digest)).doesNotExist();
        assertThat(tree.resolve("error/waiting.p7m")).doesNotExist();
    }
}
