package vn.liennganh.startup.amqp;

/** How much partners are at the broker. */
public interface PartnerCount {

    /** Open connections. */
    int connected();

    /** Submissions that wait on all lanes. */
    long unjudged();

    /** Bytes that partners' queues hold in the broker's memory. */
    long memory();
}
