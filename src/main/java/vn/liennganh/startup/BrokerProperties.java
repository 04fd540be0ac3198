package vn.liennganh.startup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The keys {@code hub.broker.*}; each stands in {@code config/application.yaml} with its reason.
 *
 * @param url of an external broker, for example {@code tcp://broker:61616}; empty for the embedded
 *     one
 * @param user at the external broker
 * @param passwordFile where the external broker's password stands
 * @param authorities PEM file of whose certificate the external broker shows; empty for no TLS
 * @param lease how long the external broker believes what it was told of partners last
 * @param memoryMax what all queues together hold in memory before they page to disk
 * @param diskFreeMin below this the embedded broker takes nothing more
 */
@ConfigurationProperties("hub.broker")
public record BrokerProperties(
        String url,
        String user,
        String passwordFile,
        String authorities,
        Duration lease,
        DataSize memoryMax,
        DataSize diskFreeMin) {}
