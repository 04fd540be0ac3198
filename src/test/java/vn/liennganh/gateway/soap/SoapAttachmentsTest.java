package vn.liennganh.gateway.soap;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.support.JdbcUtils;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;

/** Attachments as MIME parts: streamed in and out, bound by their digests alone. */
class SoapAttachmentsTest {

    static final String BOUNDARY = "b0undary";
    private static final int BEGINNING = 4;
    private static final int LARGE = 100 * 1024 * 1024;
    private static final long HEAP_MORE = 64L * 1024 * 1024;

    private static RunningHub hub;
    private static SoapPartner partner;
    private static Party sender;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        partner = new SoapPartner(hub, "X99.71.001");
        sender = Party.of(hub, "X99.71.001");
    }

    /** So many bytes that nobody keeps. */
    static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left);
                Arrays.fill(into, offset, offset + count, (byte) 0);
                left -= count;
                return count;
            }
        };
    }

    static String sha256(InputStream in) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] piece = new byte[65_536];
        for (int count = in.read(piece); count > 0; count = in.read(piece)) {
            digest.update(piece, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
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

    static String submit(byte[] cms, String attachment) {
        return Envelopes.submit(cms).replace("</ln:Submit>", attachment + "</ln:Submit>");
    }

    static String include(String digest, String href) {
        return "<ln:attachment sha256=\""
                + digest
                + "\"><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\""
                + href
                + "\"/></ln:attachment>";
    }

    static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static String root(String envelope) {
        return "--"
                + BOUNDARY
                + "\r\nContent-Type: application/xop+xml; charset=UTF-8;"
                + " type=\"application/soap+xml\"\r\nContent-ID: <root@partner>\r\n\r\n"
                + envelope;
    }

    static String part(String id) {
        return "\r\n--"
                + BOUNDARY
                + "\r\nContent-Type: application/octet-stream\r\nContent-ID: <"
                + id
                + ">\r\nContent-Transfer-Encoding: binary\r\n\r\n";
    }

    private static SoapPartner.Answer post(InputStream body) {
        return partner.post(
                "multipart/related; type=\"application/xop+xml\"; start=\"<root@partner>\";"
                        + " start-info=\"application/soap+xml\"; boundary="
                        + BOUNDARY,
                BodyPublishers.ofInputStream(() -> body));
    }

    static InputStream all(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that the heap's pools held after a collection since {@link #used}. */
    static long kept() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .filter(pool -> pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    @Test
    @Tag(Tools.LONG)
    void a_hundred_mebibytes_stream_through_and_come_back_by_soap() throws IOException {
        String digest = sha256(zeros(LARGE));
        byte[] cms = ping(digest, LARGE);
        String envelope =
                partner.signed(
                        Envelopes.SOAP_12,
                        "Submit",
                        submit(cms, include(digest, "cid:map%40partner")));
        long before = used();

        SoapPartner.Answer answer =
                post(
                        all(
                                text(root(envelope)),
                                text(part("map@partner")),
                                zeros(LARGE),
                                text("\r\n--" + BOUNDARY + "--\r\n")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(kept() - before).isLessThan(HEAP_MORE);
        assertThat(answer.field("repeated")).isEqualTo("false");
    }

    @Test
    void what_came_by_soap_is_read_by_rest_and_by_soap() throws IOException {
        byte[] content =
                ("\r\n--" + BOUNDARY.substring(1) + "\r\n--b0und").getBytes(StandardCharsets.UTF_8);
        String digest = Sha256.of(content).hex();
        byte[] cms = ping(digest, content.length);
        // Without any Include: the Content-ID alone is the digest.
        String id =
                post(all(
                                text(
                                        root(
                                                partner.signed(
                                                        Envelopes.SOAP_12,
                                                        "Submit",
                                                        submit(cms, "")))),
                                text(part(digest)),
                                new ByteArrayInputStream(content),
                                text("\r\n--" + BOUNDARY + "--")))
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
                        submit(ping(digest, content.length), include(digest, href)));
        String body =
                root(envelope)
                        + (part.equals("-")
                                ? ""
                                : part(part)
                                        + (sent.equals("other")
                                                ? "other"
                                                : new String(content, StandardCharsets.UTF_8)))
                        + (end.equals("closed") ? "\r\n--" + BOUNDARY + "--" : "");

        assertThat(post(text(body)).code()).as(name).isEqualTo(code);
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
        Envelope asked =
                EnvelopeReader.read(new CmsReader().read(ping).orThrow().content()).value();
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
                    await().atMost(ofSeconds(20)).until(SoapAttachmentsTest::readsOver);
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
                        Envelopes.SOAP_12, "Submit", submit(cms, include(digest, "cid:one")));
        return post(
                all(
                        text(root(envelope)),
                        text(part("one")),
                        sent,
                        text("\r\n--" + BOUNDARY + "--\r\n")));
    }

    private static long uploaded(byte[] content) {
        return hub.bean(AttachmentStore.class).received(sender.id(), Sha256.of(content));
    }

    @Test
    void fifty_one_parts_and_a_wrong_boundary_are_refused() {
        StringBuilder body =
                new StringBuilder(
                        root(
                                partner.signed(
                                        Envelopes.SOAP_12,
                                        "Submit",
                                        Envelopes.submit(sender.ping("X99.72.001")))));
        String empty = Sha256.of(new byte[0]).hex();
        for (int i = 0; i < 51; i++) {
            body.append(part(empty));
        }

        assertThat(post(text(body + "\r\n--" + BOUNDARY + "--")).code())
                .isEqualTo("message-malformed");
        assertThat(post(text("--other\r\n\r\n<x/>\r\n--other--")).code())
                .isEqualTo("message-malformed");
    }
}
