package vn.liennganh.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Speaks INSTREAM on a port of its own and finds {@link #MARK}, so that what a channel answers to a
 * finding can be asked where no clamd is installed; the real one is asked by the tests tagged
 * {@code interop}.
 */
public final class ScriptedClamd implements AutoCloseable {

    /** What it takes for malware. */
    public static final String MARK = "invented malware";

    private final ServerSocket server;

    public ScriptedClamd() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-clamd");
        thread.setDaemon(true);
        thread.start();
    }

    /** For {@code hub.clamd.address}. */
    public String address() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException gone) {
                // The next connection, or the end.
            }
        }
    }

    private static void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.skipNBytes("zINSTREAM\0".length());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int piece = in.readInt(); piece > 0; piece = in.readInt()) {
            content.write(in.readNBytes(piece));
        }
        String words = content.toString(StandardCharsets.ISO_8859_1);
        String verdict = words.contains(MARK) ? "stream: Invented FOUND\0" : "stream: OK\0";
        socket.getOutputStream().write(verdict.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
