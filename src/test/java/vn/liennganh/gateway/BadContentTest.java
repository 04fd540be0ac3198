package vn.liennganh.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.BadContent;
import vn.liennganh.support.Soon;

/**
 * What is no message, sealed as it should be and sent over TLS: refused by its code and place
 * within two seconds, and nothing kept of it. All of them claim the id of one good message, which
 * is accepted in the end: a refused id is not used up.
 */
class BadContentTest {

    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final Duration SOON = Duration.ofSeconds(2);

    private static Party office;
    private static Caller sender;
    private static Draft good;

    @BeforeAll
    static void start() {
        RunningHub hub = RunningHub.shared();
        office = Party.of(hub, "X99.11.001");
        sender = Caller.of(hub, "X99.11.001");
        good = office.opening("sandbox.ping", "X99.51.001");
        sender.get("/api/v1/whoami");
    }

    @AfterAll
    static void the_message_itself_is_accepted() {
        assertThat(sender.get(itself()).status()).isEqualTo(404);
        assertThat(send(good.bytes()).status()).isEqualTo(201);
        assertThat(sender.get(itself()).body()).isNotEmpty();
    }

    private static String itself() {
        return "/api/v1/messages/" + UUID.fromString(good.field("id").asString());
    }

    private static Caller.Answer send(byte[] content) {
        return sender.post(
                "/api/v1/messages",
                office.sealed(content),
                "Content-Type",
                CMS,
                "Accept-Language",
                "en");
    }

    static Stream<BadContent> bad() {
        return BadContent.of(good.bytes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void what_is_no_message_is_refused_by_code_and_place(BadContent bad) {
        Caller.Answer answer = Soon.within(SOON, () -> send(bad.json()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("message-malformed");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode errors = answer.json().path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("pointer").asString()).isEqualTo(bad.pointer());
        assertThat(answer.json().path("receipt").isMissingNode()).isTrue();
    }

    /** Sixty-four megabytes in as many kilobytes, and once more around them. */
    @Test
    void what_is_compressed_is_never_expanded() throws IOException {
        byte[] bomb = zipped(zipped(new byte[64 << 20]));
        for (byte[] each : List.of(bomb, zipped(office.sealed(good.bytes())))) {
            Caller.Answer answer = Soon.within(SOON, () -> compressed(each));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("message-malformed");
        }
    }

    private static Caller.Answer compressed(byte[] zipped) {
        return sender.post(
                "/api/v1/messages", zipped, "Content-Type", CMS, "Content-Encoding", "gzip");
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(all)) {
            zip.write(plain);
        }
        return all.toByteArray();
    }

    @Test
    void a_body_of_keys_that_collide_is_a_body_like_any_other() {
        Draft draft = office.opening("account-freeze.order", "X99.51.001");
        String text = new String(draft.bytes(), UTF_8);
        String body = "\"body\":{";
        String many = text.replace(body, body + BadContent.collidingFields() + ",");
        // What is slow the first time, such as reading the schema, is not asked about here.
        send(text.replace(body, body + "\"n\":1,").getBytes(UTF_8));

        Caller.Answer answer = Soon.within(SOON, () -> send(many.getBytes(UTF_8)));

        assertThat(answer.code()).isEqualTo("schema-violation");
        assertThat(answer.body().length).isLessThan(100_000);
    }
}
