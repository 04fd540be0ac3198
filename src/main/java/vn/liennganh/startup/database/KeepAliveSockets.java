package vn.liennganh.startup.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets to the database that notice within half a minute that the other end is gone without a
 * word, where the other end had taken in all that was said to it; the system's own two hours are
 * too long for whoever waits. What it had not taken in is sent again by the system for some quarter
 * of an hour first: that wait is bounded by {@code hub.database.answer-max} ({@link Server}). A
 * server that is busy or stopped answers such questions all the same, since its system does: no
 * long statement is cut by them. The driver makes it by its name.
 */
public final class KeepAliveSockets extends SocketFactory {

    private static final int IDLE_SECONDS = 10;
    private static final int INTERVAL_SECONDS = 5;
    private static final int PROBES = 3;

    private final SocketFactory plain = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
        return watched(plain.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return watched(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return watched(plain.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return watched(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return watched(plain.createSocket(host, port, from, fromPort));
    }

    private static Socket watched(Socket socket) throws IOException {
        socket.setKeepAlive(true);
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        return socket;
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value)
            throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}
