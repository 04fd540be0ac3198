package vn.liennganh.startup.broker.port;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets pass who begins with AMQP 1.0 and SASL (OASIS AMQP 1.0, 2.2 and 5.3.1). Whoever begins with
 * anything else hears what is spoken here, as 2.2 has it, and the connection is closed: the broker
 * by itself looks for another protocol, among them HTTP, and keeps what comes meanwhile.
 */
final class FirstWords extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(FirstWords.class);
    private static final byte[] SPOKEN = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

    private final Cuts cuts;
    private int heard;
    private boolean over;

    FirstWords(Cuts cuts) {
        this.cuts = cuts;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over || !(message instanceof ByteBuf words)) {
            ReferenceCountUtil.release(message);
            return;
        }
        for (int at = words.readerIndex(); heard < SPOKEN.length && at < words.writerIndex(); ) {
            if (words.getByte(at++) != SPOKEN[heard++]) {
                words.release();
                refuse(context);
                return;
            }
        }
        context.fireChannelRead(message);
        if (heard == SPOKEN.length) {
            context.pipeline().remove(this);
        }
    }

    private void refuse(ChannelHandlerContext context) {
        over = true;
        cuts.count(Cuts.Reason.PROTOCOL);
        LOG.info("AMQP connection refused, it speaks something else: {}", remote(context));
        context.writeAndFlush(Unpooled.copiedBuffer(SPOKEN))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private static Object remote(ChannelHandlerContext context) {
        return context.channel().remoteAddress();
    }
}
