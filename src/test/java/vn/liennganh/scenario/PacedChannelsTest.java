package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.Limit;
import vn.liennganh.directory.limit.AgencyLimits;
import vn.liennganh.message.AgencyId;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.Tools;

/** An agency's rates hold on every channel; who is too fast is slowed down, and nobody else is. */
@Tag(Tools.LONG)
class PacedChannelsTest {

    private static final String FLOODER = "X99.12.001";
    private static final String QUIET = "X99.11.002";
    private static final String SINK = "X99.74.001";
    private static final String CROWDED = "X99.73.001";
    private static final String SMALL = "X99.76.001";
    private static final int FLOOD = 300;
    private static final int RATE = 40;
    private static final int BURST = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ChannelHub channels;
    private static RunningHub hub;

    @BeforeAll
    static void start() {
        channels = ChannelHub.start(Map.of("hub.amqp.lane-max", "64KB"));
        hub = channels.hub();
        channels.limits(FLOODER, "{calls-per-second: %d, call-burst: %d}".formatted(RATE, BURST));
        channels.limits(ChannelHub.FILES, "{calls-per-second: 4, call-burst: 4}");
        channels.limits(CROWDED, "{connections: 2}");
        channels.limits(ChannelHub.OTHER_FILES, "{connections: 1}");
        channels.limits(SMALL, "{message-bytes: 1024}");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                hub.bean(AgencyLimits.class)
                                                .of(AgencyId.of(SMALL))
                                                .get(Limit.MESSAGE_BYTES)
                                        == 1024);
    }

    @AfterAll
    static void stop() {
        channels.close();
    }

    @Test
    void a_flooding_amqp_partner_gets_no_credit_and_is_read_at_its_rate_while_others_go_on()
            throws Exception {
        Party flooder = Party.of(hub, FLOODER);
        AmqpPings flood = pings(flooder, FLOOD);
        long began = System.nanoTime();
        int stops = 0;
        int quiet = 0;
        try (AmqpParty many = AmqpParty.impatient(hub, FLOODER);
                MessageProducer producer = many.producer();
                AmqpParty one = AmqpParty.of(hub, QUIET)) {
            for (byte[] ping : flood.all()) {
                BytesMessage message = many.session().createBytesMessage();
                message.writeBytes(ping);
                while (!AmqpParty.credited(producer, message)) {
                    stops++;
                    // Somebody else, in the middle of it.
                    byte[] calm = Party.of(hub, QUIET).ping(SINK);
                    one.submit(calm);
                    assertThat(one.outcome(Party.messageId(calm)).getStringProperty("outcome"))
                            .isEqualTo("accepted");
                    quiet++;
                }
            }
            assertThat(stops).isPositive();
            assertThat(quiet).isEqualTo(stops);
            assertThat(flood.accepted(many)).containsExactlyElementsOf(flood.ids());
        }
        // Not faster than its rate, less what the start of the clock may be off.
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis((FLOOD - BURST) * 1_000L / RATE - 1_000));
        assertThat(paused(FLOODER, "amqp")).isPositive();
        assertThat(paused(QUIET, "amqp")).isZero();
    }

    @Test
    void a_link_without_an_address_leads_into_the_same_lane_and_hears_when_it_is_full()
            throws Exception {
        Party flooder = Party.of(hub, FLOODER);
        List<UUID> taken = new ArrayList<>();
        int refused = 0;
        try (AmqpParty many = AmqpParty.of(hub, FLOODER);
                MessageProducer anybody = many.session().createProducer(null)) {
            Queue submissions = many.session().createQueue("hub.submissions");
            for (byte[] ping : pings(flooder, 150).all()) {
                BytesMessage message = many.session().createBytesMessage();
                message.writeBytes(ping);
                try {
                    anybody.send(submissions, message);
                    taken.add(Party.messageId(ping));
                } catch (JMSException full) {
                    assertThat(full.getMessage()).contains("wait, then send it again");
                    refused++;
                }
            }
            assertThat(refused).isPositive();
            try (MessageConsumer receipts = many.consumer("agency." + FLOODER + ".receipts")) {
                for (UUID id : taken) {
                    assertThat(receipts.receive(30_000).getJMSCorrelationID())
                            .isEqualTo(id.toString());
                }
                assertThat(receipts.receive(300)).isNull();
            }
        }
    }

    @Test
    void files_that_come_too_fast_stay_where_they_are_until_it_is_their_time() throws IOException {
        Path slow = channels.trees().resolve(ChannelHub.FILES);
        Path other = channels.trees().resolve(ChannelHub.OTHER_FILES);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                Files.isDirectory(slow.resolve("error"))
                                        && Files.isDirectory(other.resolve("error")));
        AmqpPings pings = pings(Party.of(hub, ChannelHub.FILES), 48);
        long began = System.nanoTime();
        for (byte[] ping : pings.all()) {
            drop(slow, UUID.randomUUID().toString(), ping);
        }
        byte[] calm = Party.of(hub, ChannelHub.OTHER_FILES).ping(SINK);
        drop(other, "calm", calm);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                Files.exists(
                                        other.resolve(
                                                "receipts/" + Party.messageId(calm) + ".json")));
        assertThat(Scratch.names(slow.resolve("in"))).isNotEmpty();

        for (UUID id : pings.ids()) {
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(slow.resolve("receipts/" + id + ".json")));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofSeconds(10));
        assertThat(Scratch.names(slow.resolve("error"))).isEmpty();
        assertThat(paused(ChannelHub.FILES, "file")).isPositive();
    }

    @Test
    void an_agency_has_as_many_connections_as_the_registry_says_on_each_channel() throws Exception {
        try (AmqpParty first = AmqpParty.of(hub, CROWDED);
                AmqpParty second = AmqpParty.of(hub, CROWDED)) {
            assertThatThrownBy(() -> AmqpParty.of(hub, CROWDED))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("Too many connections");
        }
        AmqpParty.of(hub, CROWDED).close();
        try (SftpParty first = SftpParty.of(hub, ChannelHub.OTHER_FILES)) {
            assertThat(first.list("in")).isNotNull();
            assertThatThrownBy(
                            () -> {
                                try (SftpParty second = SftpParty.of(hub, ChannelHub.OTHER_FILES)) {
                                    second.list("in");
                                }
                            })
                    .isInstanceOf(IOException.class);
            assertThat(first.list("in")).isNotNull();
        }
    }

    @Test
    void a_message_larger_than_the_agency_may_send_is_too_large_here_too() throws Exception {
        byte[] ping = Party.of(hub, QUIET).ping(SINK);
        assertThat(ping.length).isGreaterThan(1024);
        try (AmqpParty small = AmqpParty.of(hub, SMALL)) {
            BytesMessage message = small.session().createBytesMessage();
            message.writeBytes(ping);
            small.submit(message);
            assertThat(small.outcome(message.getJMSMessageID()).getStringProperty("code"))
                    .isEqualTo("too-large");
        }
    }

    @Test
    void a_transfer_that_goes_on_behind_its_size_ends_the_connection_and_takes_no_more_room()
            throws Exception {
        List<String> before = large();
        AmqpParty greedy = AmqpParty.of(hub, CROWDED);
        BytesMessage endless =
                greedy.body("multipart/related; boundary=b", new byte[40 * 1024 * 1024]);

        assertThatThrownBy(() -> greedy.submit(endless))
                .as("closed with message-size-exceeded, unless the line is gone before it is read")
                .isInstanceOf(JMSException.class);

        // Neither does what had come by then stay.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(large()).hasSize(before.size()));
        try (AmqpParty again = AmqpParty.of(hub, CROWDED)) {
            byte[] ping = Party.of(hub, CROWDED).ping(SINK);
            again.submit(ping);
            assertThat(again.outcome(Party.messageId(ping)).getStringProperty("outcome"))
                    .isEqualTo("accepted");
        }
    }

    /** Where the broker keeps bodies that do not fit into its memory. */
    private static List<String> large() throws IOException {
        return Scratch.names(hub.dataDir().resolve("broker/large"));
    }

    private static AmqpPings pings(Party sender, int count) {
        return AmqpPings.of(sender, Party.of(hub, QUIET), SINK, count);
    }

    private static double paused(String agency, String channel) {
        return hub.bean(MeterRegistry.class)
                .counter("hub.limit.paused", "agency", agency, "channel", channel)
                .count();
    }

    private static void drop(Path tree, String name, byte[] bytes) throws IOException {
        Path writing = tree.resolve("in/." + UUID.randomUUID());
        Files.write(writing, bytes);
        Files.move(writing, tree.resolve("in/" + name + ".p7m"), StandardCopyOption.ATOMIC_MOVE);
    }
}
