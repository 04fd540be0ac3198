package vn.liennganh.startup.amqp;

import vn.liennganh.delivery.amqp.AmqpSettings;

/**
 * How many partners may be connected to the broker in this process: what is configured, and no more
 * than the heap has room for. A hub that runs out of memory ends, and with it everybody's
 * connection.
 *
 * @param allowed of all partners together
 * @param configured {@code hub.amqp.connections}
 * @param heap of this JVM, in bytes
 * @param each what is counted for one, in bytes
 */
public record ConnectionRoom(int allowed, int configured, long heap, long each) {

    /** The other part is for the hub's own work. */
    private static final int PART = 2;

    /**
     * @param heap the most that this JVM may take, in bytes
     */
    public static ConnectionRoom of(AmqpSettings settings, long heap) {
        long each = settings.connectionMemory().toBytes();
        long room = Math.max(1, heap / PART / each);
        int allowed = (int) Math.min(settings.connections(), room);
        return new ConnectionRoom(allowed, settings.connections(), heap, each);
    }

    /** Whether the heap and not the configuration says how many. */
    public boolean capped() {
        return allowed < configured;
    }
}
