package vn.liennganh.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.BatchListener;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;

/**
 * Writes the delivery rows of a batch in the transaction that accepts it: the two cannot come
 * apart.
 */
@Component
class Outbox implements BatchListener {

    private final OutboxRepository rows;

    Outbox(OutboxRepository rows) {
        this.rows = rows;
    }

    @Override
    public void onBatch(List<BatchEvent> events) {
        List<NewDelivery> accepted = new ArrayList<>();
        Map<NewDelivery.Key, Instant> collected = new LinkedHashMap<>();
        List<NewDelivery.Key> handedOver = new ArrayList<>();
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.MessageAccepted message) {
                addressTo(message, accepted);
            } else if (event instanceof BatchEvent.Consigned consigned) {
                collected.putIfAbsent(
                        new NewDelivery.Key(consigned.message(), consigned.party()),
                        consigned.at());
            } else if (event instanceof BatchEvent.HandedOver taken) {
                handedOver.add(new NewDelivery.Key(taken.message(), taken.party()));
            }
        }
        if (!accepted.isEmpty()) {
            rows.insert(accepted);
        }
        if (!collected.isEmpty()) {
            rows.collected(List.copyOf(collected.keySet()), collected.values().iterator().next());
        }
        if (!handedOver.isEmpty()) {
            rows.remove(handedOver);
        }
    }

    private static void addressTo(BatchEvent.MessageAccepted event, List<NewDelivery> accepted) {
        Envelope envelope = event.envelope();
        NewDelivery.Message message =
                new NewDelivery.Message(
                        envelope.id(),
                        envelope.exchange(),
                        envelope.urgency(),
                        envelope.type(),
                        envelope.from(),
                        envelope.inReplyTo(),
                        event.acceptedAt(),
                        event.size(),
                        event.sha256(),
                        envelope.attachments());
        for (AgencyId party : event.recipients()) {
            accepted.add(new NewDelivery(party, false, message));
        }
        for (AgencyId party : event.copies()) {
            accepted.add(new NewDelivery(party, true, message));
        }
    }
}
