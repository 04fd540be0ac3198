package vn.liennganh.startup.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** How much has come over one connection, behind TLS; read on the connection's own thread. */
final class InputCount extends ChannelInboundHandlerAdapter {

    private long bytes;

    /** Counts from now on what comes over a connection that has just been made. */
    static InputCount on(RemotingConnection connection) {
        InputCount count = new InputCount();
        if (connection.getTransportConnection() instanceof NettyConnection netty) {
            ChannelPipeline pipeline = netty.getNettyChannel().pipeline();
            ChannelHandlerContext tls = pipeline.context(SslHandler.class);
            if (tls != null) {
                pipeline.addAfter(tls.name(), "input-count", count);
            }
        }
        return count;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf buffer) {
            bytes += buffer.readableBytes();
        }
        context.fireChannelRead(message);
    }

    long bytes() {
        return bytes;
    }
}
