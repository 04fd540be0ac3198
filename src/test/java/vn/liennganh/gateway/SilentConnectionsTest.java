package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.RunningHub;

/** Whoever opens connections and says nothing keeps nobody out, and is soon rid of them. */
class SilentConnectionsTest {

    private static final int ALL = 40;
    private static final int OF_ONE = 12;
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final String OFFICE = "X99.11.001";

    private static RunningHub hub;

    private final List<Socket> silent = new ArrayList<>();

    @BeforeAll
    static void start() {
        hub =
                RunningHub.start(
                        Map.of(
                                "server.tomcat.max-connections",
                                Integer.toString(ALL),
                                "hub.gateway.connections.per-address",
                                Integer.toString(OF_ONE),
                                "hub.gateway.connections.silent-max",
                                SILENCE.toSeconds() + "s",
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
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    private static double refused() {
        return hub.bean(MeterRegistry.class)
                .counter("hub.limit.refused", "agency", "none", "limit", "address-connections")
                .count();
    }

    @Test
    void one_address_gets_its_share_and_a_partner_comes_in_at_once() throws IOException {
        open(2 * ALL, "127.0.0.2");
        Awaitility.await().until(() -> closed().size() >= 2 * ALL - OF_ONE);

        long begun = System.nanoTime();
        assertThat(Caller.of(hub, OFFICE).get("/api/v1/whoami").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SILENCE);
        assertThat(refused()).isGreaterThanOrEqualTo(2 * ALL - OF_ONE);
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

    @Test
    void an_address_with_many_behind_it_is_not_bounded() throws IOException {
        open(2 * OF_ONE, "127.0.0.3");
        assertThat(closed()).isEmpty();
    }
}
