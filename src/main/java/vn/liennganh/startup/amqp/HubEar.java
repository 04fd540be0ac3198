package vn.liennganh.startup.amqp;

import java.util.UUID;
import vn.liennganh.delivery.amqp.Lanes;
import vn.liennganh.delivery.amqp.PartnerEvents;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.broker.Ear;

/** Passes on what happens at the broker to those who work it off. */
public final class HubEar implements Ear {

    private final PartnerEvents events;
    private final Lanes lanes;

    public HubEar(PartnerEvents events, Lanes lanes) {
        this.events = events;
        this.lanes = lanes;
    }

    @Override
    public void attached(AgencyId party) {
        events.tell(new PartnerEvents.Event.Attached(party));
    }

    @Override
    public void settled(AgencyId party, UUID message) {
        events.tell(new PartnerEvents.Event.Settled(party, message));
    }

    @Override
    public void grew(String lane) {
        lanes.grew(lane);
    }

    /** Nothing was heard for a while. */
    void missed() {
        events.missed();
    }
}
