package vn.liennganh.gateway.limit;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * The web server's sockets, of which no single address gets more than its share, and none for long
 * whose caller does not get to the point: whoever opens connections and says nothing, or a byte now
 * and then, keeps nobody else out.
 */
final class BoundedEndpoint extends NioEndpoint {

    private static final long LOOK_MILLIS = 250;

    private int perAddress = Integer.MAX_VALUE;
    private Set<InetAddress> unbounded = Set.of();
    private Consumer<InetAddress> refused = address -> {};
    private int writeMillis;
    private @Nullable Beginnings beginnings;
    private @Nullable ScheduledFuture<?> looking;

    /**
     * @param refused hears of every connection that is closed again at once
     * @param slow hears of every one that is ended because it took too long to begin
     */
    void bound(
            ConnectionSettings settings,
            Consumer<InetAddress> refused,
            Consumer<InetAddress> slow) {
        this.perAddress = settings.perAddress();
        this.unbounded = settings.unboundedAddresses();
        this.refused = refused;
        this.beginnings = new Beginnings(settings.beginMax(), slow);
    }

    /** How long a client may take to read on; the endpoint's own time is that of silence. */
    void writeWithin(int millis) {
        writeMillis = millis;
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        Beginnings looked = beginnings;
        if (looked != null) {
            looking =
                    getUtilityExecutor()
                            .scheduleWithFixedDelay(
                                    () -> looked.look(getConnections()),
                                    LOOK_MILLIS,
                                    LOOK_MILLIS,
                                    TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void stopInternal() {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stopInternal();
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
