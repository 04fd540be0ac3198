package vn.liennganh.gateway.limit;

import java.net.InetAddress;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * The web server's own HTTP, which also tells what connections it has open, and gives those on
 * which nobody has called yet less time than a call.
 */
public final class CountedHttp extends Http11NioProtocol {

    // Set while the web server's own part of this is being made: an initial value would undo it.
    private int callMillis;

    /** For the web server, which makes it by its name. */
    public CountedHttp() {
        super(new BoundedEndpoint());
    }

    private BoundedEndpoint sockets() {
        return (BoundedEndpoint) getEndpoint();
    }

    void bound(
            ConnectionSettings settings,
            Consumer<InetAddress> refused,
            Consumer<InetAddress> slow) {
        BoundedEndpoint sockets = sockets();
        sockets.bound(settings, refused, slow);
        sockets.setConnectionTimeout(Math.toIntExact(settings.silentMax().toMillis()));
        sockets.writeWithin(callMillis);
    }

    /** What a call may take between two of its bytes, from the first one on. */
    @Override
    public int getConnectionTimeout() {
        return callMillis;
    }

    @Override
    public void setConnectionTimeout(int millis) {
        callMillis = millis;
        sockets().writeWithin(millis);
    }

    /** As the servlet API names them ({@code ServletConnection.getConnectionId}). */
    Set<String> open() {
        return getEndpoint().getConnections().stream()
                .map(one -> one.getServletConnection("http/1.1", "").getConnectionId())
                .collect(Collectors.toSet());
    }
}
