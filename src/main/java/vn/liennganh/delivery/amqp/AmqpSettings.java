package vn.liennganh.delivery.amqp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The keys {@code hub.amqp.*}; each stands in {@code config/application.yaml} with its reason.
 *
 * @param enabled whether partners are served over AMQP at all
 * @param address the network address that the port is opened on
 * @param port 0 for any that is free
 * @param connections of all partners together; for the broker in this process no more than the heap
 *     has room for
 * @param connectionMemory bytes of heap that are counted for one connection
 * @param connectionsPerAgency of one agency
 * @param linksPerConnection senders and receivers together; as many sessions
 * @param laneMax bytes of one agency's submissions that wait at the broker before it gets no credit
 * @param parcelMax bytes of a message that brings its attachments along; read into memory
 * @param parcelsAtOnce how many senders may be bringing attachments along at the same time
 * @param tries how often a submission is tried over which the hub itself fails
 * @param credit messages that one link of a partner may have sent without having heard of them
 * @param frameMax bytes of one frame
 * @param idleTimeout a connection that is silent for so long is closed
 * @param recheck how often the rights of open connections are looked at again
 * @param batchMax most submissions that are judged together and share a commit
 * @param window most deliveries of one agency that lie at the broker
 */
@ConfigurationProperties("hub.amqp")
public record AmqpSettings(
        boolean enabled,
        String address,
        int port,
        int connections,
        DataSize connectionMemory,
        int connectionsPerAgency,
        int linksPerConnection,
        DataSize laneMax,
        DataSize parcelMax,
        int parcelsAtOnce,
        int tries,
        int credit,
        DataSize frameMax,
        Duration idleTimeout,
        Duration recheck,
        int batchMax,
        int window) {

    public AmqpSettings {
        if (connections < 1
                || connectionsPerAgency < 1
                || linksPerConnection < 1
                || credit < 2
                || parcelsAtOnce < 1
                || tries < 1
                || batchMax < 1
                || window < 1) {
            throw new IllegalArgumentException(
                    "hub.amqp: connections, connections-per-agency, links-per-connection,"
                            + " parcels-at-once, tries, batch-max and window are at least 1,"
                            + " and credit at least 2");
        }
    }
}
