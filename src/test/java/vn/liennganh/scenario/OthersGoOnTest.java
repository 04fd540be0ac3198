package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.startup.amqp.PartnerPort;
import vn.liennganh.support.ScriptedClamd;
import vn.liennganh.support.Tools;

/** One partner whose submission hangs, fails or floods slows nobody else, and nothing is lost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag(Tools.LONG)
class OthersGoOnTest {

    private static final String SLOW = "X99.11.002";
    private static final String SLOWER = "X99.12.001";
    private static final String QUIET = "X99.11.001";
    private static final String BANK = "X99.74.001";
    private static final int ROOM = 12;
    private static final int OF_ONE = 4;

    private static ScriptedClamd clamd;
    private static ChannelHub channels;
    private static RunningHub hub;

    @BeforeAll
    static void start() throws IOException {
        clamd = new ScriptedClamd();
        channels =
                ChannelHub.start(
                        Map.of(
                                "hub.clamd.address",
                                clamd.address(),
                                "hub.clamd.timeout",
                                "10m",
                                "hub.amqp.parcels-at-once",
                                "2",
                                "hub.amqp.tries",
                                "2",
                                "hub.amqp.connections-per-agency",
                                Integer.toString(OF_ONE),
                                "hub.amqp.recheck",
                                "200ms",
                                "hub.amqp.connection-memory",
                                Runtime.getRuntime().maxMemory() / 2 / ROOM + "B"));
        hub = channels.hub();
        for (String agency : List.of(ChannelHub.FILES, ChannelHub.OTHER_FILES)) {
            Path error = channels.trees().resolve(agency).resolve("error");
            await().atMost(ofSeconds(20)).until(() -> Files.isDirectory(error));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (channels != null) {
            channels.close();
        }
        clamd.close();
    }

    /** Whatever failed, the next one finds the scanner and its places free. */
    @AfterEach
    void answer() {
        clamd.speak();
    }

    @Test
    @Order(1)
    void whoever_opens_connections_and_never_begins_fills_its_own_share_and_no_more()
            throws Exception {
        List<IdleAmqp> idle = new ArrayList<>();
        try {
            for (int i = 0; i < OF_ONE; i++) {
                idle.add(IdleAmqp.open(hub, SLOW));
            }
            try (IdleAmqp surplus = IdleAmqp.open(hub, SLOW)) {
                assertThat(surplus.cut()).isTrue();
            }
            assertThatThrownBy(() -> AmqpParty.of(hub, SLOW))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("Too many connections");

            try (AmqpParty other = AmqpParty.of(hub, QUIET)) {
                assertAccepted(other, Party.of(hub, QUIET).ping(BANK));
            }
            // All of its own are still there, and are taken one by one for others' use.
            assertThat(hub.bean(PartnerPort.class).connected()).isGreaterThanOrEqualTo(OF_ONE);
        } finally {
            for (IdleAmqp one : idle) {
                one.close();
            }
        }
        await().atMost(ofSeconds(20)).until(() -> hub.bean(PartnerPort.class).connected() == 0);
        AmqpParty.of(hub, SLOW).close();
    }

    @Test
    @Order(2)
    void all_partners_together_have_no_more_connections_than_the_heap_has_room_for()
            throws Exception {
        PartnerPort port = hub.bean(PartnerPort.class);
        assertThat(port.room().allowed()).isEqualTo(ROOM);
        assertThat(port.room().capped()).isTrue();
        List<IdleAmqp> idle = new ArrayList<>();
        try {
            for (String agency : List.of(SLOW, SLOWER, QUIET)) {
                for (int i = 0; i < OF_ONE; i++) {
                    idle.add(IdleAmqp.open(hub, agency));
                }
            }
            assertThatThrownBy(() -> IdleAmqp.open(hub, BANK)).isInstanceOf(IOException.class);
        } finally {
            for (IdleAmqp one : idle) {
                one.close();
            }
        }
        await().atMost(ofSeconds(20)).until(() -> port.connected() == 0);
        IdleAmqp.open(hub, BANK).close();
    }

    @Test
    @Order(3)
    void a_submission_that_the_hub_fails_over_is_answered_and_keeps_nobody_waiting()
            throws Exception {
        byte[] content = content("poison");
        poison(content);
        Party slow = Party.of(hub, SLOW);
        byte[] bad = slow.withContent(BANK, content);
        byte[] next = slow.ping(BANK);
        try (AmqpParty poisoned = AmqpParty.of(hub, SLOW);
                AmqpParty other = AmqpParty.of(hub, QUIET)) {
            BytesMessage parcel = parcel(poisoned, bad, content);
            poisoned.submit(parcel);
            poisoned.submit(next);
            byte[] ping = Party.of(hub, QUIET).ping(BANK);
            other.submit(ping);
            assertThat(other.outcome(Party.messageId(ping)).getStringProperty("outcome"))
                    .isEqualTo("accepted");

            BytesMessage outcome = poisoned.outcome(parcel.getJMSMessageID());
            assertThat(outcome.getStringProperty("code")).isEqualTo("internal");
            assertThat(Json.MAPPER.readTree(AmqpParty.bytes(outcome)).path("retryable").asBoolean())
                    .isTrue();
            // What came behind it is judged behind it.
            assertThat(poisoned.outcome(Party.messageId(next)).getStringProperty("outcome"))
                    .isEqualTo("accepted");
        } finally {
            cure();
        }
    }

    @Test
    @Order(4)
    void a_file_that_the_hub_fails_over_keeps_neither_its_neighbours_nor_others() throws Exception {
        byte[] content = content("poison");
        byte[] naming = Party.of(hub, ChannelHub.FILES).withContent(BANK, content);
        Path named = in(ChannelHub.FILES).resolve(Sha256.of(content).hex());
        poison(content);
        try {
            write(ChannelHub.FILES, named.getFileName().toString(), content);
            write(ChannelHub.FILES, "naming.p7m", naming);
            for (String agency : List.of(ChannelHub.FILES, ChannelHub.OTHER_FILES)) {
                byte[] ping = Party.of(hub, agency).ping(BANK);
                write(agency, "ping.p7m", ping);
                Path receipt = receipt(agency, ping);
                await().atMost(ofSeconds(20)).until(() -> Files.exists(receipt));
            }
            assertThat(named).exists();
        } finally {
            cure();
        }
        // Whoever names it has waited for it, and was not refused for what is there.
        Path receipt = receipt(ChannelHub.FILES, naming);
        await().atMost(ofSeconds(20)).until(() -> Files.exists(receipt));
        assertThat(named).doesNotExist();
        assertThat(channels.trees().resolve(ChannelHub.FILES).resolve("error")).isEmptyDirectory();
    }

    @Test
    @Order(5)
    void while_a_scan_hangs_whoever_needs_none_is_served_and_afterwards_everybody_is()
            throws Exception {
        Map<String, byte[]> hanging =
                Map.of(
                        SLOW,
                        content(ScriptedClamd.SILENCE),
                        SLOWER,
                        content(ScriptedClamd.SILENCE));
        byte[] filed = content(ScriptedClamd.SILENCE);
        byte[] filedMessage = Party.of(hub, ChannelHub.FILES).withContent(BANK, filed);
        byte[] clean = content("nothing");
        Party quiet = Party.of(hub, QUIET);
        try (AmqpParty one = AmqpParty.of(hub, SLOW);
                AmqpParty two = AmqpParty.of(hub, SLOWER);
                AmqpParty other = AmqpParty.of(hub, QUIET);
                AmqpParty bank = AmqpParty.of(hub, BANK)) {
            byte[] ofOne = Party.of(hub, SLOW).withContent(BANK, hanging.get(SLOW));
            byte[] behind = Party.of(hub, SLOW).ping(BANK);
            byte[] ofTwo = Party.of(hub, SLOWER).withContent(BANK, hanging.get(SLOWER));
            one.submit(parcel(one, ofOne, hanging.get(SLOW)));
            one.submit(behind);
            two.submit(parcel(two, ofTwo, hanging.get(SLOWER)));
            write(ChannelHub.FILES, Sha256.of(filed).hex(), filed);
            write(ChannelHub.FILES, "filed.p7m", filedMessage);
            await().atMost(ofSeconds(20)).until(() -> clamd.silent() == 3);

            // Both places for contents are taken, and still: a message without any is judged.
            for (int i = 0; i < 3; i++) {
                assertAccepted(other, quiet.ping(BANK));
            }
            byte[] crowded = quiet.withContent(BANK, clean);
            byte[] last = quiet.ping(BANK);
            other.submit(parcel(other, crowded, clean));
            other.submit(last);
            assertAccepted(bank, Party.of(hub, BANK).ping(QUIET));
            byte[] otherFiled = content("nothing");
            byte[] otherMessage =
                    Party.of(hub, ChannelHub.OTHER_FILES).withContent(BANK, otherFiled);
            write(ChannelHub.OTHER_FILES, Sha256.of(otherFiled).hex(), otherFiled);
            write(ChannelHub.OTHER_FILES, "other.p7m", otherMessage);
            Path served = receipt(ChannelHub.OTHER_FILES, otherMessage);
            await().atMost(ofSeconds(20)).until(() -> Files.exists(served));
            assertThat(clamd.silent()).isEqualTo(3);
            assertThat(receipt(ChannelHub.FILES, filedMessage)).doesNotExist();

            clamd.speak();
            for (byte[] sent : List.of(ofOne, behind)) {
                assertThat(one.outcome(Party.messageId(sent)).getStringProperty("outcome"))
                        .isEqualTo("accepted");
            }
            assertThat(two.outcome(Party.messageId(ofTwo)).getStringProperty("outcome"))
                    .isEqualTo("accepted");
            for (byte[] sent : List.of(crowded, last)) {
                assertThat(other.outcome(Party.messageId(sent)).getStringProperty("outcome"))
                        .isEqualTo("accepted");
            }
            Path receipt = receipt(ChannelHub.FILES, filedMessage);
            await().atMost(ofSeconds(20)).until(() -> Files.exists(receipt));
        }
    }

    @Test
    @Order(6)
    void whoever_shares_an_address_is_served_while_another_there_waits_for_a_place()
            throws Exception {
        Map<String, byte[]> hanging =
                Map.of(
                        SLOW,
                        content(ScriptedClamd.SILENCE),
                        SLOWER,
                        content(ScriptedClamd.SILENCE));
        byte[] clean = content("nothing");
        Party quiet = Party.of(hub, QUIET);
        try (AmqpParty one = AmqpParty.of(hub, SLOW);
                AmqpParty two = AmqpParty.of(hub, SLOWER);
                AmqpParty other = AmqpParty.of(hub, QUIET);
                AmqpParty bank = AmqpParty.of(hub, BANK)) {
            byte[] ofOne = Party.of(hub, SLOW).withContent(BANK, hanging.get(SLOW));
            byte[] ofTwo = Party.of(hub, SLOWER).withContent(BANK, hanging.get(SLOWER));
            one.submit(parcel(one, ofOne, hanging.get(SLOW)));
            two.submit(parcel(two, ofTwo, hanging.get(SLOWER)));
            await().atMost(ofSeconds(20)).until(() -> clamd.silent() == 2);

            byte[] crowded = quiet.withContent(BANK, clean);
            other.submitUnaddressed(parcel(other, crowded, clean));
            byte[] behind = quiet.ping(BANK);
            other.submitUnaddressed(plain(other, behind));
            for (int i = 0; i < 3; i++) {
                byte[] ping = Party.of(hub, BANK).ping(QUIET);
                bank.submitUnaddressed(plain(bank, ping));
                assertThat(bank.outcome(Party.messageId(ping)).getStringProperty("outcome"))
                        .isEqualTo("accepted");
            }
            assertThat(clamd.silent()).isEqualTo(2);

            clamd.speak();
            long first = index(other.outcome(Party.messageId(crowded)));
            assertThat(index(other.outcome(Party.messageId(behind)))).isGreaterThan(first);
            assertThat(index(one.outcome(Party.messageId(ofOne)))).isPositive();
            assertThat(index(two.outcome(Party.messageId(ofTwo)))).isPositive();
        }
    }

    @Test
    @Order(7)
    void what_a_session_that_ended_still_judges_is_not_judged_beside_itself() throws Exception {
        byte[] content = content(ScriptedClamd.SILENCE);
        byte[] slow = Party.of(hub, SLOW).withContent(BANK, content);
        SmartLifecycle door = hub.bean("amqpSubmissions", SmartLifecycle.class);
        try (AmqpParty one = AmqpParty.of(hub, SLOW);
                AmqpParty other = AmqpParty.of(hub, QUIET)) {
            one.submitUnaddressed(parcel(one, slow, content));
            await().atMost(ofSeconds(20)).until(() -> clamd.silent() == 1);
            door.stop();
            door.start();
            // It lies before these, so that it has been read again when they are answered.
            for (int i = 0; i < 3; i++) {
                byte[] ping = Party.of(hub, QUIET).ping(BANK);
                other.submitUnaddressed(plain(other, ping));
                assertThat(other.outcome(Party.messageId(ping)).getStringProperty("outcome"))
                        .isEqualTo("accepted");
            }
            assertThat(clamd.silent()).isEqualTo(1);

            clamd.speak();
            assertThat(index(one.outcome(Party.messageId(slow)))).isPositive();
        }
    }

    @Test
    @Order(8)
    void while_no_more_fits_into_memory_the_reader_waits_and_keeps_no_processor_busy()
            throws Exception {
        byte[] first = Party.of(hub, SLOW).ping(BANK);
        byte[] later = Party.of(hub, QUIET).ping(BANK);
        PartnerPort port = hub.bean(PartnerPort.class);
        SmartLifecycle door = hub.bean("amqpSubmissions", SmartLifecycle.class);
        try (AmqpParty one = AmqpParty.of(hub, SLOW);
                AmqpParty other = AmqpParty.of(hub, QUIET);
                Connection lock = hub.bean(DataSource.class).getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("SELECT size FROM evidence.tree_head FOR UPDATE");
            door.stop();
            one.submit(first);
            for (int i = 0; i < 2; i++) {
                one.submit(new byte[9_000_000]);
            }
            door.start();
            await().atMost(ofSeconds(20)).until(() -> !port.holds(lane(SLOW)));
            other.submit(later);

            long before = cpuOfReader();
            await().pollDelay(ofSeconds(2)).atMost(ofSeconds(20)).until(() -> true);
            // How much of it is in memory, the broker's pace decides; it never spins over it.
            assertThat(cpuOfReader() - before).isLessThan(ofMillis(80).toNanos());

            lock.rollback();
            assertThat(index(one.outcome(Party.messageId(first)))).isPositive();
            assertThat(index(other.outcome(Party.messageId(later)))).isPositive();
        }
    }

    private static String lane(String agency) {
        return Addresses.lane(AgencyId.of(agency));
    }

    /** Nanoseconds of processor time, of all hubs of this machine that read. */
    private static long cpuOfReader() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("amqp-in"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
                .sum();
    }

    private static BytesMessage plain(AmqpParty sender, byte[] cms) throws JMSException {
        BytesMessage message = sender.session().createBytesMessage();
        message.writeBytes(cms);
        return message;
    }

    private static long index(BytesMessage outcome) throws JMSException {
        assertThat(outcome.getStringProperty("outcome")).isEqualTo("accepted");
        return Receipt.read(AmqpParty.bytes(outcome)).orElseThrow().log().index();
    }

    private static void cure() {
        hub.bean(JdbcClient.class).sql("DROP TRIGGER choke ON intake.content").update();
    }

    /** The database will not have this content, and says so as it says of a defect. */
    private static void poison(byte[] content) {
        JdbcClient sql = hub.bean(JdbcClient.class);
        sql.sql(
                        """
                CREATE OR REPLACE FUNCTION intake.choke() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'invented defect'; END $$
                """)
                .update();
        sql.sql(
                        """
                CREATE OR REPLACE TRIGGER choke BEFORE INSERT ON intake.content FOR EACH ROW
                WHEN (encode(NEW.sha256, 'hex') = '%s') EXECUTE FUNCTION intake.choke()
                """
                                .formatted(Sha256.of(content).hex()))
                .update();
    }

    private static void assertAccepted(AmqpParty sender, byte[] cms) throws JMSException {
        sender.submit(cms);
        assertThat(sender.outcome(Party.messageId(cms)).getStringProperty("outcome"))
                .isEqualTo("accepted");
    }

    private static BytesMessage parcel(AmqpParty sender, byte[] cms, byte[] content)
            throws JMSException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Type: application/pkcs7-mime\r\n\r\n".getBytes(UTF_8));
        body.writeBytes(cms);
        body.writeBytes(
                ("\r\n--b\r\nContent-ID: <" + Sha256.of(content) + ">\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        return sender.body("multipart/related; boundary=b", body.toByteArray());
    }

    private static byte[] content(String words) {
        return (UUID.randomUUID() + "\n" + words + "\n").getBytes(UTF_8);
    }

    private static Path in(String agency) {
        return channels.trees().resolve(agency).resolve("in");
    }

    private static Path receipt(String agency, byte[] cms) {
        return channels.trees()
                .resolve(agency)
                .resolve("receipts/" + Party.messageId(cms) + ".json");
    }

    private static void write(String agency, String name, byte[] bytes) throws IOException {
        Path writing = in(agency).resolve("." + UUID.randomUUID());
        Files.write(writing, bytes);
        Files.move(writing, in(agency).resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
