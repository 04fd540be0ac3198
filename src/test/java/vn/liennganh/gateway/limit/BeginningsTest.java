package vn.liennganh.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.junit.jupiter.api.Test;

/** Who begins too slowly is ended, whatever becomes of the connections beside it. */
class BeginningsTest {

    private static final Duration MAX = Duration.ofMillis(20);

    private final NioEndpoint endpoint = new NioEndpoint();
    private final List<InetAddress> ended = new ArrayList<>();
    private final Beginnings beginnings = new Beginnings(MAX, ended::add);

    /** In the middle of its handshake for ever. */
    private static class Handshaking extends NioChannel {

        Handshaking(SocketChannel channel) {
            super(new SocketBufferHandler(16, 16, false));
            this.sc = channel;
        }

        @Override
        public boolean isHandshakeComplete() {
            return false;
        }
    }

    /** As one that another thread is closing just now. */
    private static final class HalfClosed extends Handshaking {

        HalfClosed() {
            super(null);
        }

        @Override
        public boolean isOpen() {
            throw new IllegalStateException("closed by somebody else");
        }
    }

    private SocketWrapperBase<NioChannel> wrapped(NioChannel channel) {
        return new NioEndpoint.NioSocketWrapper(channel, endpoint);
    }

    @Test
    void one_that_cannot_be_ended_keeps_none_of_the_others() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
                Set<SocketWrapperBase<NioChannel>> open = new LinkedHashSet<>();
                open.add(wrapped(new HalfClosed()));
                open.add(wrapped(new Handshaking(server.accept())));
                open.add(wrapped(new HalfClosed()));

                await().untilAsserted(
                                () -> {
                                    beginnings.look(open);
                                    assertThat(ended).hasSize(1);
                                });
                assertThat(ended).containsExactly(InetAddress.getLoopbackAddress());
                assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
        }
    }
}
