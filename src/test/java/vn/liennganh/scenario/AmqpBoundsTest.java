package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.jms.BytesMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.startup.amqp.PartnerPort;

/** More of AMQP than an agency may have ends its own line alone, and makes nothing. */
class AmqpBoundsTest {

    private static final String RUDE = "X99.12.001";
    private static final String FLOODER = "X99.53.001";
    private static final String HONEST = "X99.11.002";
    private static final String SUBMISSIONS = "hub.submissions";
    private static final int MOST = 32;
    private static final byte[] SMALL = new byte[512];

    private static RunningHub hub;

    private BrokerNames names;

    @BeforeAll
    static void everybody() {
        hub = RunningHub.shared();
    }

    @BeforeEach
    void before() throws Exception {
        names = BrokerNames.of(hub);
    }

    @AfterEach
    void others_are_let_in_and_nothing_is_made() throws Exception {
        AmqpParty.of(hub, HONEST).close();
        names.assertNothingMade();
    }

    /** Whatever somebody did, the next one hands in and hears of it. */
    @AfterAll
    static void others_are_served() throws Exception {
        heard(HONEST);
    }

    private static void heard(String agency) throws Exception {
        Party party = Party.of(hub, agency);
        Draft ping = party.opening("sandbox.ping", "X99.51.002");
        try (AmqpParty sender = AmqpParty.of(hub, agency)) {
            sender.submit(party.sealed(ping));
            BytesMessage outcome = sender.outcome(UUID.fromString(ping.field("id").asString()));
            assertThat(outcome.getStringProperty("outcome")).isEqualTo("accepted");
        }
    }

    private static Stream<Arguments> bodies() {
        ByteBuffer nested = ByteBuffer.allocate(100_000).put(new byte[] {0, 0x53, 0x77});
        AmqpFramesTest.deep(nested, 10_000);
        return Stream.of(
                arguments("nothing", ""),
                arguments("noise", "deadbeef"),
                arguments("bytes that are fewer than they say", "005375b00000ffff01"),
                arguments("a described value that nobody knows", "00537700539940"),
                arguments("a list of more than there is", "005377d0000000047fffffff"),
                arguments("an array of more than there is", "005377f0000000057fffffff45"),
                arguments("properties that are none", "005373a10178" + "005375a00101"),
                arguments("names that are numbers", "005374c103024141" + "005375a00101"),
                arguments("two bodies", "005377a10178" + "005375a00101"),
                arguments("a list in a list", "005377c0020145"),
                arguments("a map in a map", "005377c1050241" + "c10100"),
                arguments("a sequence", "005376c0030152" + "01"),
                arguments(
                        "ten thousand lists in each other",
                        HexFormat.of().formatHex(nested.array(), 0, nested.position())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void a_transfer_that_nobody_can_read_holds_up_nobody(String what, String body)
            throws Exception {
        try (RawAmqp raw = sending(RUDE)) {
            raw.transfer(0, false, HexFormat.of().parseHex(body));
            // Its own line may end over it.
            raw.next(Disposition.class);
        } catch (IOException cut) {
            assertThat(cut).isNotNull();
        }
        heard(RUDE);
    }

    @Test
    void sessions_are_counted_and_whoever_ends_them_may_begin_more() throws Exception {
        try (RawAmqp raw = RawAmqp.signedIn(hub, RUDE)) {
            assertThat(raw.open("rude").getChannelMax().intValue()).isEqualTo(MOST - 1);
            for (int i = 0; i < 3 * MOST; i++) {
                raw.begin(0);
                raw.next(Begin.class);
                raw.send(0, sender(0));
                raw.next(Attach.class);
                raw.send(0, new End());
                raw.next(End.class);
            }
            for (int i = 0; i <= MOST; i++) {
                raw.begin(i);
            }
            assertThatObject(raw.closed().getCondition())
                    .isEqualTo(AmqpError.RESOURCE_LIMIT_EXCEEDED);
        }
    }

    @Test
    void receivers_that_want_nothing_are_counted() throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, RUDE, "rude")) {
            for (int i = 0; i <= MOST; i++) {
                Source inbox = new Source();
                inbox.setAddress("agency." + RUDE + ".inbox");
                raw.send(0, RawAmqp.receive("from " + i, i, inbox));
            }
            assertThatObject(raw.closed().getCondition())
                    .isEqualTo(AmqpError.RESOURCE_LIMIT_EXCEEDED);
        }
    }

    @Test
    void whoever_sends_without_credit_is_cut_and_its_lane_stays_small() throws Exception {
        SmartLifecycle door = hub.bean("amqpSubmissions", SmartLifecycle.class);
        PartnerPort broker = hub.bean(PartnerPort.class);
        door.stop();
        try (RawAmqp raw = sending(FLOODER)) {
            byte[] body = raw.encoded(data(20_000));
            boolean cut = false;
            for (int i = 0; i < 2_000 && !cut; i++) {
                cut = !written(raw, i, body);
            }
            assertThat(raw.ended()).isTrue();
            assertThat(broker.memory(Addresses.lane(Party.of(hub, FLOODER).id())))
                    .isLessThan(10_000_000);
        } finally {
            door.start();
        }
    }

    private static boolean written(RawAmqp raw, int delivery, byte[] body) {
        try {
            raw.transfer(delivery, false, body);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void a_transfer_in_ever_more_small_frames_ends() throws Exception {
        try (RawAmqp raw = sending(RUDE)) {
            int frames = 0;
            while (frames < 200_000 && more(raw)) {
                frames++;
            }
            assertThat(frames).isLessThan(100_000);
            assertThat(raw.ended()).isTrue();
        }
    }

    private static boolean more(RawAmqp raw) {
        try {
            raw.transfer(0, true, SMALL);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void empty_frames_cost_their_sender_nothing_but_time() throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, RUDE, "rude")) {
            byte[] empty = HexFormat.of().parseHex("0000000802000000".repeat(10_000));
            for (int i = 0; i < 20; i++) {
                raw.write(empty);
            }
            raw.send(0, sender(0));
            raw.next(Attach.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVER", "SENDER"})
    void whoever_settles_all_there_could_ever_be_is_cut_before_anybody_counts(Role role)
            throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, RUDE, "rude")) {
            Disposition all = new Disposition();
            all.setRole(role);
            all.setFirst(UnsignedInteger.ZERO);
            all.setLast(UnsignedInteger.MAX_VALUE);
            all.setSettled(true);
            raw.send(0, all);

            assertThatObject(raw.closed().getCondition()).isEqualTo(AmqpError.INVALID_FIELD);
        }
    }

    @Test
    void a_selector_of_a_megabyte_ends_its_connection() throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, RUDE, "rude")) {
            Source inbox = new Source();
            inbox.setAddress("agency." + RUDE + ".inbox");
            inbox.setFilter(Map.of(Symbol.valueOf("selector"), "x".repeat(1 << 20)));
            written(raw, RawAmqp.receive("from", 0, inbox));

            assertThat(raw.ended()).isTrue();
        }
    }

    private static void written(RawAmqp raw, Attach attach) {
        try {
            raw.send(0, attach);
        } catch (IOException gone) {
            assertThat(gone).isNotNull(); // It was gone before all was said.
        }
    }

    private static Data data(int size) {
        return new Data(new Binary(new byte[size]));
    }

    /** One link to the hub's address, with credit. */
    private static RawAmqp sending(String agency) throws IOException {
        RawAmqp raw = RawAmqp.begun(hub, agency, "rude");
        raw.send(0, sender(0));
        raw.next(Flow.class);
        return raw;
    }

    private static Attach sender(int handle) {
        Target target = new Target();
        target.setAddress(SUBMISSIONS);
        return RawAmqp.send("to " + handle, handle, target);
    }
}
