package vn.liennganh.delivery.amqp;

import java.util.Optional;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Refusal;

/** Writes what the door refused as the problem document that every other channel answers with. */
@FunctionalInterface
public interface RefusalDocuments {

    /** The media type of what {@link #of} returns. */
    String MEDIA_TYPE = "application/problem+json";

    /**
     * The document, ready to send.
     *
     * @param rejection the receipt of the logged refusal, where it was logged
     * @param language an {@code Accept-Language}; empty for Vietnamese
     */
    byte[] of(Refusal refusal, Optional<Receipt> rejection, String language);
}
