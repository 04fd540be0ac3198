package vn.liennganh.gathering;

import vn.liennganh.message.AgencyId;

/** Learns that a gathering has moved, to show it to whoever is looking. */
public interface GatheringListener {

    /**
     * Answers have come, or a gathering has closed; called after that is durable, at least once.
     * Must be quick and must not fail.
     */
    void gathered(AgencyId asker);
}
