package vn.liennganh.startup.broker;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.ProtonHandler;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.ConnectionError;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Sasl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.startup.broker.port.Cuts;
import vn.liennganh.startup.broker.port.Cuts.Reason;
import vn.liennganh.startup.broker.port.FrameWalk;
import vn.liennganh.startup.broker.port.Unreadable;
import vn.liennganh.startup.broker.port.Vocabulary;

/**
 * One partner's connection as a whole, and its end: where signing in has failed, where a frame came
 * that nobody can read, and where the broker has closed it and the partner stays. The broker by
 * itself reads nothing more then and keeps the connection. Lives on the connection's own thread.
 */
final class PartnerLine implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerLine.class);

    /** How long a partner has to hang up that has been told why. */
    private static final long GRACE_SECONDS = 2;

    /** More than it takes to sign in. */
    private static final int STRANGERS_WORDS = 64;

    /** How long it may take from the first byte to the last one of its {@code open}. */
    private static final long GREETING_SECONDS = 10;

    private final ActiveMQProtonRemotingConnection connection;
    private final Cuts cuts;
    private final Supplier<Optional<Vocabulary>> agencys;
    private final Vocabulary strangers = new Vocabulary(System::nanoTime, STRANGERS_WORDS);
    private final LineIn in;
    private @Nullable Vocabulary own;
    private @Nullable Sasl sasl;
    private boolean ending;

    private PartnerLine(
            ActiveMQProtonRemotingConnection connection,
            Cuts cuts,
            Supplier<Optional<Vocabulary>> agencys) {
        this.connection = connection;
        this.cuts = cuts;
        this.agencys = agencys;
        this.in = LineIn.on(connection, new FrameWalk(this::words), this::unreadable, this::look);
    }

    /**
     * Listens to a connection that has just been made.
     *
     * @param agencys what its agency has used of words, as soon as that is known
     */
    static PartnerLine on(
            ActiveMQProtonRemotingConnection connection,
            Cuts cuts,
            Supplier<Optional<Vocabulary>> agencys) {
        PartnerLine line = new PartnerLine(connection, cuts, agencys);
        line.handler().addEventHandler(line);
        line.later(GREETING_SECONDS, line::greeted);
        return line;
    }

    private ProtonHandler handler() {
        return connection.getAmqpConnection().getHandler();
    }

    private void later(long seconds, Runnable work) {
        if (connection.getTransportConnection() instanceof NettyConnection netty) {
            netty.getNettyChannel().eventLoop().schedule(work, seconds, TimeUnit.SECONDS);
        }
    }

    /** Where its symbols and descriptors are counted. */
    Vocabulary words() {
        if (own == null) {
            own = agencys.get().orElse(null);
        }
        return own == null ? strangers : own;
    }

    private void unreadable(Unreadable why) {
        cut(Reason.FRAMES, new ErrorCondition(ConnectionError.FRAMING_ERROR, why.getMessage()));
    }

    /** Bytes that have come so far. */
    long bytes() {
        return in.bytes();
    }

    @Override
    public void onAuthInit(ProtonHandler handler, Connection opened, boolean signsIn) {
        if (signsIn) {
            sasl = handler.getTransport().sasl();
        }
    }

    private void look() {
        if (ending) {
            return;
        }
        if (sasl != null && sasl.getState() == Sasl.SaslState.PN_SASL_FAIL) {
            end(Reason.SIGN_IN);
            connection.getAmqpConnection().runLater(this::hangUp);
        } else if (handler().getTransport().getCondition() != null) {
            cut(
                    Reason.FRAMES,
                    new ErrorCondition(ConnectionError.FRAMING_ERROR, "No frame that fits here"));
        } else if (closed()) {
            ending = true;
            later(GRACE_SECONDS, this::outstayed);
        }
    }

    /** By the broker, and the partner has not answered. */
    private boolean closed() {
        Connection opened = handler().getConnection();
        return opened.getLocalState() == EndpointState.CLOSED
                && opened.getRemoteState() != EndpointState.CLOSED;
    }

    private void outstayed() {
        if (!connection.isDestroyed()) {
            ErrorCondition said = handler().getConnection().getCondition();
            boolean strange = AmqpError.UNAUTHORIZED_ACCESS.equals(said.getCondition());
            end(strange ? Reason.RIGHTS : Reason.FRAMES);
            hangUp();
        }
    }

    private void greeted() {
        if (handler().getConnection().getRemoteState() == EndpointState.UNINITIALIZED && !ending) {
            end(Reason.SIGN_IN);
            hangUp();
        }
    }

    /** Ends it with these words, as soon as they are on their way; only the first ones count. */
    void cut(Reason reason, ErrorCondition why) {
        if (!ending) {
            end(reason);
            connection.getAmqpConnection().close(why);
        }
    }

    private void end(Reason reason) {
        ending = true;
        in.shut();
        cuts.count(reason);
        LOG.info("AMQP connection cut: {}", reason.label());
    }

    private void hangUp() {
        connection.getTransportConnection().close();
    }
}
