package vn.liennganh.startup.amqp;

import vn.liennganh.startup.broker.port.Cuts;

/** How much partners are at the broker. */
public interface PartnerCount {

    /** Open connections. */
    int connected();

    /** Submissions that wait on all lanes. */
    long unjudged();

    /** Bytes that partners' queues hold in the broker's memory. */
    long memory();

    /** Connections that the broker has ended for this reason since it started. */
    long cut(Cuts.Reason reason);
}
