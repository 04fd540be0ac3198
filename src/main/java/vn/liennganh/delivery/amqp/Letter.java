package vn.liennganh.delivery.amqp;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.liennganh.message.AgencyId;

/**
 * The names that go beside a body: opaque ids, types and digests, never a name or a case number.
 */
public final class Letter {

    /** Of the signed message that the body is, or that the outcome is about. */
    public static final String ID = "id";

    /** Who handed it in, as the broker wrote down of the TLS session. */
    public static final String SENDER = "hub_agency";

    /** The id that the sender gave the transfer, as the broker read it. */
    public static final String TRANSFER = "hub_transfer";

    static final String TYPE = "type";
    static final String EXCHANGE = "exchange";
    static final String IN_REPLY_TO = "inReplyTo";
    static final String SHA256 = "sha256";
    static final String ROLE = "role";
    static final String URGENCY = "urgency";
    static final String SIZE = "size";

    /** What became of a submission: {@code accepted}, {@code acknowledged} or {@code refused}. */
    static final String OUTCOME = "outcome";

    /** The code of a refusal. */
    static final String CODE = "code";

    /** In what language a sender wants its problem documents. */
    static final String LANGUAGE = "language";

    static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    static final String JSON = "application/json";

    /** What has one value of it goes to one of several receivers, in order. */
    static final String GROUP = "JMSXGroupID";

    private static final String CONTENT_TYPE = "JMS_AMQP_ContentType";

    private Letter() {}

    static void contentType(Message letter, String mediaType) throws JMSException {
        letter.setStringProperty(CONTENT_TYPE, mediaType);
    }

    static Optional<String> contentType(Message letter) throws JMSException {
        return text(letter, CONTENT_TYPE);
    }

    /** In what language its sender wants problem documents, if it says so. */
    static Optional<String> language(Message letter) throws JMSException {
        return text(letter, LANGUAGE);
    }

    /** What stands there; what is no text, such as bytes, says nothing. */
    private static Optional<String> text(Message letter, String name) throws JMSException {
        try {
            return Optional.ofNullable(letter.getStringProperty(name));
        } catch (MessageFormatException noText) {
            return Optional.empty();
        }
    }

    /**
     * Who handed it in: what the broker wrote down of the TLS session, over whatever the sender may
     * have written there.
     */
    static AgencyId sender(Message letter) throws JMSException {
        return AgencyId.of(letter.getStringProperty(SENDER));
    }

    /**
     * The signed bytes; empty where the body is no bytes at all.
     *
     * @param most longer bodies are cut one byte above it, which is enough to see that they are too
     *     long
     */
    static Optional<byte[]> bytes(Message letter, int most) throws JMSException {
        if (!(letter instanceof BytesMessage body)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[(int) Math.min(body.getBodyLength(), most + 1L)];
        body.readBytes(bytes);
        return Optional.of(bytes);
    }

    /** What an outcome is correlated with: the id of the message, else the sender's own id. */
    static @Nullable String correlation(Optional<java.util.UUID> id, Message letter)
            throws JMSException {
        return id.isPresent() ? id.get().toString() : text(letter, TRANSFER).orElse(null);
    }
}
