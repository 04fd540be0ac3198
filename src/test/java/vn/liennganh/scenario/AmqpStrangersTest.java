package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.security.SaslCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.startup.amqp.PartnerPort;
import vn.liennganh.startup.broker.port.Cuts.Reason;

/** Whoever speaks something else on the AMQP port, or does not sign in, is hung up on at once. */
class AmqpStrangersTest {

    private static final String OFFICE = "X99.11.002";
    private static final String BANK = "X99.51.002";

    private static RunningHub hub;
    private static PartnerPort port;

    private BrokerNames names;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        port = hub.bean(PartnerPort.class);
    }

    @BeforeEach
    void before() throws Exception {
        AmqpParty.of(hub, OFFICE).close();
        names = BrokerNames.of(hub);
    }

    @AfterEach
    void others_are_let_in_and_nothing_is_made() throws Exception {
        AmqpParty.of(hub, OFFICE).close();
        names.assertNothingMade();
    }

    private static Stream<Arguments> tongues() {
        return Stream.of(
                arguments("AMQP 1.0 without SASL", amqp(0, 1, 0, 0)),
                arguments("AMQP 1.0 that wants TLS first", amqp(2, 1, 0, 0)),
                arguments("AMQP 0-9-1", amqp(0, 0, 9, 1)),
                arguments("AMQP 1.1", amqp(3, 1, 1, 0)),
                arguments("the broker's own protocol", "ARTEMIS" + bytes("0000001e1a")),
                arguments("the one that it had before", "HORNETQ" + bytes("0000001e1a")),
                arguments("OpenWire", bytes("0000007401") + "ActiveMQ" + bytes("0000000c")),
                arguments("STOMP", "CONNECT\naccept-version:1.2\nhost:localhost\n\n\0"),
                arguments("STOMP 1.2", "STOMP\naccept-version:1.2\nhost:localhost\n\n\0"),
                arguments("MQTT", bytes("101000044d51545404020000000474657374")),
                arguments("HTTP", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                arguments(
                        "HTTP that wants to be something else",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Protocol: amqp\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
                arguments(
                        "HTTP with a body",
                        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2147483647\r\n\r\n"),
                arguments("TLS once more", bytes("16030100f4010000f00303")),
                arguments("SMTP", "EHLO localhost\r\n"),
                arguments("one byte", "\0"));
    }

    private static String amqp(int... version) {
        return "AMQP" + new String(version, 0, version.length);
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tongues")
    void nothing_but_amqp_with_sasl_is_spoken(String what, String words) throws Exception {
        long before = port.cut(Reason.PROTOCOL);
        try (RawAmqp raw = RawAmqp.connected(hub, OFFICE)) {
            raw.write(words.getBytes(ISO_8859_1));

            // What it could have said instead, as the specification has it.
            assertThat(raw.said()).isEqualTo(RawAmqp.SASL);
        }
        assertThat(port.cut(Reason.PROTOCOL)).isGreaterThan(before);
    }

    @Test
    void the_first_words_may_come_one_by_one_and_with_what_follows() throws Exception {
        try (RawAmqp raw = RawAmqp.connected(hub, OFFICE)) {
            for (byte word : Arrays.copyOf(RawAmqp.SASL, RawAmqp.SASL.length - 1)) {
                raw.write(new byte[] {word});
            }
            raw.write(new byte[] {0, 0, 0, 0, 8, 2, 1, 0, 0});

            assertThat(raw.ended()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ANONYMOUS", "PLAIN", "SCRAM-SHA-256", "GSSAPI", "EXTERNAL ", "EXTERNAL"})
    void the_certificate_is_the_only_way_to_say_who_one_is(String mechanism) throws Exception {
        long before = port.cut(Reason.SIGN_IN);
        try (RawAmqp raw = RawAmqp.connected(hub, OFFICE)) {
            byte[] response = ("\0" + BANK + "\0secret").getBytes(US_ASCII);

            assertThat(raw.sasl(mechanism, response)).isNotEqualTo(SaslCode.OK);
            assertThat(raw.ended()).isTrue();
        }
        assertThat(port.cut(Reason.SIGN_IN)).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000c" + "02010000" + "00539945",
                "0000000c" + "02010000" + "deadbeef",
                "0000000c" + "02000000" + "00531045",
                "414d515000010000"
            })
    void signing_in_is_nothing_else(String words) throws Exception {
        try (RawAmqp raw = RawAmqp.connected(hub, OFFICE)) {
            raw.write(RawAmqp.SASL);
            raw.write(HexFormat.of().parseHex(words));

            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    void whoever_signs_in_twice_is_cut() throws Exception {
        try (RawAmqp raw = RawAmqp.connected(hub, OFFICE)) {
            assertThat(raw.sasl("EXTERNAL", new byte[0])).isEqualTo(SaslCode.OK);
            raw.write(RawAmqp.SASL);

            assertThat(raw.ended()).isTrue();
        }
    }
}
