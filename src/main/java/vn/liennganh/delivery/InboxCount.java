package vn.liennganh.delivery;

import vn.liennganh.message.AgencyId;

/**
 * How much waits for one recipient.
 *
 * @param placed deliveries in its inbox that it has not acknowledged
 * @param underway accepted deliveries that have not reached the inbox yet, parked ones among them
 */
public record InboxCount(AgencyId party, long placed, long underway) {}
