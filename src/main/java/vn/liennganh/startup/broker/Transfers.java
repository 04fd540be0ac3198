package vn.liennganh.startup.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.exceptions.ActiveMQAMQPException;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.amqp.Letter;
import vn.liennganh.message.AgencyId;

/** What a partner hands in, before it lies anywhere. */
final class Transfers {

    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final byte EVERYBODYS_PRIORITY = 4;

    private static final SimpleString SENDER = SimpleString.of(Letter.SENDER);
    private static final SimpleString TRANSFER = SimpleString.of(Letter.TRANSFER);

    private Transfers() {}

    /**
     * Refuses what the broker could not write in its own protocol for the hub that reads it: it
     * would end the hub's line instead, and again whenever that is there.
     */
    static void readable(AMQPMessage transfer) throws ActiveMQException {
        try {
            transfer.toCore();
        } catch (RuntimeException | StackOverflowError unreadable) {
            LOG.debug("No message that can be read: {}", unreadable.toString());
            throw new ActiveMQAMQPException(
                    AmqpError.DECODE_ERROR,
                    "No message that can be read",
                    ActiveMQExceptionType.INTERNAL_ERROR);
        }
    }

    /**
     * It is kept on disk, and waits in the order of arrival, whatever its sender asked the broker
     * for; and bears the name of that agency, over whatever it wrote there.
     */
    static void stamp(AMQPMessage transfer, AgencyId sender) {
        transfer.setDurable(true);
        transfer.setPriority(EVERYBODYS_PRIORITY);
        transfer.createExtraProperties()
                .putSimpleStringProperty(SENDER, SimpleString.of(sender.value()));
        Properties properties = transfer.getProperties();
        if (properties != null && properties.getMessageId() != null) {
            transfer.createExtraProperties()
                    .putSimpleStringProperty(
                            TRANSFER, SimpleString.of(properties.getMessageId().toString()));
        }
    }
}
