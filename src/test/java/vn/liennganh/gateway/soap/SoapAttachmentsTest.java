package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.support.JdbcUtils;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** Attachments as MIME parts: streamed in and out, bound by their digests alone. */
class SoapAttachmentsTest {

    private static final int BEGINNING = 4;

    private static RunningHub hub;
    private static SoapPartner partner;
    private static Party sender;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        partner = new SoapPartner(hub, "X99.71.001");
        sender = Party.of(hub, "X99.71.001");
    }

    private static byte[] ping(String digest, long size) {
        return naming(sender.opening("sandbox.ping", "X99.72.001"), digest, size);
    }

    private static byte[] naming(Draft draft, String digest, long size) {
        var document = (tools.jackson.databind.node.ObjectNode) Json.MAPPER.readTree(draft.bytes());
        document.putArray("attachments")
                .addObject()
                .put("name", "ban-do.bin")
                .put("mediaType", "application/octet-stream")
                .put("size", size)
                .put("sha256", digest);
        return sender.sealed(Draft.of(document));
    }

    private static SoapPartner.Answer post(InputStream body) {
        return partner.post(SoapParts.MEDIA_TYPE, BodyPublishers.ofInputStream(() -> body));
    }

    @Test
    void what_came_by_soap_is_read_by_rest_and_by_soap() {
        byte[] content =
                ("\r\n--" + SoapParts.BOUNDARY.substring(1) + "\r\n--b0und")
                        .getBytes(StandardCharsets.UTF_8);
        String digest = Sha256.of(content).hex();
        byte[] cms = ping(digest, content.length);
        // Without any Include: the Content-ID alone is the digest.
        String id =
                post(SoapParts.all(
                                SoapParts.text(
                                        SoapParts.root(
                                                partner.signed(
                                                        Envelopes.SOAP_12,
                                                        "Submit",
                                                        SoapParts.submit(cms, "")))),
                                SoapParts.text(SoapParts.part(digest)),
                                new ByteArrayInputStream(content),
                                SoapParts.text("\r\n--" + SoapParts.BOUNDARY + "--")))
                        .field("id");

        assertThat(partner.get("/api/v1/messages/" + id + "/attachments/" + digest))
                .isEqualTo(content);
        SoapPartner.Answer fetched =
                partner.call(
                        Envelopes.SOAP_11,
                        "Fetch",
                        "<ln:Fetch><ln:id>"
                                + id
                                + "</ln:id><ln:attachment>"
                                + digest
                                + "</ln:attachment></ln:Fetch>");
        assertThat(fetched.contentType()).startsWith("multipart/related");
        String raw = new String(fetched.body(), StandardCharsets.ISO_8859_1);
        assertThat(raw)
                .contains("Content-ID: <" + digest + ">")
                .contains(
                        "\r\n\r\n"
                                + new String(content, StandardCharsets.ISO_8859_1)
                                + "\r\n--part-")
                .contains("href=\"cid:" + digest + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "the part does not have its digest, cid:x, x, other, closed, digest-mismatch",
        "the part did not come, cid:y, -, content, closed, attachment-missing",
        "a part belongs to nothing, cid:x, z, content, closed, message-malformed",
        "the part has no end, cid:x, x, content, open, message-malformed",
        "the content lies at an address, http://127.0.0.1:1/, x, content, closed, message-malformed",
        "the content lies in a file, file:///etc/passwd, x, content, closed, message-malformed"
    })
    void a_part_that_is_wrong_is_refused(
            String name, String href, String part, String sent, String end, String code) {
        byte[] content = ("content" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        String digest = Sha256.of(content).hex();
        String envelope =
                partner.signed(
                        Envelopes.SOAP_12,
                        "Submit",
                        SoapParts.submit(
                                ping(digest, content.length), SoapParts.include(digest, href)));
        String body =
                SoapParts.root(envelope)
                        + (part.equals("-")
                                ? ""
                                : SoapParts.part(part)
                                        + (sent.equals("other")
                                                ? "other"
                                                : new String(content, StandardCharsets.UTF_8)))
                        + (end.equals("closed") ? "\r\n--" + SoapParts.BOUNDARY + "--" : "");

        assertThat(post(SoapParts.text(body)).code()).as(name).isEqualTo(code);
    }

    @Test
    void a_message_that_is_refused_anyway_brings_nothing_in_and_its_own_code_comes_first() {
        byte[] content = ("content" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        byte[] foreign = Party.of(hub, "X99.72.001").ping("X99.71.001");
        byte[] broken = sender.ping("X99.72.001");
        broken[broken.length - 1] ^= 1;

        assertThat(brought(foreign, content, content).code()).isEqualTo("sender-mismatch");
        // The part is wrong too: of the message is spoken first (protocol, section 1).
        assertThat(brought(broken, content, "other".getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo("signature-invalid");
        assertThat(uploaded(content)).isZero();

        byte[] accepted = sender.ping("X99.72.001");
        sender.send(accepted);
        assertThat(brought(accepted, content, content).field("repeated")).isEqualTo("true");
        assertThat(uploaded(content)).isZero();
    }

    /** What its message answers comes while its parts are read over. */
    @Test
    void whose_message_is_refused_hears_of_nothing_else_though_it_would_pass_by_then() {
        byte[] content = ("content" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        Party asking = Party.of(hub, "X99.72.001");
        byte[] ping = asking.ping("X99.71.001");
        byte[] pong = pong(ping, content);

        SoapPartner.Answer early = brought(pong, content, behind(() -> asking.send(ping), content));

        assertThat(early.code()).as(early.text()).isEqualTo("exchange-unknown");
        assertThat(brought(pong, content, content).field("repeated")).isEqualTo("false");
    }

    @Test
    void whoever_cannot_be_judged_for_a_moment_is_not_told_that_parts_are_missing()
            throws SQLException {
        byte[] content = ("content" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        byte[] cms = ping(Sha256.of(content).hex(), content.length);
        HikariDataSource pool = (HikariDataSource) hub.bean(DataSource.class);
        List<Connection> all = new ArrayList<>();
        SoapPartner.Answer answer;
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                all.add(pool.getConnection());
            }
            answer = brought(cms, content, behind(() -> giveBack(all), content));
        } finally {
            giveBack(all);
        }

        assertThat(answer.code()).as(answer.text()).isEqualTo("unavailable");
        assertThat(brought(cms, content, content).field("repeated")).isEqualTo("false");
    }

    private static void giveBack(List<Connection> all) {
        all.forEach(JdbcUtils::closeConnection);
        all.clear();
    }

    private static byte[] pong(byte[] ping, byte[] named) {
        Envelope asked = Party.envelope(ping);
        Draft draft = sender.answering("sandbox.pong", asked);
        return naming(draft, Sha256.of(named).hex(), named.length);
    }

    /**
     * A part whose rest comes when the hub reads parts over, and after something has happened. The
     * client asks for more before it has sent what it has: its beginning comes byte by byte.
     */
    private static InputStream behind(Runnable event, byte[] part) {
        return new ByteArrayInputStream(part) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                if (pos < BEGINNING) {
                    return super.read(into, offset, 1);
                }
                if (pos == BEGINNING) {
                    await().until(SoapAttachmentsTest::readsOver);
                    event.run();
                }
                return super.read(into, offset, length);
            }
        };
    }

    private static boolean readsOver() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(
                        frame ->
                                frame.getClassName().equals(Uploads.class.getName())
                                        && frame.getMethodName().equals("pass"));
    }

    private static SoapPartner.Answer brought(byte[] cms, byte[] named, byte[] sent) {
        return brought(cms, named, new ByteArrayInputStream(sent));
    }

    private static SoapPartner.Answer brought(byte[] cms, byte[] named, InputStream sent) {
        String digest = Sha256.of(named).hex();
        String envelope =
                partner.signed(
                        Envelopes.SOAP_12,
                        "Submit",
                        SoapParts.submit(cms, SoapParts.include(digest, "cid:one")));
        return post(
                SoapParts.all(
                        SoapParts.text(SoapParts.root(envelope)),
                        SoapParts.text(SoapParts.part("one")),
                        sent,
                        SoapParts.text("\r\n--" + SoapParts.BOUNDARY + "--\r\n")));
    }

    private static long uploaded(byte[] content) {
        return hub.bean(AttachmentStore.class).received(sender.id(), Sha256.of(content));
    }

    @Test
    void fifty_one_parts_and_a_wrong_boundary_are_refused() {
        StringBuilder body =
                new StringBuilder(
                        SoapParts.root(
                                partner.signed(
                                        Envelopes.SOAP_12,
                                        "Submit",
                                        Envelopes.submit(sender.ping("X99.72.001")))));
        String empty = Sha256.of(new byte[0]).hex();
        for (int i = 0; i < 51; i++) {
            body.append(SoapParts.part(empty));
        }

        assertThat(post(SoapParts.text(body + "\r\n--" + SoapParts.BOUNDARY + "--")).code())
                .isEqualTo("message-malformed");
        assertThat(post(SoapParts.text("--other\r\n\r\n<x/>\r\n--other--")).code())
                .isEqualTo("message-malformed");
    }
}
