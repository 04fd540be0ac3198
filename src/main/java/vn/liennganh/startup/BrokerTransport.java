package vn.liennganh.startup;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.startup.amqp.TlsInMemory;

/** The way to an external broker over TLS, on which the hub shows its own certificate. */
final class BrokerTransport {

    private BrokerTransport() {}

    /**
     * @throws StartRefused if the URL is not of one broker's host and port
     */
    static TransportConfiguration of(BrokerProperties broker, TlsIdentity hub) {
        URI url = URI.create(broker.url());
        if (url.getHost() == null || url.getPort() < 0) {
            throw new StartRefused(
                    "hub.broker.url is not of the form tcp://host:port: " + broker.url(),
                    "Name one broker by host and port; with hub.broker.authorities everything"
                            + " else of the connection is the hub's own");
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("host", url.getHost());
        parameters.put("port", url.getPort());
        parameters.put("sslEnabled", true);
        parameters.put("verifyHost", true);
        parameters.put("enabledProtocols", "TLSv1.3,TLSv1.2");
        parameters.put(
                TlsInMemory.CONTEXT,
                hub.sslContext(Pem.readCertificates(Path.of(broker.authorities()))));
        return new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters);
    }
}
