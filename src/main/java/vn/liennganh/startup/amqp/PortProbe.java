package vn.liennganh.startup.amqp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import vn.liennganh.delivery.amqp.AmqpSettings;

/** Whether the partners' port can be opened, asked before the broker starts. */
public final class PortProbe {

    private PortProbe() {}

    /**
     * Why the port cannot be opened, with its address; empty where it can. The broker by itself
     * logs such a thing and goes on without the port.
     */
    public static Optional<String> obstacle(AmqpSettings settings) {
        InetSocketAddress wanted = new InetSocketAddress(settings.address(), settings.port());
        try (ServerSocket probe = new ServerSocket()) {
            // As the broker opens it: connections of an earlier run that still linger do no harm.
            probe.setReuseAddress(true);
            probe.bind(wanted);
            return Optional.empty();
        } catch (IOException taken) {
            return Optional.of(
                    settings.address() + ":" + settings.port() + ": " + taken.getMessage());
        }
    }
}
