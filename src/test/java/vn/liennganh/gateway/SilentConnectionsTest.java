package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.delivery.sftp.SftpPort;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;

/**
 * Whoever opens connections and says nothing, or a byte now and then, keeps nobody out, and is soon
 * rid of them.
 */
class SilentConnectionsTest {

    private static final int ALL = 40;
    private static final int OF_ONE = 12;
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration BEGINNING = Duration.ofSeconds(6);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(100);
    private static final String OFFICE = "X99.11.001";

    private static RunningHub hub;

    private final List<Socket> silent = new ArrayList<>();

    @BeforeAll
    static void start() {
        hub =
                RunningHub.onSharedServer(
                        Map.of(
                                "server.tomcat.max-connections",
                                Integer.toString(ALL),
                                "hub.gateway.connections.per-address",
                                Integer.toString(OF_ONE),
                                "hub.gateway.connections.silent-max",
                                SILENCE.toSeconds() + "s",
                                "hub.gateway.connections.begin-max",
                                BEGINNING.toSeconds() + "s",
                                "hub.sftp.enabled",
                                "true",
                                "hub.sftp.login-timeout",
                                BEGINNING.toSeconds() + "s",
                                "hub.gateway.connections.unbounded[0]",
                                "127.0.0.3"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void hang_up() throws IOException {
        for (Socket one : silent) {
            one.close();
        }
    }

    private void open(int count, String from) throws IOException {
        URI url = hub.url();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", url.getPort()));
            silent.add(socket);
        }
    }

    /** Those that the hub has ended. */
    private List<Socket> closed() {
        return silent.stream().filter(SilentConnectionsTest::isClosed).toList();
    }

    private static boolean isClosed(Socket socket) {
        if (socket.isClosed()) {
            return true;
        }
        try {
            socket.setSoTimeout(1);
            int said = 0;
            while (said >= 0) {
                said = socket.getInputStream().read();
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    private static double count(String limit) {
        return hub.bean(MeterRegistry.class)
                .counter("hub.limit.refused", "agency", "none", "limit", limit)
                .count();
    }

    @Test
    void one_address_gets_its_share_and_a_partner_comes_in_at_once() throws IOException {
        open(2 * ALL, "127.0.0.2");
        Awaitility.await().until(() -> closed().size() >= 2 * ALL - OF_ONE);

        long begun = System.nanoTime();
        assertThat(Caller.of(hub, OFFICE).get("/api/v1/whoami").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SILENCE);
        assertThat(count("address-connections")).isGreaterThanOrEqualTo(2 * ALL - OF_ONE);
    }

    @Test
    void what_says_nothing_is_closed_long_before_a_slow_call_is() throws IOException {
        HalfSent slow = HalfSent.of(hub, OFFICE, "POST", "/api/v1/messages");
        open(OF_ONE / 2, "127.0.0.2");
        Awaitility.await()
                .atMost(SILENCE.multipliedBy(3))
                .until(() -> closed().size() == silent.size());
        assertThat(slow.finish()).isEqualTo(400);
    }

    /** One byte now and then, far more often than silence would end it. */
    private static final class Trickle {

        private final Socket socket;
        private final byte[] all;
        private int written;
        private boolean cut;

        Trickle(Socket socket, byte[] all) {
            this.socket = socket;
            this.all = all;
        }

        /** Writes the next one; whether the hub has ended it by now. */
        boolean on() {
            if (!cut) {
                assertThat(written).as("there is more to say").isLessThan(all.length);
                try {
                    socket.getOutputStream().write(all[written++]);
                    cut = isClosed(socket);
                } catch (IOException ended) {
                    cut = true;
                }
            }
            return cut;
        }
    }

    @Test
    @Tag(Tools.LONG)
    void what_begins_byte_by_byte_is_cut_on_every_channel() throws Exception {
        byte[] head =
                ascii("GET /api/v1/whoami HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(400));
        SSLSocket used = HalfSent.connected(hub, OFFICE);
        used.getOutputStream().write(ascii("GET /log/key HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assertThat(used.getInputStream().read()).isEqualTo('H');
        Map<String, Trickle> slow = new LinkedHashMap<>();
        slow.put("handshake", trickle(plain(hub.url().getPort()), hello()));
        slow.put("first head", trickle(HalfSent.connected(hub, OFFICE), head));
        slow.put("later head", trickle(used, head));
        slow.put("AMQP", trickle(plain(hub.amqpPort()), hello()));
        slow.put(
                "SFTP",
                trickle(
                        plain(hub.bean(SftpPort.class).port()),
                        ascii("SSH-2.0-slow_" + "x".repeat(200))));
        double before = count("slow-connection");

        Awaitility.await()
                .pollInterval(BETWEEN_BYTES)
                .atMost(BEGINNING.multipliedBy(3))
                .untilAsserted(
                        () -> {
                            slow.values().forEach(Trickle::on);
                            assertThat(slow).allSatisfy((what, it) -> assertThat(it.cut).isTrue());
                        });
        // The heads; a handshake may have met the limit on silence first.
        assertThat(count("slow-connection")).isGreaterThanOrEqualTo(before + 2);
    }

    private Trickle trickle(Socket socket, byte[] all) {
        silent.add(socket);
        return new Trickle(socket, all);
    }

    private static Socket plain(int port) throws IOException {
        return new Socket("127.0.0.1", port);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What a client says first, as this JDK says it. */
    private static byte[] hello() throws Exception {
        SSLEngine client = SSLContext.getDefault().createSSLEngine("localhost", 1);
        client.setUseClientMode(true);
        ByteBuffer said = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
        client.wrap(ByteBuffer.allocate(0), said);
        return Arrays.copyOf(said.array(), said.position());
    }

    @Test
    void an_address_with_many_behind_it_is_not_bounded() throws IOException {
        open(2 * OF_ONE, "127.0.0.3");
        assertThat(closed()).isEmpty();
    }
}
