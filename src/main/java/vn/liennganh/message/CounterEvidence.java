package vn.liennganh.message;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What speaks for a party that was silent or late. It moves no due instant.
 *
 * @param kind {@code outage}: the hub itself was not there
 * @param from in milliseconds
 * @param to in milliseconds
 */
public record CounterEvidence(String kind, OffsetDateTime from, OffsetDateTime to) {

    /** A time during which the hub could not take any message. */
    public static CounterEvidence outage(Instant from, Instant to) {
        return new CounterEvidence("outage", WireTime.attested(from), WireTime.attested(to));
    }
}
