package vn.liennganh.startup.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Holds what comes over a new connection until it is known whose it is: the hub is asked meanwhile,
 * and no thread waits. Lives on the connection's own thread.
 */
final class Doorman extends ChannelInboundHandlerAdapter {

    private final Deque<Object> held = new ArrayDeque<>();

    private Doorman() {}

    /** To be called on the connection's thread, before anything of it has been read. */
    static void hold(RemotingConnection connection, CompletableFuture<Void> known) {
        if (known.isDone()
                || !(connection.getTransportConnection() instanceof NettyConnection netty)) {
            return;
        }
        Channel channel = netty.getNettyChannel();
        Doorman doorman = new Doorman();
        channel.pipeline().addBefore(LineIn.PLACE, "doorman", doorman);
        channel.config().setAutoRead(false);
        known.whenComplete(
                (done, failed) -> channel.eventLoop().execute(() -> doorman.open(channel)));
    }

    private void open(Channel channel) {
        ChannelHandlerContext place = channel.pipeline().context(this);
        if (place == null) {
            drop();
            return;
        }
        while (!held.isEmpty()) {
            place.fireChannelRead(held.poll());
        }
        place.fireChannelReadComplete();
        channel.pipeline().remove(this);
        channel.config().setAutoRead(true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        held.add(message);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        drop();
    }

    private void drop() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}
