package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.security.SaslCode;
import org.apache.qpid.proton.amqp.security.SaslInit;
import org.apache.qpid.proton.amqp.security.SaslMechanisms;
import org.apache.qpid.proton.amqp.security.SaslOutcome;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;

/**
 * An agency that writes AMQP 1.0 frame by frame over TLS (OASIS AMQP 1.0, part 2): what no client
 * would send.
 */
final class RawAmqp implements AutoCloseable {

    static final byte[] SASL = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
    static final byte[] AMQP = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};

    private static final int PATIENCE_MILLIS = 8_000;
    private static final int PAUSE_MILLIS = 1_500;
    private static final int HEAD = 8;
    private static final UnsignedInteger WINDOW = UnsignedInteger.valueOf(Integer.MAX_VALUE);

    private final SSLSocket socket;
    private final DataInputStream in;
    private final DecoderImpl decoder = new DecoderImpl();
    private final EncoderImpl encoder = new EncoderImpl(decoder);
    private final ByteBuffer room = ByteBuffer.allocate(2 << 20);

    private RawAmqp(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        AMQPDefinedTypes.registerAllTypes(decoder, encoder);
    }

    /** With the agency's certificate, and nothing said yet. */
    static RawAmqp connected(RunningHub hub, String agency) throws IOException {
        return connected(hub, AmqpParty.identity(hub.keys(agency)));
    }

    /** The same with any certificate; whether it is taken shows with the first word. */
    static RawAmqp connected(RunningHub hub, TlsIdentity identity) throws IOException {
        SSLContext tls = identity.sslContext(Pem.readCertificates(hub.sandbox().resolve("ca.pem")));
        SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket("localhost", hub.amqpPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new RawAmqp(socket);
    }

    /** Signed in, and nothing opened yet. */
    static RawAmqp signedIn(RunningHub hub, String agency) throws IOException {
        return signedIn(hub, AmqpParty.identity(hub.keys(agency)));
    }

    static RawAmqp signedIn(RunningHub hub, TlsIdentity identity) throws IOException {
        RawAmqp raw = connected(hub, identity);
        if (raw.sasl("EXTERNAL", new byte[0]) != SaslCode.OK) {
            throw new IOException("Not signed in");
        }
        raw.write(AMQP);
        return raw;
    }

    /** With a session open on channel 0. */
    static RawAmqp begun(RunningHub hub, String agency, String container) throws IOException {
        RawAmqp raw = signedIn(hub, agency);
        raw.open(container);
        raw.begin(0);
        raw.next(Begin.class);
        return raw;
    }

    /** What the broker says to a mechanism; it may have hung up without a word. */
    SaslCode sasl(String mechanism, byte[] response) throws IOException {
        write(SASL);
        in.skipNBytes(SASL.length);
        next(SaslMechanisms.class);
        SaslInit init = new SaslInit();
        init.setMechanism(Symbol.valueOf(mechanism));
        init.setInitialResponse(new Binary(response));
        write(1, 0, encoded(init));
        return next(SaslOutcome.class).getCode();
    }

    /** Opens the connection and waits until the broker has. */
    Open open(String container) throws IOException {
        Open open = new Open();
        open.setContainerId(container);
        send(0, open);
        in.skipNBytes(AMQP.length);
        return next(Open.class);
    }

    void begin(int channel) throws IOException {
        Begin begin = new Begin();
        begin.setNextOutgoingId(UnsignedInteger.ZERO);
        begin.setIncomingWindow(WINDOW);
        begin.setOutgoingWindow(WINDOW);
        send(channel, begin);
    }

    static Attach receive(String name, int handle, Source source) {
        Attach attach = attach(name, handle, Role.RECEIVER);
        attach.setSource(source);
        attach.setTarget(new Target());
        return attach;
    }

    static Attach send(
            String name, int handle, org.apache.qpid.proton.amqp.transport.Target target) {
        Attach attach = attach(name, handle, Role.SENDER);
        attach.setInitialDeliveryCount(UnsignedInteger.ZERO);
        attach.setSource(new Source());
        attach.setTarget(target);
        return attach;
    }

    private static Attach attach(String name, int handle, Role role) {
        Attach attach = new Attach();
        attach.setName(name);
        attach.setHandle(UnsignedInteger.valueOf(handle));
        attach.setRole(role);
        return attach;
    }

    /** Why the link on channel 0 is refused: it is detached at once. */
    ErrorCondition refused(Attach attach) throws IOException {
        send(0, attach);
        return next(Detach.class).getError();
    }

    /** One frame of a delivery on handle 0. */
    void transfer(int delivery, boolean more, byte[] payload) throws IOException {
        Transfer transfer = transfer(delivery);
        transfer.setMore(more);
        send(0, transfer, payload);
    }

    static Transfer transfer(int delivery) {
        Transfer transfer = new Transfer();
        transfer.setHandle(UnsignedInteger.ZERO);
        transfer.setDeliveryId(UnsignedInteger.valueOf(delivery));
        transfer.setDeliveryTag(new Binary(Integer.toString(delivery).getBytes(US_ASCII)));
        return transfer;
    }

    void send(int channel, Object performative, byte... payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(encoded(performative));
        body.writeBytes(payload);
        write(0, channel, body.toByteArray());
    }

    /** As AMQP writes it. */
    byte[] encoded(Object value) {
        room.clear();
        encoder.setByteBuffer(room);
        encoder.writeObject(value);
        byte[] bytes = new byte[room.flip().remaining()];
        room.get(bytes);
        return bytes;
    }

    void write(int type, int channel, byte[] body) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEAD + body.length);
        frame.putInt(HEAD + body.length).put((byte) 2).put((byte) type).putShort((short) channel);
        write(frame.put(body).array());
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next of this kind; what comes before it is read over. */
    <T> T next(Class<T> kind) throws IOException {
        while (true) {
            Object found = next();
            if (kind.isInstance(found)) {
                return kind.cast(found);
            }
            if (found instanceof Close closed) {
                throw new IOException("Closed: " + closed.getError());
            }
        }
    }

    /** How many of this kind come until nothing comes for a while. */
    int count(Class<?> kind) throws IOException {
        int count = 0;
        socket.setSoTimeout(PAUSE_MILLIS);
        try {
            while (true) {
                count += kind.isInstance(next()) ? 1 : 0;
            }
        } catch (SocketTimeoutException quiet) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            return count;
        }
    }

    /** What the broker says next that is not empty. */
    private Object next() throws IOException {
        while (true) {
            byte[] frame = new byte[in.readInt() - Integer.BYTES];
            in.readFully(frame);
            if (frame.length > Integer.BYTES) {
                decoder.setByteBuffer(
                        ByteBuffer.wrap(frame, Integer.BYTES, frame.length - Integer.BYTES));
                return decoder.readObject();
            }
        }
    }

    /** Why the broker closes the connection; null where it says nothing of it. */
    ErrorCondition closed() throws IOException {
        return next(Close.class).getError();
    }

    /** All that the broker says before it hangs up. */
    byte[] said() throws IOException {
        return in.readAllBytes();
    }

    /** Whether the broker hangs up, whatever it says before. */
    boolean ended() {
        try {
            while (in.read() >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
