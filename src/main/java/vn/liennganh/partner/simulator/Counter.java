package vn.liennganh.partner.simulator;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Opened;
import vn.liennganh.partner.client.Problem;

/**
 * Hands answers in. The id of an answer follows from the request's id, so that an agency that was
 * killed between two steps cannot answer twice: the hub then says {@code message-id-conflict}.
 */
final class Counter {

    /** Codes that say: this was answered before, or the matter has moved on. */
    private static final Set<String> SETTLED =
            Set.of("message-id-conflict", "duplicate-document", "step-not-permitted");

    private final Office office;
    private final Journal journal;

    Counter(Office office, Journal journal) {
        this.office = office;
        this.journal = journal;
    }

    UUID idOf(Opened request, String type) {
        return MessageIds.ofAnswer(request.envelope().id(), type);
    }

    /**
     * Sends an answer as the behaviour wants it.
     *
     * @return true if the request is settled by it and may be acknowledged
     */
    boolean hand(Draft answer, Behaviour behaviour, boolean sealAlone) {
        byte[] cms = sealAlone ? office.seal(answer) : office.sign(answer);
        if (behaviour == Behaviour.BAD_SIGNATURE) {
            return send(answer, broken(office.seal(answer)));
        }
        boolean settled = send(answer, cms);
        if (settled && behaviour == Behaviour.DUPLICATE) {
            send(answer, cms);
            again(answer, sealAlone);
        }
        return settled;
    }

    private void again(Draft answer, boolean sealAlone) {
        UUID first = UUID.fromString(answer.field("id").asString());
        UUID exchange = UUID.fromString(answer.field("exchange").asString());
        answer.within(exchange, MessageIds.ofAnswer(first, "again"));
        send(answer, sealAlone ? office.seal(answer) : office.sign(answer));
    }

    private boolean send(Draft answer, byte[] cms) {
        String type = answer.field("type").asString();
        String about = answer.field("inReplyTo").asString("");
        try {
            Receipt receipt = office.hub().send(cms);
            journal.note(
                    office.id().value(),
                    type + " for " + about + " is entry " + receipt.log().index());
            return true;
        } catch (Problem refused) {
            if (refused.retryable()) {
                throw refused;
            }
            journal.note(
                    office.id().value(), type + " for " + about + " refused: " + refused.code());
            return SETTLED.contains(refused.code());
        }
    }

    /** The last byte of a message with one signer belongs to its signature. */
    private static byte[] broken(byte[] cms) {
        byte[] copy = Arrays.copyOf(cms, cms.length);
        copy[copy.length - 1] ^= 1;
        return copy;
    }
}
