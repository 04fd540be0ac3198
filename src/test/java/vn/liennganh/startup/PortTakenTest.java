package vn.liennganh.startup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.RunningHub;

class PortTakenTest {

    @Test
    void an_amqp_port_that_is_taken_is_named_with_its_key_and_nothing_starts() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            assertThatThrownBy(
                            () ->
                                    RunningHub.onSharedServer(
                                                    Map.of(
                                                            "hub.amqp.port",
                                                            port,
                                                            "hub.amqp.address",
                                                            "127.0.0.1"))
                                            .close())
                    .hasRootCauseInstanceOf(StartRefused.class)
                    .rootCause()
                    .hasMessageContaining("hub.amqp.port")
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }
}
