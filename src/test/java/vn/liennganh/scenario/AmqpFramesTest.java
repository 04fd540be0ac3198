package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.liennganh.startup.amqp.PartnerPort;
import vn.liennganh.startup.broker.port.Cuts.Reason;

/**
 * What is no frame, and what is a frame that nobody can read or that has no place where it stands,
 * ends its own connection, is counted, and makes nothing.
 */
class AmqpFramesTest {

    private static final String RUDE = "X99.12.001";
    private static final String HONEST = "X99.11.002";
    private static final HexFormat HEX = HexFormat.of();

    private static RunningHub hub;
    private static PartnerPort port;

    /** Connected all the time: nobody's end is its own. */
    private static AmqpParty bystander;

    private BrokerNames names;

    @BeforeAll
    static void everybody() throws Exception {
        hub = RunningHub.shared();
        port = hub.bean(PartnerPort.class);
        bystander = AmqpParty.of(hub, HONEST);
        AmqpParty.of(hub, RUDE).close();
    }

    @AfterAll
    static void the_bystander_goes() throws Exception {
        bystander.close();
    }

    @BeforeEach
    void before() throws Exception {
        names = BrokerNames.of(hub);
    }

    @AfterEach
    void others_go_on_and_nothing_is_made() throws Exception {
        bystander.producer().close();
        names.assertNothingMade();
    }

    private static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("shorter than its head", "00000004" + "02000000"),
                arguments("of no size", "00000000" + "02000000"),
                arguments("of two gigabytes", "7fffffff" + "02000000" + "005310"),
                arguments("of a negative size", "ffffffff" + "02000000" + "005310"),
                arguments("above the largest frame", "00030000" + "02000000" + "005310"),
                arguments(
                        "its body before its head ends", "00000010" + "01000000" + "00".repeat(8)),
                arguments("its body behind its end", "00000010" + "ff000000" + "00".repeat(8)),
                arguments("of no kind", "00000010" + "02070000" + "00".repeat(8)),
                arguments("signing in again", "0000000d" + "02010000" + "0053414500"),
                arguments("noise", "00000018" + "02000000" + "deadbeef".repeat(4)));
    }

    private static Stream<Arguments> unreadable() {
        String nine = "a10178" + "40".repeat(8);
        return Stream.of(
                arguments("a word", "a10178"),
                arguments("nothing", "40"),
                arguments("described by a number that nobody knows", "00539945"),
                arguments("described by a name that nobody knows", "00a30568656c6c6f45"),
                arguments("described, and then nothing", "005310"),
                arguments("an open that is a word", "005310a10178"),
                arguments("an open that is no type at all", "00531013"),
                arguments("signing in", "005341c00d02a30845585445524e414ca000"),
                arguments("a body without its frame", "005375a00178"),
                arguments("an open of nobody", "005310c0020140"),
                arguments("an open without anything", "00531045"),
                arguments("an open that ends too early", "005310c00502a10178"),
                arguments("an open of too much", "005310c0100da10178" + "40".repeat(12)),
                arguments("an open of numbers", "005310c0030152" + "07"),
                arguments("a list of two billion", "005310d0000000087fffffffa1017840"),
                arguments(
                        "a map of two billion",
                        "005310c0190a" + nine + "d1000000087ffffffe00000000"),
                arguments("a map of one and a half", "005310c0130a" + nine + "c10503a1016b40"),
                arguments(
                        "an array of two billion",
                        "005310c0160a"
                                + "a10178"
                                + "40".repeat(6)
                                + "f0000000057fffffffa3"
                                + "4040"),
                arguments(
                        "an array of two billion that take no room",
                        "005310c0160a"
                                + "a10178"
                                + "40".repeat(6)
                                + "f0000000057fffffff41"
                                + "4040"));
    }

    private static Stream<Arguments> early() {
        return Stream.of(
                arguments("a begin", "005311c0090540435201520152ff"),
                arguments("an attach", "005312c00603a101784341"),
                arguments("a close", "00531845"));
    }

    private static String framed(String body) {
        return "%08x02000000%s".formatted(8 + body.length() / 2, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void a_frame_that_is_none_ends_its_connection(String what, String frame) throws Exception {
        long before = port.cut(Reason.FRAMES);
        try (RawAmqp raw = RawAmqp.signedIn(hub, RUDE)) {
            raw.write(HEX.parseHex(frame));

            assertThat(raw.ended()).isTrue();
        }
        assertThat(port.cut(Reason.FRAMES)).isGreaterThan(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"unreadable", "early"})
    void a_frame_that_says_nothing_ends_its_connection(String what, String body) throws Exception {
        a_frame_that_is_none_ends_its_connection(what, framed(body));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whenever_it_comes_and_in_whatever_pieces(String what, String body) throws Exception {
        long before = port.cut(Reason.FRAMES);
        try (RawAmqp raw = RawAmqp.begun(hub, RUDE, "rude")) {
            for (byte piece : HEX.parseHex(framed(body))) {
                write(raw, piece);
            }

            assertThat(raw.ended()).isTrue();
        }
        assertThat(port.cut(Reason.FRAMES)).isGreaterThan(before);
    }

    /** The end may come before all is said. */
    private static void write(RawAmqp raw, byte... bytes) {
        try {
            raw.write(bytes);
        } catch (IOException gone) {
            assertThat(gone).isNotNull();
        }
    }

    @Test
    void a_second_open_ends_its_connection() throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, RUDE, "rude")) {
            raw.write(HEX.parseHex(framed("005310c00401a10179")));

            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    void a_transfer_over_a_link_that_is_not_there_ends_its_connection() throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, RUDE, "rude")) {
            raw.transfer(0, false, new byte[10]);

            assertThat(raw.ended()).isTrue();
        }
    }

    /** The broker says that it closes; who does not answer is not waited for. */
    @Test
    void whoever_stays_where_it_was_told_to_go_is_cut() throws Exception {
        long before = port.cut(Reason.FRAMES);
        try (RawAmqp raw = RawAmqp.begun(hub, RUDE, "rude")) {
            Target target = new Target();
            target.setAddress("hub.submissions");
            raw.send(0, RawAmqp.send("one", 0, target));
            raw.next(Attach.class);
            raw.send(0, RawAmqp.send("two", 0, target));
            assertThat(raw.closed()).isNotNull();

            assertThat(raw.ended()).isTrue();
        }
        assertThat(port.cut(Reason.FRAMES)).isGreaterThan(before);
    }

    @Test
    void an_open_nested_ten_thousand_times_ends_its_connection() throws Exception {
        try (RawAmqp raw = RawAmqp.signedIn(hub, RUDE)) {
            write(raw, HEX.parseHex(framed(nested(10_000))));

            assertThat(raw.ended()).isTrue();
        }
    }

    /** An open whose properties are a list in a list in a list. */
    private static String nested(int deep) {
        ByteBuffer open = ByteBuffer.allocate(32 + 9 * deep);
        open.put(new byte[] {0, 0x53, 0x10, (byte) 0xd0});
        open.putInt(4 + 3 + 8 + 9 * deep).putInt(10);
        open.put(new byte[] {(byte) 0xa1, 1, 'x'});
        open.put(new byte[] {0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40});
        deep(open, deep);
        return HEX.formatHex(open.array(), 0, open.position());
    }

    /** Lists in each other. */
    static void deep(ByteBuffer into, int deep) {
        for (int left = deep; left > 0; left--) {
            into.put((byte) 0xd0).putInt(4 + 9 * (left - 1)).putInt(left == 1 ? 0 : 1);
        }
    }
}
