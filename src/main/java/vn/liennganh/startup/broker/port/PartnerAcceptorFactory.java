package vn.liennganh.startup.broker.port;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.AcceptorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;

/**
 * Makes partners' ports: the broker's own ones, on which nothing but AMQP 1.0 with SASL is read
 * once TLS stands.
 */
public final class PartnerAcceptorFactory implements AcceptorFactory {

    private static final String AMQP = "AMQP";

    private final Cuts cuts;

    private PartnerAcceptorFactory(Cuts cuts) {
        this.cuts = cuts;
    }

    /**
     * Of a broker's ports those that speak AMQP alone become partners' ports; to be called before
     * it makes them.
     *
     * @param cuts counts who is refused there
     */
    public static void register(ActiveMQServer broker, Cuts cuts) {
        for (TransportConfiguration port : broker.getConfiguration().getAcceptorConfigurations()) {
            if (AMQP.equals(port.getCombinedParams().get(TransportConstants.PROTOCOLS_PROP_NAME))) {
                broker.getServiceRegistry()
                        .addAcceptorFactory(port.getName(), new PartnerAcceptorFactory(cuts));
            }
        }
    }

    @Override
    public Acceptor createAcceptor(
            String name,
            ClusterConnection cluster,
            Map<String, Object> parameters,
            BufferHandler handler,
            ServerConnectionLifeCycleListener listener,
            Executor threads,
            ScheduledExecutorService scheduled,
            Map<String, ProtocolManager> protocols,
            String threadGroup,
            MetricsManager metrics) {
        return new NettyAcceptor(
                name,
                cluster,
                parameters,
                handler,
                listener,
                scheduled,
                new OrderedExecutor(threads),
                protocols,
                threadGroup,
                metrics) {
            @Override
            public SslHandler getSslHandler(ByteBufAllocator buffers, String host, int port)
                    throws Exception {
                return new Guarded(super.getSslHandler(buffers, host, port), cuts);
            }
        };
    }

    /** TLS, and what comes out of it is looked at before the broker guesses what it is. */
    private static final class Guarded extends SslHandler {

        private final Cuts cuts;

        Guarded(SslHandler made, Cuts cuts) {
            super(made.engine());
            this.cuts = cuts;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) throws Exception {
            super.handlerAdded(context);
            context.pipeline().addAfter(context.name(), "first-words", new FirstWords(cuts));
        }
    }
}
