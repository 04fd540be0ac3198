package vn.liennganh.scenario;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import vn.liennganh.pki.Pem;

/**
 * A connection that says who it is and {@code open}, and never begins: AMQP 1.0 in bytes (OASIS
 * AMQP 1.0, 2.2, 2.7.1 and 5.3), since every client begins a session of its own accord.
 */
final class IdleAmqp implements AutoCloseable {

    private static final byte[] SASL = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
    private static final byte[] AMQP = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};
    private static final byte[] INIT = {0, 0x53, 0x41, (byte) 0xc0, 13, 2, (byte) 0xa3, 8};
    private static final byte[] NO_MORE = {(byte) 0xa0, 0};
    private static final byte[] OPEN = {0, 0x53, 0x10, (byte) 0xc0, 4, 1, (byte) 0xa1, 1, 'x'};
    private static final int PATIENCE_MILLIS = 20_000;

    private final SSLSocket socket;
    private final DataInputStream in;

    private IdleAmqp(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /**
     * Opens one and returns when the hub has opened its side too.
     *
     * @throws IOException if the hub lets it in no further
     */
    static IdleAmqp open(RunningHub hub, String agency) throws IOException {
        SSLContext tls =
                AmqpParty.identity(hub.keys(agency))
                        .sslContext(Pem.readCertificates(hub.sandbox().resolve("ca.pem")));
        SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket("localhost", hub.amqpPort());
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            IdleAmqp idle = new IdleAmqp(socket);
            idle.greet();
            return idle;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private void greet() throws IOException {
        socket.getOutputStream().write(SASL);
        in.skipNBytes(SASL.length);
        frame();
        ByteArrayOutputStream init = new ByteArrayOutputStream();
        init.writeBytes(INIT);
        init.writeBytes("EXTERNAL".getBytes(StandardCharsets.US_ASCII));
        init.writeBytes(NO_MORE);
        send(1, init.toByteArray());
        frame();
        socket.getOutputStream().write(AMQP);
        send(0, OPEN);
        in.skipNBytes(AMQP.length);
        frame();
    }

    private void send(int type, byte[] body) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int size = 8 + body.length;
        frame.writeBytes(new byte[] {0, 0, 0, (byte) size, 2, (byte) type, 0, 0});
        frame.writeBytes(body);
        socket.getOutputStream().write(frame.toByteArray());
    }

    private void frame() throws IOException {
        in.skipNBytes(in.readInt() - Integer.BYTES);
    }

    /** Whether the hub has ended it; waits a while for that. */
    boolean cut() throws IOException {
        try {
            while (true) {
                frame();
            }
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
