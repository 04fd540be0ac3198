package vn.liennganh.startup.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.EmptyFrame;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.LinkError;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.TransportException;
import org.apache.qpid.proton.engine.impl.ProtocolTracer;
import org.apache.qpid.proton.framing.TransportFrame;
import vn.liennganh.startup.broker.port.MessageWalk;
import vn.liennganh.startup.broker.port.Unreadable;

/**
 * What a partner writes, frame by frame: whether it keeps to the size and the credit that its links
 * were told, and to numbers that can be counted. The broker by itself takes what comes beyond it
 * and writes it to the disk, or counts for ever. Lives on the connection's own thread.
 */
final class Frames implements ProtocolTracer {

    /** Far more deliveries than one connection has open at a time. */
    private static final long SETTLED_MAX = 65_536;

    private final long messageMax;
    private final PartnerLine line;
    private final Consumer<ErrorCondition> unruly;

    /** Transfers that are on their way and not whole yet. */
    private final Set<Delivery> unfinished = new HashSet<>();

    /** Where the first of them began. */
    private long began;

    /** By channel and handle, the messages that are on their way. */
    private final Map<Long, MessageWalk> messages = new HashMap<>();

    private boolean opened;

    /**
     * @param unruly ends the connection, but not while a frame is being read
     */
    Frames(long messageMax, PartnerLine line, Consumer<ErrorCondition> unruly) {
        this.messageMax = messageMax;
        this.line = line;
        this.unruly = unruly;
    }

    /**
     * Told of each frame before the broker's engine looks at it.
     *
     * @throws TransportException for one that has no place here: the engine does not see it
     */
    @Override
    public void receivedFrame(TransportFrame frame) {
        if (frame.getBody() instanceof Open open) {
            if (opened || open.getContainerId() == null) {
                throw new TransportException("An open too many, or of nobody");
            }
            opened = true;
            // To have a name alone would keep another agency out that bears it too.
            open.setDesiredCapabilities((Symbol[]) null);
        } else if (!opened && frame.getBody() != EmptyFrame.INSTANCE) {
            throw new TransportException("Something before open");
        } else if (frame.getBody() instanceof Transfer transfer) {
            walk(frame, transfer);
        } else if (frame.getBody() instanceof Detach detach) {
            messages.remove(place(frame, detach.getHandle()));
        } else if (frame.getBody() instanceof End) {
            messages.keySet().removeIf(place -> place >> Integer.SIZE == frame.getChannel());
        } else if (frame.getBody() instanceof Disposition settled && endless(settled)) {
            settled.setLast(settled.getFirst());
            unruly.accept(
                    new ErrorCondition(
                            AmqpError.INVALID_FIELD,
                            "At most " + SETTLED_MAX + " deliveries are settled at once"));
        }
    }

    private void walk(TransportFrame frame, Transfer transfer) {
        long place = place(frame, transfer.getHandle());
        if (transfer.getAborted()) {
            messages.remove(place);
            return;
        }
        Binary come = frame.getPayload();
        boolean last = !transfer.getMore();
        try {
            MessageWalk walk = messages.computeIfAbsent(place, it -> new MessageWalk(line::words));
            if (come == null) {
                walk.walk(new byte[0], 0, 0, last);
            } else {
                walk.walk(come.getArray(), come.getArrayOffset(), come.getLength(), last);
            }
        } catch (Unreadable none) {
            throw new TransportException(none.getMessage());
        }
        if (last) {
            messages.remove(place);
        }
    }

    private static long place(TransportFrame frame, UnsignedInteger handle) {
        return (long) frame.getChannel() << Integer.SIZE | handle.longValue();
    }

    /** The engine asks for each of them, and up to the highest number it never ends. */
    private static boolean endless(Disposition settled) {
        return settled.getLast() != null
                && settled.getLast().longValue() - settled.getFirst().longValue() > SETTLED_MAX;
    }

    @Override
    public void sentFrame(TransportFrame frame) {}

    /** For what in a transfer its sender's connection must end, if there is anything. */
    Optional<ErrorCondition> fault(Delivery delivery) {
        if (delivery.getLink().getCredit() < 0) {
            return Optional.of(
                    new ErrorCondition(
                            LinkError.TRANSFER_LIMIT_EXCEEDED, "More transfers than credit"));
        }
        if (!delivery.isPartial()) {
            unfinished.remove(delivery);
            return Optional.empty();
        }
        if (unfinished.isEmpty()) {
            began = line.bytes();
        }
        unfinished.add(delivery);
        return line.bytes() - began > messageMax * unfinished.size()
                ? Optional.of(
                        new ErrorCondition(
                                LinkError.MESSAGE_SIZE_EXCEEDED,
                                "A transfer has at most " + messageMax + " bytes"))
                : Optional.empty();
    }
}
