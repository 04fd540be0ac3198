package vn.liennganh.gateway.limit;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections on which the handshake or the head of a call takes too long in all: whoever
 * sends a byte now and then is never silent for long, and would hold its connection for hours.
 * Bodies are not looked at: they are as large as they are, and paid for by whoever is known then.
 * To be used by one thread at a time.
 */
final class Beginnings {

    private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);

    private final long maxNanos;
    private final Consumer<InetAddress> ended;

    /** Since when handshakes have been seen to go on. */
    private final Map<SocketWrapperBase<NioChannel>, Long> handshakes = new HashMap<>();

    /**
     * @param max of one handshake, and of the head of one call
     * @param ended hears from where each came that was ended
     */
    Beginnings(Duration max, Consumer<InetAddress> ended) {
        this.maxNanos = max.toNanos();
        this.ended = ended;
    }

    /** Looks at every connection that is open now. */
    void look(Set<SocketWrapperBase<NioChannel>> open) {
        handshakes.keySet().retainAll(open);
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> one : open) {
            try {
                if (late(one, now)) {
                    end(one, now);
                }
            } catch (RuntimeException failed) {
                // It was closed by somebody else meanwhile, or does not close: the others are not
                // to be left alone for it, nor is this to have been the last look.
                LOG.debug("a connection is looked at again", failed);
            }
        }
    }

    private boolean late(SocketWrapperBase<NioChannel> one, long now) {
        if (!one.getSocket().isHandshakeComplete()) {
            return now - handshakes.computeIfAbsent(one, first -> now) > maxNanos;
        }
        handshakes.remove(one);
        // Whose head is whole is in the hands of a thread, or waits for news; the latter is async.
        return one.getCurrentProcessor() instanceof Processor call
                && !call.isUpgrade()
                && !call.isAsync()
                && call.getRequest().getStartTimeNanos() >= 0
                && now - call.getRequest().getStartTimeNanos() > maxNanos;
    }

    private void end(SocketWrapperBase<NioChannel> one, long now) {
        Lock lock = one.getLock();
        if (!lock.tryLock()) {
            return; // Something has come just now; perhaps the rest. The next look tells.
        }
        try {
            if (late(one, now) && !one.isClosed()) {
                // Once closed it tells no more where it came from; nor does one just being closed.
                SocketChannel channel = one.getSocket().getIOChannel();
                InetAddress from = channel == null ? null : channel.socket().getInetAddress();
                one.close();
                if (from != null) {
                    ended.accept(from);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
