package vn.liennganh.partner.client.mail;

import vn.liennganh.message.Envelope;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;

/**
 * A message that was received: fetched, which is its legal receipt, and proved to be its sender's.
 * It comes again from a new inbox until it is acknowledged.
 */
public final class Delivery {

    private final Inbox inbox;
    private final InboxItem item;
    private final Opened message;

    Delivery(Inbox inbox, InboxItem item, Opened message) {
        this.inbox = inbox;
        this.item = item;
        this.message = message;
    }

    /** The proved message: bytes, content and signers. */
    public Opened message() {
        return message;
    }

    /** Who says what to whom, out of the signed content. */
    public Envelope envelope() {
        return message.envelope();
    }

    public Sha256 sha256() {
        return message.sha256();
    }

    /** True for a copy that the catalogue demands: it asks nothing of its reader. */
    public boolean copy() {
        return item.copy();
    }

    /** The line of the hub's list. */
    public InboxItem item() {
        return item;
    }

    /**
     * Confirms under the seal that the message is held in full, which takes it off the inbox; call
     * it when the message is safe in a system of one's own.
     *
     * @return the proof of handover that the sender gets too
     */
    public Receipt acknowledge() {
        return inbox.acknowledge(java.util.List.of(this)).get(0);
    }
}
