package vn.liennganh.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server on this machine and cuts the connection behind a given byte,
 * without any farewell: what was sent before it arrives, the rest does not.
 */
public final class CuttingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final int to;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();
    private final Queue<Long> later = new ConcurrentLinkedQueue<>();
    private final AtomicLong connections = new AtomicLong();
    private volatile long hushed;
    private final AtomicLong cuts = new AtomicLong();
    private volatile boolean healing;
    private volatile boolean upHealing;
    private volatile long upLimit = Long.MAX_VALUE;
    private volatile long downLimit = Long.MAX_VALUE;

    private CuttingProxy(ServerSocket socket, int to) {
        this.socket = socket;
        this.to = to;
    }

    public static CuttingProxy to(int port) throws IOException {
        CuttingProxy proxy =
                new CuttingProxy(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()), port);
        Thread thread = new Thread(proxy::accept, "proxy");
        thread.setDaemon(true);
        thread.start();
        return proxy;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Bytes of the client that went through so far. */
    public long up() {
        return up.get();
    }

    /** Bytes of the server that went through so far. */
    public long down() {
        return down.get();
    }

    /** How often the line was cut so far. */
    public long cuts() {
        return cuts.get();
    }

    /** Lets so many more bytes of the client through, and then cuts. */
    public void cutUpAfter(long more) {
        upLimit = up.get() + more;
    }

    /** Lets so many more bytes of the client through, cuts, and lets all later ones through. */
    public void cutUpOnceAfter(long more) {
        upHealing = true;
        cutUpAfter(more);
    }

    /** Lets so many more bytes of the server through, and then cuts. */
    public void cutDownAfter(long more) {
        downLimit = down.get() + more;
    }

    /** Cuts behind so many bytes of the server, then behind so many more, and no further. */
    public void cutDownAtEach(long... pieces) {
        for (long piece : pieces) {
            later.add(piece);
        }
        healing = true;
        downLimit = down.get() + later.remove();
    }

    /**
     * From now on nothing that the server says on any connection there is arrives, and nobody is
     * told; new connections are as they should be.
     */
    public void hush() {
        hushed = connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
                long number = connections.incrementAndGet();
                carry(client, server, true, number);
                carry(server, client, false, number);
            }
        } catch (IOException closed) {
            // Nobody connects any more.
        }
    }

    private void carry(Socket from, Socket onward, boolean isUp, long number) {
        Thread thread =
                new Thread(
                        () -> {
                            try (from;
                                    onward) {
                                copy(from.getInputStream(), onward.getOutputStream(), isUp, number);
                            } catch (IOException gone) {
                                // One of the two has closed, or we have.
                            }
                        },
                        isUp ? "proxy-up" : "proxy-down");
        thread.setDaemon(true);
        thread.start();
    }

    private void copy(InputStream in, OutputStream out, boolean isUp, long number)
            throws IOException {
        AtomicLong count = isUp ? up : down;
        byte[] buffer = new byte[4_096];
        int read = in.read(buffer);
        while (read >= 0) {
            long left = (isUp ? upLimit : downLimit) - count.get();
            int through = (int) Math.min(read, left);
            if (!isUp && number <= hushed) {
                read = in.read(buffer);
                continue;
            }
            // Before it goes on: whoever has heard it finds it counted.
            count.addAndGet(through);
            out.write(buffer, 0, through);
            out.flush();
            if (through < read) {
                cuts.incrementAndGet();
                if (isUp && upHealing) {
                    upLimit = Long.MAX_VALUE;
                }
                if (!isUp && healing) {
                    Long next = later.poll();
                    downLimit = next == null ? Long.MAX_VALUE : count.get() + next;
                }
                return;
            }
            read = in.read(buffer);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
