package vn.liennganh.startup.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import vn.liennganh.startup.broker.port.FrameWalk;
import vn.liennganh.startup.broker.port.Unreadable;

/**
 * What comes over one connection, behind TLS and right before the broker's own reader: counted, and
 * looked at as soon as the broker has read it. Lives on the connection's own thread.
 */
final class LineIn extends ChannelInboundHandlerAdapter {

    /** Its name in a connection's line: whatever holds things up goes before it. */
    static final String PLACE = "line-in";

    /** The broker's own reader at the end of a connection's line. */
    private static final String READER = "handler";

    private final FrameWalk frames;
    private final Consumer<Unreadable> unreadable;
    private final Runnable read;
    private long bytes;
    private boolean shut;

    private LineIn(FrameWalk frames, Consumer<Unreadable> unreadable, Runnable read) {
        this.frames = frames;
        this.unreadable = unreadable;
        this.read = read;
    }

    /**
     * Follows from now on what comes over a connection that has just been made.
     *
     * @param unreadable told of what the broker is not shown
     * @param read told after the broker has read a piece, and has done what it asks for
     */
    static LineIn on(
            RemotingConnection connection,
            FrameWalk frames,
            Consumer<Unreadable> unreadable,
            Runnable read) {
        LineIn line = new LineIn(frames, unreadable, read);
        if (connection.getTransportConnection() instanceof NettyConnection netty) {
            netty.getNettyChannel().pipeline().addBefore(READER, PLACE, line);
        }
        return line;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (shut || !(message instanceof ByteBuf buffer)) {
            ReferenceCountUtil.release(message);
            return;
        }
        bytes += buffer.readableBytes();
        try {
            frames.walk(buffer);
        } catch (Unreadable none) {
            buffer.release();
            unreadable.accept(none);
            return;
        }
        context.fireChannelRead(message);
        read.run();
    }

    long bytes() {
        return bytes;
    }

    /** The broker reads nothing more of it, whatever comes until it is closed. */
    void shut() {
        shut = true;
    }
}
