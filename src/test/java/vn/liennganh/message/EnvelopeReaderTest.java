package vn.liennganh.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.support.BadContent;
import vn.liennganh.support.Soon;

/** One way to read a message, and a place for whatever is not it. */
class EnvelopeReaderTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static byte[] good() {
        return Json.MAPPER.writeValueAsBytes(document());
    }

    private static ObjectNode document() {
        String id = UUID.randomUUID().toString();
        ObjectNode document =
                Json.MAPPER
                        .createObjectNode()
                        .put("specVersion", "1.0")
                        .put("id", id)
                        .put("type", "sandbox.ping")
                        .put("from", "X99.11.001")
                        .put("time", "2026-11-23T09:30:00.000+07:00")
                        .put("exchange", id)
                        .put("urgency", "normal");
        document.putArray("to").add("X99.51.001");
        document.putObject("body").put("text", "hello");
        return document;
    }

    static Stream<BadContent> bad() {
        return BadContent.of(good());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void what_is_no_message_is_refused_at_its_place_and_at_once(BadContent bad) {
        Verdict<Envelope> read = Soon.within(AT_ONCE, () -> EnvelopeReader.read(bad.json()));

        Refusal refusal = read.refusal().orElseThrow();
        assertThat(refusal.code()).isEqualTo(RefusalCode.MESSAGE_MALFORMED);
        assertThat(refusal.errors())
                .singleElement()
                .satisfies(
                        error -> {
                            assertThat(error.pointer()).isEqualTo(bad.pointer());
                            for (Locale locale : new Locale[] {Texts.VIETNAMESE, Texts.ENGLISH}) {
                                assertThat(Texts.render(error.text(), locale))
                                        .doesNotContain("message.");
                            }
                        });
    }

    @Test
    void a_message_as_it_should_be_is_read_with_blanks_around_it() {
        String text = " \r\n\t" + new String(good(), UTF_8) + "\n ";
        assertThat(EnvelopeReader.read(text.getBytes(UTF_8)).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "9007199254740991",
                "-9007199254740991",
                "0.1",
                "-12.50",
                "1e3",
                "106.6296638",
                "9007199254740991.0",
                "0.30000000000000004",
                "1e-300"
            })
    void a_number_that_every_reader_reads_alike_is_taken(String number) {
        assertThat(EnvelopeReader.read(body("{\"n\":" + number + "}")).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${jndi:ldap://127.0.0.1/a}",
                "#{T(java.lang.Runtime).getRuntime().exec('id')}",
                "{{7*7}}",
                "<script>alert(1)</script>",
                "\\ud83d\\ude00",
                "\\u202e",
                "\\r\\n"
            })
    void whatever_a_text_says_is_text(String text) {
        byte[] json = body("{\"text\":\"" + text + "\",\"@class\":\"x\",\"__proto__\":{}}");
        Envelope read = EnvelopeReader.read(json).value();
        assertThat(read.body().get("text").stringValue())
                .isEqualTo(Json.MAPPER.readTree("\"" + text + "\"").stringValue());
        assertThat(read.body().propertyNames()).contains("@class", "__proto__");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan.pdf",
                "125-Q\u0110-CTHADS.pdf",
                "...",
                "a b (1).pdf",
                "<b>scan<b>.pdf",
                "\ud83d\ude00.pdf"
            })
    void an_attachment_may_have_any_plain_name(String name) {
        ObjectNode document = document();
        document.putArray("attachments")
                .addObject()
                .put("name", name)
                .put("mediaType", "application/pdf")
                .put("size", 104_857_600)
                .put("sha256", "0123456789abcdef".repeat(4));
        Envelope read = EnvelopeReader.read(Json.MAPPER.writeValueAsBytes(document)).value();
        assertThat(read.attachments().get(0).name()).isEqualTo(name);
    }

    @Test
    void keys_that_collide_cost_no_more_than_others() {
        byte[] json = body("{" + BadContent.collidingFields() + "}");
        Verdict<Envelope> read = Soon.within(AT_ONCE, () -> EnvelopeReader.read(json));
        assertThat(read.value().body().size()).isEqualTo(16_384);
    }

    private static byte[] body(String body) {
        return new String(good(), UTF_8).replace("{\"text\":\"hello\"}", body).getBytes(UTF_8);
    }
}
