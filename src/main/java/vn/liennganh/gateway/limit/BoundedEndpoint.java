package vn.liennganh.gateway.limit;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * The web server's sockets, of which no single address gets more than its share: whoever opens
 * connections and says nothing keeps nobody else out.
 */
final class BoundedEndpoint extends NioEndpoint {

    private int perAddress = Integer.MAX_VALUE;
    private Set<InetAddress> unbounded = Set.of();
    private Consumer<InetAddress> refused = address -> {};
    private int writeMillis;

    /**
     * @param refused hears of every connection that is closed again at once
     */
    void bound(ConnectionSettings settings, Consumer<InetAddress> refused) {
        this.perAddress = settings.perAddress();
        this.unbounded = settings.unboundedAddresses();
        this.refused = refused;
    }

    /** How long a client may take to read on; the endpoint's own time is that of silence. */
    void writeWithin(int millis) {
        writeMillis = millis;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        InetAddress from = socket.socket().getInetAddress();
        if (!admits(from)) {
            refused.accept(from);
            destroySocket(socket);
            return false;
        }
        boolean taken = super.setSocketOptions(socket);
        var opened = connections.get(socket);
        if (opened != null) {
            opened.setWriteTimeout(writeMillis);
        }
        return taken;
    }

    private boolean admits(InetAddress from) {
        return connections.size() < perAddress
                || unbounded.contains(from)
                || connections.keySet().stream()
                                .filter(one -> from.equals(one.socket().getInetAddress()))
                                .count()
                        < perAddress;
    }
}
