package vn.liennganh.startup.amqp;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.ssl.DefaultSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;

/**
 * Lets the broker use the TLS that the hub has made out of its PEM files, so that no key lies in a
 * second place; the broker finds this class by {@code META-INF/services}.
 */
public final class TlsInMemory extends DefaultSSLContextFactory {

    /** Where the parameters of a port or a connection hold it. */
    public static final String CONTEXT = "sslContext";

    private static final int BEFORE_ALL = 100;

    @Override
    public SSLContext getSSLContext(SSLContextConfig files, Map<String, Object> parameters)
            throws Exception {
        return parameters.get(CONTEXT) instanceof SSLContext made
                ? made
                : super.getSSLContext(files, parameters);
    }

    @Override
    public int getPriority() {
        return BEFORE_ALL;
    }
}
