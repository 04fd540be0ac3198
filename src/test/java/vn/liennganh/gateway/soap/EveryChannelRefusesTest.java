package vn.liennganh.gateway.soap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.gateway.WrongMessages;
import vn.liennganh.gateway.WrongMessages.Wrong;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.scenario.AmqpParty;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.BadContent;
import vn.liennganh.support.Tools;

/**
 * The same bad bytes by REST, SOAP, AMQP and file: each channel answers in its own form, with one
 * code, and where it shows fields, with the same pointers.
 */
@Tag(Tools.LONG)
class EveryChannelRefusesTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ChannelHub channels;
    private static RunningHub hub;
    private static Party office;
    private static SoapPartner soap;
    private static AmqpParty amqp;
    private static Path tree;

    @BeforeAll
    static void open() throws Exception {
        channels = ChannelHub.start(Map.of());
        channels.channel(OFFICE, ChannelHub.files());
        hub = channels.hub();
        office = Party.of(hub, OFFICE);
        soap = new SoapPartner(hub, OFFICE);
        amqp = AmqpParty.of(hub, OFFICE);
        tree = channels.trees().resolve(OFFICE);
        await().atMost(PATIENCE).until(() -> Files.isDirectory(tree.resolve("error")));
    }

    @AfterAll
    static void close() throws JMSException {
        amqp.close();
        channels.close();
    }

    static Stream<Wrong> bad() {
        byte[] good = office.opening("sandbox.ping", BANK).bytes();
        byte[] cms = office.sealed(good);
        return Stream.of(
                        new WrongMessages(hub).all(),
                        Stream.of(
                                malformed("nothing", new byte[0]),
                                malformed("a byte behind it", Arrays.copyOf(cms, cms.length + 1)),
                                malformed("its end is missing", Arrays.copyOf(cms, 900)),
                                malformed("PEM", pem(cms))),
                        BadContent.of(good)
                                .map(one -> malformed(one.story(), office.sealed(one.json()))))
                .flatMap(rows -> rows);
    }

    private static Wrong malformed(String story, byte[] cms) {
        return new Wrong(RefusalCode.MESSAGE_MALFORMED, story, cms);
    }

    private static byte[] pem(byte[] cms) {
        return ("-----BEGIN CMS-----\n"
                        + Base64.getMimeEncoder().encodeToString(cms)
                        + "\n-----END CMS-----\n")
                .getBytes(UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void bad_bytes_hear_the_same_code_on_every_channel(Wrong bad) throws Exception {
        Path file = dropped(bad.cms());

        Problem byRest = catchThrowableOfType(Problem.class, () -> office.send(bad.cms()));
        assertThat(byRest).as("refused").isNotNull();
        assertThat(byRest.code()).isEqualTo(bad.code().slug());
        assertThat(byRest.status()).isEqualTo(bad.code().status());

        SoapPartner.Answer fault =
                soap.call(Envelopes.SOAP_12, "Submit", Envelopes.submit(bad.cms()));
        assertThat(fault.code()).as(fault.text()).isEqualTo(bad.code().slug());
        assertThat(fault.status()).isEqualTo(500);

        same("amqp", bad, byRest, byAmqp(bad.cms()));
        if (bad.code().retryable()) {
            // Not for its sender to mend: the file is tried again until there is an answer.
            assertThat(file.resolveSibling(file.getFileName() + ".problem.json")).doesNotExist();
        } else {
            same("file", bad, byRest, besideIt(file, bad.cms()));
        }
    }

    /** What is refused over what its bytes are is refused at the same fields. */
    private static void same(String channel, Wrong bad, Problem byRest, JsonNode problem) {
        assertThat(problem.path("code").asString()).as(channel).isEqualTo(bad.code().slug());
        assertThat(problem.path("status").asInt()).as(channel).isEqualTo(bad.code().status());
        assertThat(pointers(problem)).as(channel).isEqualTo(pointers(byRest.document()));
        assertThat(problem.has("receipt")).as(channel).isEqualTo(byRest.document().has("receipt"));
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    private static JsonNode byAmqp(byte[] cms) throws JMSException {
        return refused(amqp.body("application/pkcs7-mime", cms), cms);
    }

    private static JsonNode refused(BytesMessage message, byte[] cms) throws JMSException {
        amqp.submit(message);
        String number = message.getJMSMessageID();
        BytesMessage outcome = amqp.outcome(number, id(cms).map(UUID::toString).orElse(number));
        JsonNode problem = Json.MAPPER.readTree(AmqpParty.bytes(outcome));
        assertThat(outcome.getStringProperty("outcome")).isEqualTo("refused");
        assertThat(outcome.getStringProperty("code")).isEqualTo(problem.path("code").asString());
        return problem;
    }

    /** Of a message that can be read so far. */
    private static Optional<UUID> id(byte[] cms) {
        Checked<CmsDocument> read = new CmsReader().read(cms);
        if (read.fault().isPresent()) {
            return Optional.empty();
        }
        var envelope = EnvelopeReader.read(read.orThrow().content());
        return envelope.refusal().isPresent()
                ? Optional.empty()
                : Optional.of(envelope.value().id());
    }

    /** Where it will lie when it is refused. */
    private static Path dropped(byte[] cms) throws IOException {
        String name = UUID.randomUUID() + ".p7m";
        Files.write(tree.resolve("in/." + name), cms);
        Files.move(tree.resolve("in/." + name), tree.resolve("in/" + name));
        return tree.resolve("error/" + name);
    }

    private static JsonNode besideIt(Path file, byte[] bytes) throws IOException {
        await().atMost(PATIENCE).until(() -> Files.exists(file));
        assertThat(file).hasBinaryContent(bytes);
        return Json.MAPPER.readTree(
                Files.readAllBytes(file.resolveSibling(file.getFileName() + ".problem.json")));
    }

    @Test
    void a_content_that_is_not_what_its_name_says_hears_so_on_every_channel() throws Exception {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        String digest = Sha256.of(content).hex();
        byte[] cms = office.withContent(BANK, content);

        HttpRequest put =
                HttpRequest.newBuilder(hub.url().resolve("/api/v1/attachments/" + digest))
                        .PUT(BodyPublishers.ofString("other"))
                        .build();
        String byRest =
                HttpClient.newBuilder()
                        .sslContext(soap.tls())
                        .build()
                        .send(put, BodyHandlers.ofString())
                        .body();
        assertThat(Json.MAPPER.readTree(byRest).path("code").asString())
                .isEqualTo("digest-mismatch");

        String envelope =
                soap.signed(
                        Envelopes.SOAP_12,
                        "Submit",
                        SoapParts.submit(cms, SoapParts.include(digest, "cid:one")));
        String parts =
                SoapParts.root(envelope)
                        + SoapParts.part("one")
                        + "other\r\n--"
                        + SoapParts.BOUNDARY
                        + "--";
        assertThat(
                        soap.post(
                                        "multipart/related; type=\"application/xop+xml\";"
                                                + " start-info=\"application/soap+xml\"; boundary="
                                                + SoapParts.BOUNDARY,
                                        BodyPublishers.ofString(parts))
                                .code())
                .isEqualTo("digest-mismatch");

        BytesMessage parcel =
                amqp.body("multipart/related; boundary=\"=_1\"", parcel(cms, digest, "other"));
        assertThat(refused(parcel, cms).path("code").asString()).isEqualTo("digest-mismatch");

        Files.writeString(tree.resolve("in/" + digest), "other");
        Path message = dropped(cms);
        JsonNode problem = besideIt(tree.resolve("error/" + digest), "other".getBytes(UTF_8));
        assertThat(problem.path("code").asString()).isEqualTo("digest-mismatch");
        assertThat(besideIt(message, cms).path("code").asString()).isEqualTo("attachment-missing");
    }

    private static byte[] parcel(byte[] cms, String digest, String content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--=_1\r\nContent-Type: application/pkcs7-mime\r\n\r\n".getBytes(UTF_8));
        body.writeBytes(cms);
        body.writeBytes(
                ("\r\n--=_1\r\nContent-ID: <" + digest + ">\r\n\r\n" + content + "\r\n--=_1--\r\n")
                        .getBytes(ISO_8859_1));
        return body.toByteArray();
    }
}
