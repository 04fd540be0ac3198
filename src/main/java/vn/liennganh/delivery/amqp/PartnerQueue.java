package vn.liennganh.delivery.amqp;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.delivery.amqp.OfferRepository.Offer;
import vn.liennganh.delivery.wire.DuplicateId;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.AgencyId;

/** The broker's side of deliveries: puts signed bytes on inboxes and takes back what came back. */
final class PartnerQueue {

    private final ConnectionFactory broker;
    private final MessageArchive archive;
    private @Nullable Line line;

    PartnerQueue(ConnectionFactory broker, MessageArchive archive) {
        this.broker = broker;
        this.archive = archive;
    }

    private record Line(
            Connection connection,
            Session session,
            MessageProducer producer,
            KnownQueues queues,
            MessageConsumer returned) {}

    /** A delivery that a partner would not have. */
    record Returned(AgencyId party, UUID message) {}

    /**
     * Returns when all are on the broker's disk; those it had before are not sent twice. Many go in
     * one transaction of the broker, whoever they are for.
     */
    void send(List<Offer> offers) throws JMSException {
        try {
            sendTogether(offers);
        } catch (JMSException failed) {
            close();
            if (!DuplicateId.refused(failed)) {
                throw failed;
            }
            for (Offer offer : offers) {
                sendUnlessKnown(offer);
            }
        }
    }

    /** False where the broker had it before: it is there still, or was settled. */
    boolean sendUnlessKnown(Offer offer) throws JMSException {
        try {
            sendTogether(List.of(offer));
            return true;
        } catch (JMSException failed) {
            close();
            if (DuplicateId.refused(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private void sendTogether(List<Offer> offers) throws JMSException {
        Line open = open();
        Map<UUID, byte[]> bytes = archive.bytes(offers.stream().map(Offer::message).toList());
        for (Offer offer : offers) {
            open.producer()
                    .send(
                            open.queues().named(Addresses.inbox(offer.party())),
                            letter(open.session(), offer, bytes.get(offer.message())),
                            DeliveryMode.PERSISTENT,
                            Message.DEFAULT_PRIORITY,
                            0);
        }
        open.session().commit();
    }

    private static BytesMessage letter(Session session, Offer offer, byte[] cms)
            throws JMSException {
        BytesMessage letter = session.createBytesMessage();
        Letter.contentType(letter, Letter.CMS);
        letter.setStringProperty(DuplicateId.PROPERTY, Long.toString(offer.offer()));
        letter.setStringProperty(Letter.ID, offer.message().toString());
        letter.setStringProperty(Letter.TYPE, offer.type());
        letter.setStringProperty(Letter.EXCHANGE, offer.exchange().toString());
        letter.setStringProperty(Letter.GROUP, offer.exchange().toString());
        if (offer.inReplyTo().isPresent()) {
            letter.setStringProperty(Letter.IN_REPLY_TO, offer.inReplyTo().get().toString());
        }
        letter.setStringProperty(Letter.SHA256, HexFormat.of().formatHex(offer.sha256()));
        letter.setStringProperty(Letter.ROLE, offer.copy() ? "copy" : "addressee");
        letter.writeBytes(cms);
        return letter;
    }

    /** The next that came back, to be confirmed by {@link #commit}; empty when there is none. */
    Optional<Returned> nextReturned() throws JMSException {
        Message letter = open().returned().receiveNoWait();
        if (letter == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Returned(
                        Addresses.owner(letter.getStringProperty("_AMQ_ORIG_ADDRESS")),
                        UUID.fromString(letter.getStringProperty(Letter.ID))));
    }

    void commit() throws JMSException {
        open().session().commit();
    }

    private Line open() throws JMSException {
        if (line == null) {
            Connection connection = broker.createConnection();
            connection.start();
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            line =
                    new Line(
                            connection,
                            session,
                            session.createProducer(null),
                            new KnownQueues(session),
                            session.createConsumer(session.createQueue(Addresses.RETURNED)));
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
