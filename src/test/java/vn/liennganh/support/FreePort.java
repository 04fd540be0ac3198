package vn.liennganh.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that are stopped and started again: below those that this machine lends to
 * outgoing connections, one of which would otherwise sit on it at the second start.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int BEHIND = 30_000;

    private FreePort() {}

    public static int any() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }
}
