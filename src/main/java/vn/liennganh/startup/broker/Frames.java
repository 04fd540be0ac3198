package vn.liennganh.startup.broker;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.LinkError;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.impl.ProtocolTracer;
import org.apache.qpid.proton.framing.TransportFrame;

/**
 * What a partner writes, frame by frame: whether it keeps to the size and the credit that its links
 * were told, and to numbers that can be counted. The broker by itself takes what comes beyond it
 * and writes it to the disk, or counts for ever. Lives on the connection's own thread.
 */
final class Frames implements ProtocolTracer {

    /** Far more deliveries than one connection has open at a time. */
    private static final long SETTLED_MAX = 65_536;

    private final long messageMax;
    private final InputCount input;
    private final Consumer<ErrorCondition> unruly;

    /** Transfers that are on their way and not whole yet. */
    private final Set<Delivery> unfinished = new HashSet<>();

    /** Where the first of them began. */
    private long began;

    /**
     * @param unruly ends the connection, but not while a frame is being read
     */
    Frames(long messageMax, InputCount input, Consumer<ErrorCondition> unruly) {
        this.messageMax = messageMax;
        this.input = input;
        this.unruly = unruly;
    }

    /** Told of each frame before the broker's engine looks at it. */
    @Override
    public void receivedFrame(TransportFrame frame) {
        if (frame.getBody() instanceof Open open) {
            // To have a name alone would keep another agency out that bears it too.
            open.setDesiredCapabilities((Symbol[]) null);
        } else if (frame.getBody() instanceof Disposition settled && endless(settled)) {
            settled.setLast(settled.getFirst());
            unruly.accept(
                    new ErrorCondition(
                            AmqpError.INVALID_FIELD,
                            "At most " + SETTLED_MAX + " deliveries are settled at once"));
        }
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
            began = input.bytes();
        }
        unfinished.add(delivery);
        return input.bytes() - began > messageMax * unfinished.size()
                ? Optional.of(
                        new ErrorCondition(
                                LinkError.MESSAGE_SIZE_EXCEEDED,
                                "A transfer has at most " + messageMax + " bytes"))
                : Optional.empty();
    }
}
