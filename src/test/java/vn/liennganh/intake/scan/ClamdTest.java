package vn.liennganh.intake.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The words of INSTREAM over a real socket, with a daemon that is not as it should be. */
class ClamdTest {

    private static final byte[] CONTENT = "content ".repeat(50_000).getBytes();
    private static final Duration PATIENCE = Duration.ofMillis(700);

    /** What the other side does once it has a connection. */
    @FunctionalInterface
    private interface Daemon {
        void serve(Socket socket) throws IOException;
    }

    private static Verdict ask(Daemon daemon) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served =
                    CompletableFuture.runAsync(
                            () -> {
                                try (Socket socket = server.accept()) {
                                    daemon.serve(socket);
                                } catch (IOException gone) {
                                    throw new CompletionException(gone);
                                }
                            });
            Clamd clamd =
                    new Clamd(
                            new ClamdSettings(
                                    "tcp://127.0.0.1:" + server.getLocalPort(), PATIENCE));
            try {
                return clamd.scan(out -> out.write(CONTENT));
            } finally {
                clamd.destroy();
                served.exceptionally(gone -> null);
            }
        }
    }

    /** Reads the command and all pieces. */
    private static int read(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                .isEqualTo("zINSTREAM\0");
        int bytes = 0;
        for (int piece = in.readInt(); piece > 0; piece = in.readInt()) {
            in.skipNBytes(piece);
            bytes += piece;
        }
        return bytes;
    }

    private static void say(Socket socket, String words) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @TestFactory
    Stream<DynamicTest> only_its_own_words_say_that_nothing_was_found() {
        return Stream.of(
                        new Object[] {"stream: OK\0", Verdict.CLEAN},
                        new Object[] {"stream: Eicar-Test FOUND\0", Verdict.INFECTED},
                        new Object[] {"stream: OK", Verdict.CLEAN},
                        new Object[] {"OK\0", Verdict.UNKNOWN},
                        new Object[] {"stream: OKAY\0", Verdict.UNKNOWN},
                        new Object[] {"", Verdict.UNKNOWN},
                        new Object[] {"\0", Verdict.UNKNOWN},
                        new Object[] {"HTTP/1.1 200 OK\r\n\r\nstream: OK", Verdict.UNKNOWN},
                        new Object[] {"x".repeat(5_000), Verdict.UNKNOWN},
                        new Object[] {"INSTREAM size limit exceeded. ERROR\0", Verdict.UNKNOWN})
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        "says " + row[0].toString().replace('\0', '.').strip(),
                                        () ->
                                                assertThat(
                                                                ask(
                                                                        socket -> {
                                                                            read(socket);
                                                                            say(
                                                                                    socket,
                                                                                    row[0]
                                                                                            .toString());
                                                                        }))
                                                        .isEqualTo(row[1])));
    }

    @Test
    void every_byte_goes_over() throws IOException {
        CompletableFuture<Integer> bytes = new CompletableFuture<>();

        ask(
                socket -> {
                    bytes.complete(read(socket));
                    say(socket, "stream: OK\0");
                });

        assertThat(bytes).isCompletedWithValue(CONTENT.length);
    }

    @Test
    void a_daemon_that_hangs_up_early_did_not_scan() throws IOException {
        assertThat(ask(socket -> {})).isEqualTo(Verdict.UNKNOWN);
        assertThat(ask(socket -> socket.setSoLinger(true, 0))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_daemon_that_says_nothing_is_not_waited_for_without_end() throws IOException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        try {
            assertThat(
                            ask(
                                    socket -> {
                                        read(socket);
                                        socket.getInputStream().read();
                                        over.complete(null);
                                    }))
                    .isEqualTo(Verdict.UNKNOWN);
        } finally {
            over.complete(null);
        }
    }

    @Test
    void where_nobody_listens_nothing_passes() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        for (String address : new String[] {"tcp://127.0.0.1:" + port, "unix:/nowhere/clamd.ctl"}) {
            Clamd clamd = new Clamd(new ClamdSettings(address, PATIENCE));
            assertThat(clamd.scan(out -> out.write(CONTENT))).isEqualTo(Verdict.UNKNOWN);
            clamd.destroy();
        }
    }

    @Test
    void without_an_address_nothing_is_scanned_and_a_wrong_one_is_refused() {
        Clamd none = new Clamd(new ClamdSettings("", PATIENCE));
        assertThat(none.scan(out -> out.write(CONTENT))).isEqualTo(Verdict.CLEAN);
        none.destroy();
        assertThat(
                        Stream.of("http://x:1", "unix:clamd", "tcp://x", "localhost:3310")
                                .filter(ClamdTest::taken))
                .isEmpty();
    }

    private static boolean taken(String address) {
        try {
            new ClamdSettings(address, PATIENCE);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
