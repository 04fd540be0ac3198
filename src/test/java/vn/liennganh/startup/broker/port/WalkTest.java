package vn.liennganh.startup.broker.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Decimal128;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedByte;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.UnsignedShort;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What clients write passes, however it is cut; nothing else does, and nothing goes on for long.
 */
class WalkTest {

    private static final byte[] SASL = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

    private final DecoderImpl decoder = new DecoderImpl();
    private final EncoderImpl encoder = new EncoderImpl(decoder);
    private final Vocabulary words = new Vocabulary(() -> 0);

    WalkTest() {
        AMQPDefinedTypes.registerAllTypes(decoder, encoder);
    }

    private byte[] encoded(Object... values) {
        ByteBuffer room = ByteBuffer.allocate(100_000);
        encoder.setByteBuffer(room);
        for (Object value : values) {
            encoder.writeObject(value);
        }
        byte[] bytes = new byte[room.flip().remaining()];
        room.get(bytes);
        return bytes;
    }

    private static byte[] frame(byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .putInt(0x02000000)
                .put(body)
                .array();
    }

    private byte[] conversation() {
        Open open = new Open();
        open.setContainerId("x");
        open.setOfferedCapabilities(Symbol.valueOf("a"), Symbol.valueOf("b"));
        open.setProperties(
                Map.of(
                        Symbol.valueOf("product"),
                        "p".repeat(300),
                        Symbol.valueOf("list"),
                        List.of(1, 2L, List.of(), Map.of("k", 'c')),
                        Symbol.valueOf("array"),
                        new Integer[] {1, 2, 300_000},
                        Symbol.valueOf("none"),
                        new Symbol[0],
                        Symbol.valueOf("big"),
                        new Decimal128(new byte[16])));
        Attach attach = new Attach();
        attach.setName("link");
        attach.setHandle(UnsignedInteger.ZERO);
        attach.setRole(Role.RECEIVER);
        Source source = new Source();
        source.setAddress("there");
        source.setCapabilities(Symbol.valueOf("queue"));
        source.setFilter(Map.of(Symbol.valueOf("f"), "is"));
        attach.setSource(source);
        Transfer transfer = new Transfer();
        transfer.setHandle(UnsignedInteger.ZERO);
        transfer.setDeliveryTag(new Binary(new byte[4]));
        Rejected rejected = new Rejected();
        rejected.setError(new ErrorCondition(Symbol.valueOf("e"), "no"));
        Disposition disposition = new Disposition();
        disposition.setRole(Role.SENDER);
        disposition.setFirst(UnsignedInteger.ZERO);
        disposition.setState(rejected);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(SASL);
        all.writeBytes(frame(encoded(open)));
        all.writeBytes(frame(new byte[0]));
        all.writeBytes(frame(encoded(attach)));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(encoded(transfer));
        body.writeBytes(new byte[500]);
        all.writeBytes(frame(body.toByteArray()));
        all.writeBytes(frame(encoded(disposition)));
        return all.toByteArray();
    }

    private byte[] message() {
        Header header = new Header();
        header.setTtl(UnsignedInteger.valueOf(7));
        Properties properties = new Properties();
        properties.setMessageId(UUID.randomUUID());
        properties.setContentType(Symbol.valueOf("text/plain"));
        properties.setCreationTime(new Date());
        return encoded(
                header,
                new MessageAnnotations(Map.of(Symbol.valueOf("x-opt"), UnsignedByte.valueOf("3"))),
                properties,
                new ApplicationProperties(
                        Map.of(
                                "a",
                                UnsignedLong.valueOf(Long.MAX_VALUE),
                                "b",
                                UnsignedShort.valueOf("9"),
                                "c",
                                1.5d,
                                "d",
                                "text")),
                new Data(new Binary(new byte[50_000])));
    }

    private void frames(byte[]... pieces) throws Unreadable {
        FrameWalk walk = new FrameWalk(() -> words);
        for (byte[] piece : pieces) {
            ByteBuf come = Unpooled.wrappedBuffer(piece);
            walk.walk(come);
            // It is for the broker to read.
            assertThat(come.readableBytes()).isEqualTo(piece.length);
        }
    }

    private void messages(int size, byte[] message) throws Unreadable {
        MessageWalk walk = new MessageWalk(() -> words);
        for (int at = 0; at < message.length; at += size) {
            int length = Math.min(size, message.length - at);
            walk.walk(message, at, length, at + length == message.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000_000})
    void what_a_client_writes_passes_in_whatever_pieces(int size) throws Exception {
        byte[] all = conversation();
        byte[][] pieces = new byte[(all.length + size - 1) / size][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Arrays.copyOfRange(all, i * size, Math.min(all.length, (i + 1) * size));
        }
        frames(pieces);
        messages(size, message());
    }

    /** Whatever the bytes are, it ends soon, and in one way. */
    @Test
    void changed_bytes_are_refused_or_passed_and_nothing_else() {
        Random random = new Random(26);
        byte[] frames = conversation();
        byte[] message = message();
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] changed = (i % 2 == 0 ? frames : message).clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(Math.min(600, changed.length))] = (byte) random.nextInt();
            }
            try {
                if (i % 2 == 0) {
                    frames(changed);
                } else {
                    messages(1_000, changed);
                }
            } catch (Unreadable expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 3_999);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a10178",
                "00539945",
                "005375a00178",
                "00531013",
                "005310c00502a10178",
                "005310d0000000087fffffffa1017840",
                "005310c00b01f0000000057fffffff41",
                "005310c00b01f0000000057fffffffa3",
                "005310c00701c10401a1016b",
                "0000534445" + "45",
                "0052ff45"
            })
    void a_frame_that_nobody_can_read_is_refused(String body) {
        byte[] frame = frame(HexFormat.of().parseHex(body));
        assertThatThrownBy(() -> frames(frame)).isInstanceOf(Unreadable.class);
    }

    @Test
    void lists_in_each_other_end_somewhere() {
        ByteArrayOutputStream deep = new ByteArrayOutputStream();
        deep.writeBytes(new byte[] {0, 0x53, 0x10});
        for (int left = 10_000; left > 0; left--) {
            deep.writeBytes(
                    ByteBuffer.allocate(9)
                            .put((byte) 0xd0)
                            .putInt(4 + 9 * (left - 1))
                            .putInt(left == 1 ? 0 : 1)
                            .array());
        }
        assertThatThrownBy(() -> frames(frame(deep.toByteArray())))
                .hasMessage("Too many values in each other");
    }

    @Test
    void a_message_brings_no_kinds_of_its_own_and_ends_whole() {
        assertThatThrownBy(() -> messages(100, HexFormat.of().parseHex("00537700539940")))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> messages(100, HexFormat.of().parseHex("005375b00000ffff01")))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> messages(100, HexFormat.of().parseHex("deadbeef")))
                .isInstanceOf(Unreadable.class);
        assertThatCode(() -> messages(100, new byte[0])).doesNotThrowAnyException();
    }

    @Test
    void nobody_brings_ever_more_symbols_and_the_next_day_is_another_one() throws Exception {
        AtomicLong now = new AtomicLong();
        Vocabulary few = new Vocabulary(now::get, 3);
        for (int i = 0; i < 2; i++) {
            few.use("one");
            few.use("two");
            few.use("three");
        }
        assertThatThrownBy(() -> few.use("four")).hasMessage("More than 3 symbols a day");
        few.use("three");

        now.set(Duration.ofHours(25).toNanos());
        few.use("four");
    }

    @Test
    void symbols_of_frames_and_messages_and_kinds_that_nobody_knows_are_counted() {
        Vocabulary few = new Vocabulary(() -> 0, 2);
        Open open = new Open();
        open.setContainerId("x");
        open.setDesiredCapabilities(Symbol.valueOf("a"), Symbol.valueOf("b"), Symbol.valueOf("c"));
        byte[] frame = frame(encoded(open));
        assertThatThrownBy(() -> new FrameWalk(() -> few).walk(Unpooled.wrappedBuffer(frame)))
                .isInstanceOf(Unreadable.class);
        Vocabulary other = new Vocabulary(() -> 0, 2);
        byte[] message =
                encoded(
                        new MessageAnnotations(
                                Map.of(
                                        Symbol.valueOf("a"), 1,
                                        Symbol.valueOf("b"), 1,
                                        Symbol.valueOf("c"), 1)));
        assertThatThrownBy(
                        () -> new MessageWalk(() -> other).walk(message, 0, message.length, true))
                .isInstanceOf(Unreadable.class);
        // An attach whose source names kinds of lifetime that there are not.
        Vocabulary third = new Vocabulary(() -> 0, 2);
        byte[] kinds =
                frame(
                        HexFormat.of()
                                .parseHex(
                                        "005310c01006"
                                                + "00539945"
                                                + "00539a45"
                                                + "00539b45"
                                                + "404040"));
        assertThatThrownBy(() -> new FrameWalk(() -> third).walk(Unpooled.wrappedBuffer(kinds)))
                .isInstanceOf(Unreadable.class);
    }
}
