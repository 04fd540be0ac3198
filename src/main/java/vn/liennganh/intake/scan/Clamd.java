package vn.liennganh.intake.scan;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks a clamd, by its command INSTREAM: pieces with their length before them, an empty one last,
 * and one answer. A content goes by in pieces and is never whole in memory.
 */
@Component
public final class Clamd implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";
    private static final int PIECE_MAX = 64 * 1024;
    private static final int ANSWER_MAX = 1024;

    private final ClamdSettings settings;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "clamd-watch");
                        thread.setDaemon(true);
                        return thread;
                    });

    public Clamd(ClamdSettings settings) {
        this.settings = settings;
    }

    /** Writes a content; what it throws is a fault of the hub and not of the scanner. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What clamd says of the content; {@code CLEAN} where none is configured. */
    public Verdict scan(Content content) {
        if (settings.address().isEmpty()) {
            return Verdict.CLEAN;
        }
        try (SocketChannel channel = open(address())) {
            Future<?> alarm =
                    watch.schedule(
                            () -> close(channel),
                            settings.timeout().toMillis(),
                            TimeUnit.MILLISECONDS);
            try {
                channel.connect(address());
                return ask(channel, content);
            } finally {
                alarm.cancel(false);
            }
        } catch (IOException | UnresolvedAddressException away) {
            LOG.error("clamd gave no answer, contents are refused: {}", away.toString());
            return Verdict.UNKNOWN;
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private SocketAddress address() {
        if (settings.address().startsWith("unix:")) {
            return UnixDomainSocketAddress.of(settings.address().substring("unix:".length()));
        }
        URI tcp = URI.create(settings.address());
        return new InetSocketAddress(tcp.getHost(), tcp.getPort());
    }

    private static Verdict ask(SocketChannel channel, Content content) throws IOException {
        try {
            OutputStream socket = Channels.newOutputStream(channel);
            socket.write(COMMAND);
            try (OutputStream pieces = new BufferedOutputStream(new Pieces(socket), PIECE_MAX)) {
                content.writeTo(pieces);
            }
        } catch (IOException cut) {
            // clamd says why before it hangs up, for one that a content is larger than it takes.
            return read(answer(channel), cut.toString());
        }
        return read(answer(channel), "");
    }

    private static Verdict read(String answer, String instead) {
        if (answer.equals(CLEAN) && instead.isEmpty()) {
            return Verdict.CLEAN;
        }
        if (answer.startsWith("stream: ") && answer.endsWith(FOUND)) {
            LOG.warn("clamd found {}", answer.substring("stream: ".length()));
            return Verdict.INFECTED;
        }
        LOG.error("clamd did not scan, contents are refused: {} {}", answer, instead);
        return Verdict.UNKNOWN;
    }

    private static String answer(SocketChannel channel) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int one = in.read(); one > 0 && answer.size() < ANSWER_MAX; one = in.read()) {
            answer.write(one);
        }
        return answer.toString(StandardCharsets.US_ASCII);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException closed) {
            LOG.debug("clamd's connection", closed);
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    /** Each write as one piece; closed by the empty piece. */
    private static final class Pieces extends OutputStream {

        private final DataOutputStream out;

        Pieces(OutputStream socket) {
            out = new DataOutputStream(socket);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                out.writeInt(length);
                out.write(bytes, from, length);
            }
        }

        @Override
        public void close() throws IOException {
            out.writeInt(0);
            out.flush();
        }
    }
}
