package vn.liennganh.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks INSTREAM on a port of its own and finds {@link #MARK}, so that what a channel answers to a
 * finding can be asked where no clamd is installed; the real one is asked by the tests tagged
 * {@code interop}.
 */
public final class ScriptedClamd implements AutoCloseable {

    /** What it takes for malware. */
    public static final String MARK = "invented malware";

    /** Over what it falls silent, its connection open, until {@link #speak}. */
    public static final String SILENCE = "invented silence";

    private final ServerSocket server;
    private final AtomicInteger silent = new AtomicInteger();
    private volatile CountDownLatch speaking = new CountDownLatch(1);

    public ScriptedClamd() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        thread(this::serve);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-clamd");
        thread.setDaemon(true);
        thread.start();
    }

    /** For {@code hub.clamd.address}. */
    public String address() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    /** How many it keeps waiting. */
    public int silent() {
        return silent.get();
    }

    /** Answers those who wait; over what comes later it falls silent again. */
    public void speak() {
        CountDownLatch waiting = speaking;
        speaking = new CountDownLatch(1);
        waiting.countDown();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                thread(() -> answer(socket));
            } catch (IOException gone) {
                // The next connection, or the end.
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes("zINSTREAM\0".length());
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int piece = in.readInt(); piece > 0; piece = in.readInt()) {
                content.write(in.readNBytes(piece));
            }
            String words = content.toString(StandardCharsets.ISO_8859_1);
            if (words.contains(SILENCE)) {
                silent.incrementAndGet();
                speaking.await();
                silent.decrementAndGet();
            }
            String verdict = words.contains(MARK) ? "stream: Invented FOUND\0" : "stream: OK\0";
            socket.getOutputStream().write(verdict.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // Whoever asked did not wait for the answer.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
