package vn.liennganh.delivery;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.liennganh.delivery.wire.DuplicateId;
import vn.liennganh.delivery.wire.Parcel;
import vn.liennganh.message.AgencyId;

/** Sends references to their queues, all of a round in one transaction of the broker. */
final class BrokerSender {

    private final ConnectionFactory factory;
    private @Nullable Line line;

    BrokerSender(ConnectionFactory factory) {
        this.factory = factory;
    }

    private record Line(
            Connection connection,
            Session session,
            MessageProducer producer,
            Map<String, Queue> queues) {

        /** Making one asks the broker twice, so each is made once. */
        Queue queue(String name) throws JMSException {
            Queue known = queues.get(name);
            if (known == null) {
                known = session.createQueue(name);
                queues.put(name, known);
            }
            return known;
        }
    }

    /** The queue of a recipient. */
    static String queue(AgencyId party) {
        return "relay." + party;
    }

    /**
     * Returns when all parcels are on the broker's disk; those it had before are not sent twice.
     */
    void send(List<Parcel> parcels) throws JMSException {
        try {
            sendTogether(parcels);
        } catch (JMSException failed) {
            close();
            if (parcels.size() == 1 && DuplicateId.refused(failed)) {
                return;
            }
            if (!DuplicateId.refused(failed)) {
                throw failed;
            }
            // One that the broker had already turns the whole transaction back: each by itself
            // then.
            for (Parcel parcel : parcels) {
                send(List.of(parcel));
            }
        }
    }

    private void sendTogether(List<Parcel> parcels) throws JMSException {
        Line open = open();
        for (Parcel parcel : parcels) {
            TextMessage message = open.session().createTextMessage(parcel.body());
            message.setStringProperty(DuplicateId.PROPERTY, parcel.duplicateId());
            open.producer()
                    .send(
                            open.queue(parcel.queue()),
                            message,
                            DeliveryMode.PERSISTENT,
                            parcel.priority(),
                            0);
        }
        open.session().commit();
    }

    private Line open() throws JMSException {
        if (line == null) {
            Connection connection = factory.createConnection();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(null);
            producer.setDisableMessageTimestamp(true);
            line = new Line(connection, session, producer, new HashMap<>());
        }
        return line;
    }

    void close() throws JMSException {
        if (line != null) {
            Connection connection = line.connection();
            line = null;
            connection.close();
        }
    }
}
