package vn.liennganh.delivery;

import vn.liennganh.message.AgencyId;

/** A delivery that the relay has to send. */
record Outgoing(long number, AgencyId party, int precedence) {}
